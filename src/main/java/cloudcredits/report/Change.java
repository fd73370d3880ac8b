package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.math.BigDecimal;

/** How much more or less was used than before. */
public record Change(Credits now, Credits before) {

  private static final BigDecimal TOO_MUCH_TO_SAY = BigDecimal.valueOf(10);

  /** Now less before; negative when less was used. */
  public Credits difference() {
    return now.minus(before);
  }

  /** With its sign: {@code +120}, {@code −8.50}, {@code 0}. */
  public String signed() {
    Credits difference = difference();
    return (difference.isPositive() ? "+" : "") + Format.credits(difference);
  }

  /** {@code up 40 %}, {@code down 12 %}, {@code as before}, {@code new}, {@code up 12-fold}. */
  public String words() {
    Credits difference = difference();
    if (difference.isZero()) {
      return now.isZero() ? "" : "as before";
    }
    if (!before.isPositive()) {
      return difference.isPositive() ? "new" : "down";
    }
    return difference.isPositive() ? "up " + grown(difference) : "down " + percent(difference);
  }

  private String grown(Credits difference) {
    return isManifold()
        ? Format.number(now.hundredths() / before.hundredths()) + "-fold"
        : percent(difference);
  }

  /** In a sentence, before the period that it is compared with: {@code 12 % more than in}. */
  String comparison() {
    Credits difference = difference();
    if (difference.isZero()) {
      return "as much as in";
    }
    String than = difference.isPositive() ? " more than in" : " less than in";
    if (!before.isPositive()) {
      return Format.credits(new Credits(Math.abs(difference.hundredths()))) + than;
    }
    return isManifold()
        ? Format.number(now.hundredths() / before.hundredths()) + " times as much as in"
        : percent(difference) + than;
  }

  private boolean isManifold() {
    return difference().toDecimal().compareTo(before.toDecimal().multiply(TOO_MUCH_TO_SAY)) >= 0;
  }

  private String percent(Credits difference) {
    var much = new Credits(Math.abs(difference.hundredths()));
    boolean little = much.hundredths() * 200 < before.hundredths();
    return little ? "under 1\u00a0%" : Format.percent(much, before);
  }
}
