package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.credit.Terms.Activity;
import java.util.Currency;
import java.util.Locale;

/**
 * Why nothing can be bought now, and what to do.
 *
 * @param label of the link to go on with
 */
public record ClosedPage(String title, String text, String label, String href) {

  static ClosedPage notActive(String contract, Activity activity) {
    String title =
        switch (activity) {
          case NOT_STARTED -> "Packs can be bought once the contract has started";
          case LAPSED -> "Packs can be bought again once the contract is renewed";
          case CANCELLED -> "The contract is cancelled, so no packs can be bought";
          case ACTIVE -> throw new IllegalStateException("an active contract buys");
        };
    return new ClosedPage(
        title,
        "Shared credits belong to a term of the contract and end with it.",
        "See earlier orders",
        contract + "/orders");
  }

  static ClosedPage notSold(String contract, Currency currency) {
    return new ClosedPage(
        "There is no price in " + currency.getCurrencyCode() + " yet",
        "The contract is billed in "
            + currency.getDisplayName(Locale.ENGLISH)
            + ", for which the vendor has not set a price. Nothing can be bought until then.",
        "See earlier orders",
        contract + "/orders");
  }

  /**
   * @param manager whether the visitor may say whom to bill
   */
  static ClosedPage notBillable(String contract, Billing.Obstacle obstacle, boolean manager) {
    return switch (obstacle) {
      case ADDRESS ->
          manager
              ? new ClosedPage(
                  "Say whom to bill before the first purchase",
                  "An invoice must name the company and its address; the tax depends on its country.",
                  "Enter the billing address",
                  contract + "/settings/billing")
              : new ClosedPage(
                  "The billing address is missing",
                  "An invoice must name the company and its address. The contract manager enters them once, in the settings.",
                  "See who the manager is",
                  contract + "/settings");
      case SELLER ->
          new ClosedPage(
              "Nothing can be bought yet",
              "The vendor has not set its own name and address, which an invoice must say.",
              "See earlier orders",
              contract + "/orders");
      case TAX_RATE ->
          new ClosedPage(
              "There is no tax rate for your country yet",
              "The vendor has not set the tax for the country of the billing address. Nothing can be bought until then.",
              "See earlier orders",
              contract + "/orders");
    };
  }
}
