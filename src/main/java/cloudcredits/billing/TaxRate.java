package cloudcredits.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A country's tax on what we sell, from a day on, until its next rate.
 *
 * @param country two letters, ISO 3166
 * @param validFrom a day in the buying contract's own time zone
 * @param name as papers call it: {@code VAT}
 * @param percent of the net, 0 to less than 100, at most three decimals
 * @param reverseCharge whether a customer with a tax number owes the tax itself
 */
public record TaxRate(
    String country, LocalDate validFrom, String name, BigDecimal percent, boolean reverseCharge) {

  static final BigDecimal BOUND = BigDecimal.valueOf(100);
  static final int PLACES = 3;

  public TaxRate {
    if (percent.signum() < 0 || percent.compareTo(BOUND) >= 0) {
      throw new IllegalArgumentException(percent + " %");
    }
  }

  /** What a customer of that country is charged. */
  public Tax of(BillTo customer) {
    boolean reversed = reverseCharge && !customer.taxNumber().isEmpty();
    return new Tax(name, reversed ? BigDecimal.ZERO : percent, reversed);
  }
}
