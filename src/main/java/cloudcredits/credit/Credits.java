package cloudcredits.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An amount of cloud credits: an exact decimal with two places, kept as a whole number of
 * hundredths. May be negative where a difference is meant; amounts that must not be say so where
 * they are checked. Arithmetic that would overflow throws {@link ArithmeticException}.
 *
 * @param hundredths the amount times one hundred
 */
public record Credits(long hundredths) implements Comparable<Credits> {

  public static final Credits ZERO = new Credits(0);

  /** Whole credits: {@code of(130)} is 130 credits. */
  public static Credits of(long whole) {
    return new Credits(Math.multiplyExact(whole, 100L));
  }

  /**
   * The same amount as a decimal.
   *
   * @throws ArithmeticException when it has more than two places or does not fit
   */
  public static Credits of(BigDecimal decimal) {
    return new Credits(
        decimal.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
  }

  public static Credits sum(Collection<Credits> amounts) {
    return amounts.stream().reduce(ZERO, Credits::plus);
  }

  public Credits plus(Credits other) {
    return new Credits(Math.addExact(hundredths, other.hundredths));
  }

  public Credits minus(Credits other) {
    return new Credits(Math.subtractExact(hundredths, other.hundredths));
  }

  public Credits negate() {
    return new Credits(Math.negateExact(hundredths));
  }

  public Credits min(Credits other) {
    return hundredths <= other.hundredths ? this : other;
  }

  public Credits max(Credits other) {
    return hundredths >= other.hundredths ? this : other;
  }

  public boolean isZero() {
    return hundredths == 0;
  }

  public boolean isPositive() {
    return hundredths > 0;
  }

  public boolean isNegative() {
    return hundredths < 0;
  }

  public boolean isMoreThan(Credits other) {
    return hundredths > other.hundredths;
  }

  @Override
  public int compareTo(Credits other) {
    return Long.compare(hundredths, other.hundredths);
  }

  /** With exactly two places, as the database and the JSON API have it. */
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(hundredths, 2);
  }

  /** Without decimals when whole, else with two: {@code 130}, {@code 8.29}, {@code -0.50}. */
  @Override
  public String toString() {
    return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : toDecimal().toPlainString();
  }
}
