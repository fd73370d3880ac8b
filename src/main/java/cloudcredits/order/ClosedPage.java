package cloudcredits.order;

import cloudcredits.credit.Terms.Activity;
import java.util.Currency;
import java.util.Locale;

/**
 * Why nothing can be bought now, and what to do.
 *
 * @param orders where earlier orders are
 */
public record ClosedPage(String title, String text, String orders) {

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
        contract + "/orders");
  }

  static ClosedPage notSold(String contract, Currency currency) {
    return new ClosedPage(
        "There is no price in " + currency.getCurrencyCode() + " yet",
        "The contract is billed in "
            + currency.getDisplayName(Locale.ENGLISH)
            + ", for which the vendor has not set a price. Nothing can be bought until then.",
        contract + "/orders");
  }
}
