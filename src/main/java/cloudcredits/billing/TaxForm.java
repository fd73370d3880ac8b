package cloudcredits.billing;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tax rate as an operator types it. */
record TaxForm(Form form, Optional<TaxRate> rate) {

  static final List<Choice> REVERSAL =
      List.of(
          new Choice("no", "Are charged the tax too", ""),
          new Choice(
              "yes",
              "Owe the tax themselves",
              "Reverse charge: nothing is charged, and the papers say so"));

  private static final int LONGEST_NAME = 30;

  static Form usual() {
    return Form.of(Map.of("reverse", List.of("no")));
  }

  static TaxForm read(Form form) {
    var country =
        form.choice("country", Countries.ALL, Choice::value, "Choose the country")
            .map(Choice::value);
    var from = form.date("from", "Enter the day from which it counts");
    var name = form.text("name", LONGEST_NAME, "Enter the tax’s name, such as VAT");
    var percent = percent(form);
    var reverse = form.choice("reverse", REVERSAL, Choice::value, "Choose one of the two");
    return new TaxForm(
        form,
        form.isValid()
            ? Optional.of(
                new TaxRate(
                    country.orElseThrow(),
                    from.orElseThrow(),
                    name.orElseThrow(),
                    percent.orElseThrow(),
                    reverse.orElseThrow().value().equals("yes")))
            : Optional.empty());
  }

  private static Optional<BigDecimal> percent(Form form) {
    String typed = form.typed("percent").strip();
    if (typed.matches("[0-9]{1,2}(\\.[0-9]{1,3})?")) {
      return Optional.of(new BigDecimal(typed));
    }
    form.refuse("percent", "Enter the percentage, such as 21 or 8.1");
    return Optional.empty();
  }
}
