package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Quotes in a table.
 *
 * @param currency of every total
 */
public record QuoteRows(String currency, List<Row> rows) {

  /**
   * @param credits "" while nothing is offered, as the total
   * @param through the last day to accept
   */
  public record Row(
      String label,
      String href,
      String seller,
      String packs,
      String credits,
      String total,
      Optional<When> through,
      String state,
      String tag) {}

  static QuoteRows of(
      Contract contract, List<Quote> quotes, boolean seller, String path, Instant now) {
    return new QuoteRows(
        contract.creditLimit().currency().getCurrencyCode(),
        quotes.stream()
            .map(quote -> row(new QuoteWords(quote, contract, seller, now), path))
            .toList());
  }

  private static Row row(QuoteWords words, String path) {
    Quote quote = words.quote();
    Optional<Bid> bid = quote.offer().map(Stage.Offered::bid);
    int packs = bid.map(Bid::packs).orElseGet(() -> quote.wish().orElseThrow().packs());
    return new Row(
        "Quote " + quote.id(),
        path + "/" + quote.id(),
        quote.seller(),
        Format.number(packs),
        bid.map(offer -> Format.credits(offer.credits())).orElse(""),
        bid.map(offer -> Format.amount(offer.total())).orElse(""),
        bid.map(offer -> When.date(offer.until().minusNanos(1), words.contract().zone())),
        words.tag().words(),
        words.tag().state());
  }
}
