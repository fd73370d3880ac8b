package cloudcredits.order;

import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * What of a contract counts for buying.
 *
 * @param number the contract's
 * @param creditLimit what may be unpaid
 * @param unpaid what its invoiced orders cost with tax, and those by invoice that may be approved
 * @param approvalAbove above which gross amount an order needs a second person
 */
public record Buyer(
    String number,
    String customer,
    String currency,
    BigDecimal creditLimit,
    BigDecimal unpaid,
    Optional<BigDecimal> approvalAbove) {

  Currency money() {
    return Currency.getInstance(currency);
  }

  Optional<Money> approval() {
    return approvalAbove.map(amount -> new Money(amount, money()));
  }

  CreditLine line() {
    return new CreditLine(new Money(creditLimit, money()), new Money(unpaid, money()));
  }
}
