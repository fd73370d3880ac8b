package cloudcredits.web;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An allowance drawn to scale: what is used, what is held and what is left of the limit.
 *
 * @param id unique on the page
 * @param title the same in a sentence
 * @param from what stands over its beginning: "since 1 Nov"
 * @param to what stands over its end: "cap 120 a month"
 */
public record Gauge(
    String id, String title, String from, String to, Credits used, Credits held, Credits limit) {

  private static final int LABEL = 64;

  /** Units across in the wide and in the narrow drawing. */
  public static final int WIDE = 828;

  public static final int NARROW = 346;

  public Credits left() {
    return limit.minus(used).minus(held).max(Credits.ZERO);
  }

  /** Where what is used ends, on a line of this many units. */
  public String usedTo(int width) {
    return at(used, width).toPlainString();
  }

  /** Where what is held ends. */
  public String heldTo(int width) {
    return at(used.plus(held), width).toPlainString();
  }

  /** How many units what is held takes. */
  public String heldWidth(int width) {
    return at(used.plus(held), width).subtract(at(used, width)).toPlainString();
  }

  /** The middle of what is held, to write under; or "" where there is no room to. */
  public String heldMiddle(int width) {
    BigDecimal start = at(used, width);
    BigDecimal end = at(used.plus(held), width);
    BigDecimal middle = start.add(end).divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    boolean roomBefore = middle.intValue() > LABEL * 2;
    boolean roomAfter = middle.intValue() < width - LABEL * 2;
    return held.isPositive() && roomBefore && roomAfter ? middle.toPlainString() : "";
  }

  private BigDecimal at(Credits amount, int width) {
    if (!limit.isPositive()) {
      return BigDecimal.valueOf(amount.isPositive() ? width : 0);
    }
    return amount
        .min(limit)
        .max(Credits.ZERO)
        .toDecimal()
        .multiply(BigDecimal.valueOf(width))
        .divide(limit.toDecimal(), 1, RoundingMode.HALF_UP);
  }
}
