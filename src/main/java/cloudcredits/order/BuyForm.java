package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * The form of the purchase: packs, the papers' data, and what its review had shown. A number typed
 * beside the ladder counts more than the rung.
 */
final class BuyForm {

  static final String PACKS = "packs";
  static final String OTHER = "other";
  static final String PURCHASE_ORDER = "purchase-order";
  static final String INVOICE_EMAIL = "invoice-email";
  static final String TOKEN = "token";
  static final String LATEST = "latest";
  static final String PACK_CREDITS = "pack-credits";
  static final String PACK_PRICE = "pack-price";
  static final String GROSS = "gross";
  static final String UNTIL = "until";

  /** The button that buys; its value is the number of packs that it names. */
  static final String BUY = "buy";

  /** The same, to pay by card. */
  static final String BUY_BY_CARD = "buy-by-card";

  private static final int LONGEST_NUMBER = 60;

  private final Form form;

  BuyForm(Form form) {
    this.form = form;
  }

  Form form() {
    return form;
  }

  /** Whether a number of packs is asked for at all, be it nonsense. */
  boolean choosesPacks() {
    return !form.typed(PACKS).isBlank() || !form.typed(OTHER).isBlank();
  }

  Optional<Integer> packs() {
    String field = form.typed(OTHER).isBlank() ? PACKS : OTHER;
    String most = Format.number(Offer.MOST_PACKS);
    return form.number(field, 1, Offer.MOST_PACKS, "Choose 1 to " + most + " packs");
  }

  Optional<String> purchaseOrder() {
    return form.text(
        PURCHASE_ORDER, LONGEST_NUMBER, "Enter your purchase-order number: the invoice names it");
  }

  Optional<String> invoiceEmail() {
    return form.email(
        INVOICE_EMAIL, "Enter the address that the invoice goes to, such as accounts@example.com");
  }

  /** Empty when this is no token of ours. */
  Optional<UUID> token() {
    return Optional.of(form.typed(TOKEN))
        .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(UUID::fromString);
  }

  /** The contract's last order when the form was made, 0 for none; empty when it does not say. */
  Optional<Integer> latest() {
    return Optional.of(form.typed(LATEST))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /** Whether the button that was pressed named this number of packs. */
  boolean buttonNamed(int packs) {
    String button = paidBy() == PaidBy.CARD ? BUY_BY_CARD : BUY;
    return form.typed(button).equals(Integer.toString(packs));
  }

  PaidBy paidBy() {
    return form.typed(BUY_BY_CARD).isEmpty() ? PaidBy.INVOICE : PaidBy.CARD;
  }

  /** What the review had shown; empty when it is unreadable, which no page of ours sends. */
  Optional<Promise> promise(Currency currency) {
    try {
      return Optional.of(
          new Promise(
              Credits.of(new BigDecimal(shortly(PACK_CREDITS))),
              new Money(new BigDecimal(shortly(PACK_PRICE)), currency),
              new Money(new BigDecimal(shortly(GROSS)), currency),
              Instant.parse(form.typed(UNTIL))));
    } catch (ArithmeticException | NumberFormatException | DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  /** A number with a monstrous exponent is as good as none. */
  private String shortly(String name) {
    String typed = form.typed(name);
    return typed.matches("[0-9]{1,12}(\\.[0-9]{1,4})?") ? typed : "";
  }

  /** The review's address: what was typed goes along. */
  QueryString query(int packs) {
    return QueryString.EMPTY
        .with(PACKS, Integer.toString(packs))
        .with(PURCHASE_ORDER, form.typed(PURCHASE_ORDER).strip())
        .with(INVOICE_EMAIL, form.typed(INVOICE_EMAIL).strip());
  }
}
