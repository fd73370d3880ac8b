package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Money;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The forms of quotes: asking, offering, accepting, and saying why not. */
final class QuoteForm {

  static final String TOKEN = "token";
  static final String PACKS = "packs";
  static final String NOTE = "note";
  static final String PRICE = "pack-price";
  static final String LAST_DAY = "last-day";
  static final String PURCHASE_ORDER = "purchase-order";
  static final String REASON = "reason";

  /** An offer that nobody asked for a change of is open for two weeks. */
  private static final int USUAL_DAYS = 14;

  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_TEXT = 500;

  private final Form form;

  QuoteForm(Form form) {
    this.form = form;
  }

  /** An offer to be filled in. */
  static Form draft(int packs, String packPrice, LocalDate today) {
    return Form.of(
        Map.of(
            PACKS, List.of(Integer.toString(packs)),
            PRICE, List.of(packPrice),
            LAST_DAY, List.of(today.plusDays(USUAL_DAYS).toString())));
  }

  Form form() {
    return form;
  }

  /** A new one when this is none of ours. */
  UUID token() {
    return Optional.of(form.typed(TOKEN))
        .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(UUID::fromString)
        .orElseGet(UUID::randomUUID);
  }

  Optional<Integer> packs() {
    return form.number(
        PACKS, 1, Bid.MOST_PACKS, "Enter 1 to " + Format.number(Bid.MOST_PACKS) + " packs");
  }

  Optional<String> note() {
    return form.optionalText(NOTE, LONGEST_TEXT);
  }

  Optional<String> purchaseOrder() {
    return form.text(
        PURCHASE_ORDER, LONGEST_NUMBER, "Enter your purchase-order number: the order names it");
  }

  Optional<String> reason() {
    return form.text(REASON, LONGEST_TEXT, "Say why, in a line: the other side reads it");
  }

  /** Empty when something is to be put right. */
  Optional<Draft> draft(Contract contract, LocalDate today) {
    Optional<Integer> packs = packs();
    Optional<Money> price = price(contract);
    Optional<LocalDate> lastDay = lastDay(today);
    Optional<String> note = note();
    return form.isValid()
        ? Optional.of(new Draft(packs.get(), price.get(), lastDay.get(), note.get()))
        : Optional.empty();
  }

  private Optional<Money> price(Contract contract) {
    String example = "Enter the price of one pack, such as 95.00";
    try {
      return form.credits(PRICE, example)
          .map(typed -> new Money(typed.toDecimal(), contract.creditLimit().currency()));
    } catch (ArithmeticException tooFine) {
      form.refuse(PRICE, "Enter a price without decimals: the currency has none");
      return Optional.empty();
    }
  }

  private Optional<LocalDate> lastDay(LocalDate today) {
    LocalDate last = today.plusYears(1);
    String between = "Choose a day from today to " + Format.date(last);
    Optional<LocalDate> day = form.date(LAST_DAY, between);
    if (day.isPresent() && (day.get().isBefore(today) || day.get().isAfter(last))) {
      form.refuse(LAST_DAY, between);
      return Optional.empty();
    }
    return day;
  }
}
