package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.credit.PersonId;
import cloudcredits.order.Order;
import cloudcredits.quote.Quote.Standing;
import cloudcredits.web.Form;
import java.time.Instant;
import java.util.Optional;

/**
 * A quote, for the customer.
 *
 * @param open whether it can be accepted now
 * @param second whether somebody else would have to confirm that
 * @param confirm whether this visitor can confirm what somebody else has accepted
 * @param reconsider whether this visitor can take back what is not confirmed yet
 * @param asked whether the request can be taken back
 * @param accepted whether the acceptance can be taken back
 * @param accept what the button says
 * @param order what it made
 */
public record QuotePage(
    String path,
    String list,
    QuoteSheet sheet,
    boolean open,
    boolean second,
    boolean confirm,
    boolean reconsider,
    boolean asked,
    boolean accepted,
    String accept,
    Form form,
    Optional<String> order) {

  /** Whether the offer can be declined. */
  public boolean declinable() {
    return open || confirm;
  }

  /** Whether there is something to do beside the history. */
  public boolean acts() {
    return open || confirm || reconsider || asked || accepted;
  }

  /**
   * @param second whether the contract wants two people for what it costs
   */
  static QuotePage of(
      Contract contract,
      Quote quote,
      QuoteSheet sheet,
      boolean second,
      PersonId visitor,
      Optional<Order> order,
      Form form,
      Instant now) {
    String base = "/contracts/" + contract.number();
    Standing standing = quote.at(now);
    boolean proposed = standing == Standing.PROPOSED;
    boolean own =
        quote.stage() instanceof Stage.Proposed stage && stage.proposed().person().equals(visitor);
    return new QuotePage(
        base + "/quotes/" + quote.id(),
        base + "/quotes",
        sheet,
        standing == Standing.OFFERED,
        second,
        proposed && !own,
        proposed && own,
        standing == Standing.ASKED,
        standing == Standing.ACCEPTED,
        sheet.terms().map(terms -> accept(proposed ? "Confirm" : "Accept", terms)).orElse(""),
        form,
        order.map(made -> base + "/orders/" + made.id()));
  }

  private static String accept(String verb, QuoteSheet.Terms terms) {
    return "%s %s credits for %s %s"
        .formatted(verb, terms.credits(), terms.total(), terms.currency());
  }
}
