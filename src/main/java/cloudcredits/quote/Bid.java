package cloudcredits.quote;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.Instant;

/**
 * What a reseller offers.
 *
 * @param packCredits shared credits in a pack, as it was when this was offered
 * @param packPrice for one pack, the reseller's own
 * @param until the first instant at which it can't be accepted
 * @param note to the customer, "" for none
 */
public record Bid(int packs, Credits packCredits, Money packPrice, Instant until, String note) {

  /** More than this in one quote is a mistake more often than a wish. */
  public static final int MOST_PACKS = 500;

  /**
   * @throws IllegalArgumentException for less than one pack or more than {@link #MOST_PACKS}
   */
  public Bid {
    if (packs < 1 || packs > MOST_PACKS) {
      throw new IllegalArgumentException(packs + " packs");
    }
  }

  public Credits credits() {
    return new Credits(Math.multiplyExact(packCredits.hundredths(), packs));
  }

  public Money total() {
    return packPrice.times(packs);
  }

  public boolean isOverAt(Instant now) {
    return !now.isBefore(until);
  }
}
