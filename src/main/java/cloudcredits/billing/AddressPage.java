package cloudcredits.billing;

import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Optional;

/**
 * Settings, billing: whom a contract's papers are made out to.
 *
 * @param countries that can be billed
 */
public record AddressPage(
    String path,
    List<Choice> tabs,
    String heading,
    String text,
    Form form,
    List<Choice> countries,
    Approval approval) {

  /**
   * From which amount on a second person approves.
   *
   * @param currency of the amount
   */
  public record Approval(Form form, ApprovalRule rule, String currency) {

    /** Why nothing could be bought above the amount; "" when it can. */
    public String warning() {
      return rule.above().isPresent() && !rule.possible()
          ? "Only one person may buy on this contract, so nobody could approve: name a second one under Roles, or leave the amount out."
          : "";
    }
  }

  static AddressPage of(
      Visit visit,
      Form form,
      Optional<BillTo> known,
      Optional<TaxRate> rate,
      List<Choice> countries,
      Approval approval) {
    return new AddressPage(
        "/contracts/" + visit.contract().number() + "/settings/billing",
        SettingsTabs.of(visit),
        known
            .map(to -> "Invoices are made out to " + to.name())
            .orElse("Say whom to bill before the first purchase"),
        known
            .flatMap(to -> rate.map(found -> tax(found.of(to))))
            .orElse("The tax depends on the country and on whether there is a tax number."),
        form,
        countries,
        approval);
  }

  private static String tax(Tax tax) {
    return tax.reverseCharge()
        ? tax.name() + " is not charged: you account for it yourselves, and the invoice says so."
        : "Purchases have " + tax.words() + " on top of the net price.";
  }
}
