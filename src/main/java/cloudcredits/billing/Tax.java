package cloudcredits.billing;

import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The tax that a purchase was promised.
 *
 * @param name as papers call it: {@code VAT}
 * @param percent of the net
 * @param reverseCharge the customer owes the tax itself: nothing is charged, and the papers say so
 */
public record Tax(String name, BigDecimal percent, boolean reverseCharge) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Tax {
    percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
  }

  /** Of this much, halves up to the currency's places. */
  public Money on(Money net) {
    return new Money(
        net.amount()
            .multiply(percent)
            .divide(HUNDRED, net.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP),
        net.currency());
  }

  /** {@code VAT 21 %}, {@code VAT 0 %, reverse charge}. */
  public String words() {
    String rate = name + " " + percent.toPlainString() + "\u00a0%";
    return reverseCharge ? rate + ", reverse charge" : rate;
  }
}
