package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A customer's maintenance plan or subscription (rules §1, §2).
 *
 * @param number by which people and services know it
 * @param customer the company's name
 * @param creditLimit how much may be unpaid, by invoice; its currency is the contract's
 */
public record Contract(
    ContractId id, String number, String customer, Kind kind, Terms terms, Money creditLimit) {

  public enum Kind {
    MAINTENANCE_PLAN,
    SUBSCRIPTION
  }

  public ZoneId zone() {
    return terms.zone();
  }

  public boolean isActiveAt(Instant now) {
    return terms.at(now) == Terms.Activity.ACTIVE;
  }

  /** The renewal date of the term that runs now. */
  public Optional<LocalDate> renewalAt(Instant now) {
    return terms.runningAt(now).map(Terms.Term::renewalOn);
  }

  /** Today in the contract's time zone. */
  public LocalDate dayOf(Instant now) {
    return now.atZone(zone()).toLocalDate();
  }
}
