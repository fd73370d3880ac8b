package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.order.Order;
import cloudcredits.quote.Quote.Standing;
import cloudcredits.web.Form;
import java.time.Instant;
import java.util.Optional;

/**
 * A quote, for the customer.
 *
 * @param open whether it can be accepted now
 * @param asked whether the request can be taken back
 * @param accept what the button says
 * @param order what it made
 */
public record QuotePage(
    String path,
    String list,
    QuoteSheet sheet,
    boolean open,
    boolean asked,
    String accept,
    Form form,
    Optional<String> order) {

  static QuotePage of(
      Contract contract,
      Quote quote,
      QuoteSheet sheet,
      Optional<Order> order,
      Form form,
      Instant now) {
    String base = "/contracts/" + contract.number();
    Standing standing = quote.at(now);
    return new QuotePage(
        base + "/quotes/" + quote.id(),
        base + "/quotes",
        sheet,
        standing == Standing.OFFERED,
        standing == Standing.ASKED,
        sheet.terms().map(QuotePage::accept).orElse(""),
        form,
        order.map(made -> base + "/orders/" + made.id()));
  }

  private static String accept(QuoteSheet.Terms terms) {
    return "Accept %s credits for %s %s"
        .formatted(terms.credits(), terms.total(), terms.currency());
  }
}
