package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.time.Instant;
import java.util.List;

/**
 * A reseller's quotes to one customer, for the reseller.
 *
 * @param mayOffer whether the contract can buy
 * @param token one form offers once
 * @param hint what a pack is and costs here
 */
public record OffersPage(
    String path,
    String balance,
    String customer,
    String heading,
    String text,
    boolean mayOffer,
    Form form,
    String token,
    String hint,
    String currency,
    QuoteRows quotes) {

  static OffersPage of(
      Contract contract, List<Quote> quotes, QuoteForm form, String hint, Instant now) {
    String base = "/contracts/" + contract.number();
    String path = base + "/offers";
    return new OffersPage(
        path,
        base + "/balance",
        contract.customer(),
        heading(contract, quotes, now),
        "Quotes to %s, contract %s.".formatted(contract.customer(), contract.number()),
        contract.isActiveAt(now) && !hint.isEmpty(),
        form.form(),
        form.token().toString(),
        hint,
        contract.creditLimit().currency().getCurrencyCode(),
        QuoteRows.of(contract, quotes, true, path, now));
  }

  private static String heading(Contract contract, List<Quote> quotes, Instant now) {
    List<Quote> waiting = quotes.stream().filter(quote -> waits(quote, now)).toList();
    return switch (waiting.size()) {
      case 0 -> quotes.isEmpty() ? "No quotes yet" : "Nothing waits for you";
      case 1 -> new QuoteWords(waiting.getFirst(), contract, true, now).heading();
      default -> Format.plural("quote waits", "quotes wait", waiting.size()) + " for you";
    };
  }

  private static boolean waits(Quote quote, Instant now) {
    return switch (quote.at(now)) {
      case ASKED, ACCEPTED -> true;
      case OFFERED, PROPOSED, EXPIRED, DECLINED, WITHDRAWN, CANCELLED, DELIVERED -> false;
    };
  }
}
