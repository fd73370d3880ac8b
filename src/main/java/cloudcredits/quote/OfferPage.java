package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.quote.Quote.Standing;
import cloudcredits.web.Form;
import java.time.Instant;

/**
 * A quote, for the reseller.
 *
 * @param asked whether an offer is wanted
 * @param open whether the offer can be withdrawn
 * @param accepted whether it is to be delivered
 * @param hint what a pack is and costs here
 */
public record OfferPage(
    String path,
    String list,
    QuoteSheet sheet,
    boolean asked,
    boolean open,
    boolean accepted,
    Form form,
    String hint,
    String currency) {

  static OfferPage of(
      Contract contract, Quote quote, QuoteSheet sheet, Form form, String hint, Instant now) {
    String list = "/contracts/" + contract.number() + "/offers";
    Standing standing = quote.at(now);
    return new OfferPage(
        list + "/" + quote.id(),
        list,
        sheet,
        standing == Standing.ASKED,
        standing == Standing.OFFERED || standing == Standing.PROPOSED,
        standing == Standing.ACCEPTED,
        form,
        hint,
        contract.creditLimit().currency().getCurrencyCode());
  }
}
