package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import java.util.UUID;

/**
 * Packs that a reseller sold, to be written down with their credits. The reseller invoices them.
 *
 * @param token the quote's own: one quote makes one order
 * @param quote by which they were sold
 * @param packCredits shared credits in a pack
 * @param packPrice for one pack, the reseller's
 * @param purchaseOrderNumber the customer's own
 * @param by who accepted the quote
 */
public record Resale(
    UUID token,
    int reseller,
    int quote,
    int packs,
    Credits packCredits,
    Money packPrice,
    String purchaseOrderNumber,
    PersonId by) {

  Credits credits() {
    return new Credits(Math.multiplyExact(packCredits.hundredths(), packs));
  }
}
