package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.Instant;

/**
 * What the review showed, sent back with the order: the buyer gets exactly this or nothing.
 *
 * @param packCredits credits in a pack
 * @param packPrice for one of these packs, before tax
 * @param gross for all of them, with tax
 * @param until when the credits expire
 */
public record Promise(Credits packCredits, Money packPrice, Money gross, Instant until) {

  /** Whether credits and money are the same. */
  boolean costsAs(Promise other) {
    return packCredits.equals(other.packCredits)
        && packPrice.equals(other.packPrice)
        && gross.equals(other.gross);
  }
}
