package cloudcredits.contract;

import cloudcredits.credit.Money;
import cloudcredits.credit.Terms;
import cloudcredits.web.Form;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract as an operator types it: customer, terms, licences and manager in one form. */
record NewContractForm(Form form, Optional<Draft> draft) {

  /** As many licences as the form has room for; more are added afterwards. */
  static final int LICENCES = 3;

  static final Currency CURRENCY = Currency.getInstance("USD");

  /** The contract but for its customer, who is known by name. */
  record Draft(
      String customer,
      String number,
      Contract.Kind kind,
      ZoneId zone,
      Terms.Term term,
      Money creditLimit,
      List<NewLicence> licences,
      Appointee manager) {

    NewContract of(Customer known) {
      return new NewContract(number, known.id(), kind, zone, term, creditLimit, licences, manager);
    }
  }

  /** The usual answers, to begin with. */
  static Form usual(LocalDate today) {
    return Form.of(
        Map.of(
            "kind", List.of(Form.key(Contract.Kind.SUBSCRIPTION)),
            "zone", List.of("UTC"),
            "starts-on", List.of(today.toString()),
            "renewal-on", List.of(today.plusYears(1).toString()),
            "credit-limit", List.of("0")));
  }

  static NewContractForm read(Form form) {
    var customer = form.text("customer", 200, "Enter the customer’s name");
    var number = number(form);
    var kind = form.choice("kind", Contract.Kind.class, "Choose the kind of contract");
    var zone = form.choice("zone", Zones.ALL, zoneName -> zoneName, "Choose a time zone");
    var term = TermForm.read(form);
    var limit = limit(form, CURRENCY);
    var licences = licences(form);
    var manager = AppointForm.appointee(form, "manager-email", "manager-name");
    if (!form.isValid()) {
      return new NewContractForm(form, Optional.empty());
    }
    return new NewContractForm(
        form,
        Optional.of(
            new Draft(
                customer.orElseThrow(),
                number.orElseThrow(),
                kind.orElseThrow(),
                ZoneId.of(zone.orElseThrow()),
                term.orElseThrow(),
                limit.orElseThrow(),
                licences,
                manager.orElseThrow())));
  }

  private static Optional<String> number(Form form) {
    Optional<String> number = NewContract.number(form.typed("number"));
    if (number.isEmpty()) {
      form.refuse("number", "Enter 3 to 32 letters, digits and hyphens, such as 110-4402-8817");
    }
    return number;
  }

  /** An amount of money is typed as credits are: digits, with at most two decimals. */
  static Optional<Money> limit(Form form, Currency currency) {
    return form.credits("credit-limit", "Enter an amount, such as 5,000 or 0")
        .map(amount -> new Money(amount.toDecimal(), currency));
  }

  private static List<NewLicence> licences(Form form) {
    var licences = new ArrayList<NewLicence>();
    for (int i = 1; i <= LICENCES; i++) {
      if (i == 1 || !isBlank(form, i)) {
        LicenceForm.read(form, "-" + i).ifPresent(licences::add);
      }
    }
    return licences;
  }

  private static boolean isBlank(Form form, int line) {
    return form.typed("product-" + line).isBlank()
        && form.typed("serial-" + line).isBlank()
        && form.typed("seats-" + line).isBlank();
  }
}
