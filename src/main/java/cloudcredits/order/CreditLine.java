package cloudcredits.order;

import cloudcredits.credit.Money;

/**
 * How much a contract may owe, and how much it does (rules §9).
 *
 * @param unpaid what its invoiced orders cost with tax, and those by invoice that may be approved
 */
public record CreditLine(Money limit, Money unpaid) {

  /** What can still be bought by invoice; nothing when the limit was lowered below what is owed. */
  public Money free() {
    return unpaid.isMoreThan(limit) ? limit.times(0) : limit.minus(unpaid);
  }

  /** As if so much less were unpaid. */
  CreditLine without(Money part) {
    return new CreditLine(limit, unpaid.minus(part));
  }

  public boolean allows(Money total) {
    return !total.isMoreThan(free());
  }
}
