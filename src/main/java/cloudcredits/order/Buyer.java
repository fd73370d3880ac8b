package cloudcredits.order;

import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What of a contract counts for buying.
 *
 * @param number the contract's
 * @param creditLimit what may be unpaid
 * @param unpaid what its invoiced orders cost with tax
 */
public record Buyer(
    String number, String customer, String currency, BigDecimal creditLimit, BigDecimal unpaid) {

  Currency money() {
    return Currency.getInstance(currency);
  }

  CreditLine line() {
    return new CreditLine(new Money(creditLimit, money()), new Money(unpaid, money()));
  }
}
