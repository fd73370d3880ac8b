package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A contract's quotes, for the customer.
 *
 * @param seller who can be asked; empty when nobody can be
 * @param token one form asks once
 */
public record QuotesPage(
    String path,
    String buy,
    String heading,
    String text,
    Optional<String> seller,
    Form form,
    String token,
    QuoteRows quotes) {

  static QuotesPage of(
      Contract contract, Optional<String> seller, List<Quote> quotes, QuoteForm form, Instant now) {
    String base = "/contracts/" + contract.number();
    String path = base + "/quotes";
    boolean active = contract.isActiveAt(now);
    return new QuotesPage(
        path,
        base + "/buy",
        heading(contract, quotes, now),
        text(seller, active),
        seller.filter(_ -> active),
        form.form(),
        form.token().toString(),
        QuoteRows.of(contract, quotes, false, path, now));
  }

  private static String heading(Contract contract, List<Quote> quotes, Instant now) {
    List<Quote> open =
        quotes.stream().filter(quote -> quote.at(now) == Quote.Standing.OFFERED).toList();
    return switch (open.size()) {
      case 0 -> quotes.isEmpty() ? "No quotes yet" : "No offer waits for you";
      case 1 -> new QuoteWords(open.getFirst(), contract, false, now).heading();
      default -> Format.plural("offer waits", "offers wait", open.size()) + " for you";
    };
  }

  private static String text(Optional<String> seller, boolean active) {
    String who =
        seller
            .map(name -> name + " looks after this contract")
            .orElse("No reseller looks after this contract");
    return active ? who + "." : who + ". It is not active, so nothing can be bought.";
  }
}
