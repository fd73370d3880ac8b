package cloudcredits.cap;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.web.Format;

/**
 * How many shared credits a cap allows, and over which time.
 *
 * @param credits zero or more; zero: no shared credits at all
 */
public record Limit(Credits credits, Cap.Period period) {

  /** {@code 120 a month}, {@code 500 in all}. */
  public String words() {
    return switch (period) {
      case MONTH -> Format.credits(credits) + " a month";
      case EVER -> Format.credits(credits) + " in all";
    };
  }

  Limit plus(Credits more) {
    return new Limit(credits.plus(more), period);
  }
}
