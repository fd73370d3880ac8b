package cloudcredits.billing;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.List;

/** Tax rates, for operators. */
public record TaxPage(
    List<Here.Section> sections,
    String heading,
    List<Row> rows,
    Form form,
    List<Choice> countries,
    List<Choice> reversal) {

  /** A rate. */
  public record Row(
      String country, When from, String name, String percent, String withTaxNumber, String state) {}

  static TaxPage of(List<Here.Section> sections, TaxTable taxes, Form form, LocalDate today) {
    return new TaxPage(
        sections,
        Format.plural(
            "country has a tax rate", "countries have a tax rate", taxes.countries().size()),
        taxes.countries().stream()
            .flatMap(
                country ->
                    taxes.rates().stream()
                        .filter(rate -> rate.country().equals(country))
                        .map(rate -> row(taxes, rate, today)))
            .toList(),
        form,
        Countries.ALL,
        TaxForm.REVERSAL);
  }

  private static Row row(TaxTable taxes, TaxRate rate, LocalDate today) {
    boolean inForce = taxes.on(rate.country(), today).filter(rate::equals).isPresent();
    String state = inForce ? "In force" : rate.validFrom().isAfter(today) ? "To come" : "Past";
    return new Row(
        Countries.name(rate.country()),
        When.date(rate.validFrom()),
        rate.name(),
        rate.percent().stripTrailingZeros().toPlainString() + "\u00a0%",
        rate.reverseCharge() ? "reverse charge" : "charged too",
        state);
  }
}
