package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.LocalDate;

/**
 * What a pack costs from a day on, until the next price of the same currency (rules §9).
 *
 * @param validFrom a day in the buying contract's own time zone
 * @param packCredits shared credits in a pack, more than zero
 * @param packPrice for one pack
 */
public record Price(LocalDate validFrom, Credits packCredits, Money packPrice) {

  public Price {
    if (!packCredits.isPositive()) {
      throw new IllegalArgumentException("a pack of " + packCredits);
    }
  }
}
