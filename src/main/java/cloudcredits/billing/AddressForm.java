package cloudcredits.billing;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A billing address as the contract's manager types it. */
record AddressForm(Form form, Optional<BillTo> to) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TOWN = 100;
  private static final int LONGEST_POSTAL_CODE = 20;

  /** Of all countries; those without hyphens, blanks and dots have 2 to 20 letters and digits. */
  private static final String TAX_NUMBER = "[A-Z0-9]{2,20}";

  /** With what is known so far. */
  static Form filledIn(Optional<BillTo> known, String customer) {
    BillTo to = known.orElseGet(() -> new BillTo(customer, "", "", "", "", ""));
    return Form.of(
        Map.of(
            "name", List.of(to.name()),
            "street", List.of(to.street()),
            "postal-code", List.of(to.postalCode()),
            "city", List.of(to.city()),
            "country", List.of(to.country()),
            "tax-number", List.of(to.taxNumber())));
  }

  /**
   * @param countries that can be billed
   */
  static AddressForm read(Form form, List<Choice> countries) {
    var name = form.text("name", LONGEST_NAME, "Enter the company’s name");
    var street = form.text("street", LONGEST_NAME, "Enter the street and number");
    var postalCode = form.optionalText("postal-code", LONGEST_POSTAL_CODE);
    var city = form.text("city", LONGEST_TOWN, "Enter the town");
    var country =
        form.choice("country", countries, Choice::value, "Choose the country").map(Choice::value);
    var taxNumber = taxNumber(form);
    return new AddressForm(
        form,
        form.isValid()
            ? Optional.of(
                new BillTo(
                    name.orElseThrow(),
                    street.orElseThrow(),
                    postalCode.orElseThrow(),
                    city.orElseThrow(),
                    country.orElseThrow(),
                    taxNumber))
            : Optional.empty());
  }

  /** In capitals, without what people write between the digits. */
  private static String taxNumber(Form form) {
    String number = form.typed("tax-number").toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
    if (!number.isEmpty() && !number.matches(TAX_NUMBER)) {
      form.refuse("tax-number", "Enter the tax number with letters and digits, or leave it out");
    }
    return number;
  }
}
