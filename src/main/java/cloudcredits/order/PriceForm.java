package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.order.Price.Step;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A price as an operator types it: with up to three volume steps. */
record PriceForm(Form form, Optional<Price> price) {

  /** As many volume steps as the form has room for. */
  static final int STEPS = 3;

  static final List<Choice> CURRENCIES =
      Currency.availableCurrencies()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .filter(currency -> currency.getDefaultFractionDigits() <= 2)
          .map(PriceForm::choice)
          .sorted((one, other) -> one.value().compareTo(other.value()))
          .toList();

  private static final int MOST_CREDITS = 100_000;
  private static final String AMOUNT = "[0-9]{1,9}(\\.[0-9]{1,2})?";

  private static Choice choice(Currency currency) {
    String code = currency.getCurrencyCode();
    return new Choice(code, code + ", " + currency.getDisplayName(Locale.ENGLISH));
  }

  static Form usual() {
    return Form.of(Map.of("currency", List.of("USD"), "credits", List.of("100")));
  }

  static PriceForm read(Form form) {
    var currency =
        form.choice("currency", CURRENCIES, Choice::value, "Choose the currency")
            .map(choice -> Currency.getInstance(choice.value()));
    var from = form.date("from", "Enter the day from which it counts");
    var credits =
        form.number("credits", 1, MOST_CREDITS, "Enter how many credits a pack has, such as 100");
    var each = currency.flatMap(known -> money(form, "price", known));
    var steps = currency.map(known -> steps(form, known)).orElse(List.of());
    return new PriceForm(
        form,
        form.isValid()
            ? Optional.of(
                new Price(
                    from.orElseThrow(),
                    Credits.of(credits.orElseThrow()),
                    each.orElseThrow(),
                    steps))
            : Optional.empty());
  }

  private static List<Step> steps(Form form, Currency currency) {
    var steps = new ArrayList<Step>();
    for (int line = 1; line <= STEPS; line++) {
      String packs = "packs-" + line;
      String price = "price-" + line;
      if (!form.typed(packs).isBlank() || !form.typed(price).isBlank()) {
        var from = form.number(packs, 2, Offer.MOST_PACKS, "Enter from how many packs it counts");
        var each = money(form, price, currency);
        if (from.isPresent() && each.isPresent()) {
          add(form, steps, packs, new Step(from.get(), each.get()));
        }
      }
    }
    return steps;
  }

  private static void add(Form form, List<Step> steps, String field, Step step) {
    if (steps.stream().anyMatch(other -> other.fromPacks() == step.fromPacks())) {
      form.refuse(field, "There is a price from this number of packs on already");
    } else {
      steps.add(step);
    }
  }

  private static Optional<Money> money(Form form, String field, Currency currency) {
    String typed = form.typed(field).strip();
    int places = currency.getDefaultFractionDigits();
    if (typed.matches(AMOUNT) && new BigDecimal(typed).stripTrailingZeros().scale() <= places) {
      return Optional.of(new Money(new BigDecimal(typed), currency));
    }
    form.refuse(field, "Enter an amount such as " + (places == 0 ? "100" : "95.50"));
    return Optional.empty();
  }
}
