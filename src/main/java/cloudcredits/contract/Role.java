package cloudcredits.contract;

import static cloudcredits.contract.Right.APPOINT;
import static cloudcredits.contract.Right.BALANCE;
import static cloudcredits.contract.Right.BILLING;
import static cloudcredits.contract.Right.BUY;
import static cloudcredits.contract.Right.CAPS;
import static cloudcredits.contract.Right.OFFER;
import static cloudcredits.contract.Right.OWN;
import static cloudcredits.contract.Right.REPORT;
import static cloudcredits.contract.Right.SEATS;
import static cloudcredits.contract.Right.SERVICES;

import java.util.Set;

/** Who somebody is on a contract, and what that allows: the columns of the table (rules §11). */
public enum Role {
  /** Exactly one on each contract. */
  MANAGER(Set.of(REPORT, BUY, SEATS, CAPS, APPOINT, BILLING, OWN, BALANCE, SERVICES)),
  ADMINISTRATOR(Set.of(REPORT, BUY, SEATS, CAPS, OWN, BALANCE, SERVICES)),
  COORDINATOR(Set.of(REPORT, BUY, SEATS, CAPS, OWN, BALANCE, SERVICES)),
  /** Has, or once had, a seat. */
  NAMED_USER(Set.of(OWN, SERVICES)),
  /** Sees the balance and its expiry, never who used what; offers quotes. */
  RESELLER(Set.of(BALANCE, OFFER)),
  /** The vendor. */
  OPERATOR(Set.of(REPORT, SEATS, APPOINT, BILLING, BALANCE, SERVICES));

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  public Set<Right> rights() {
    return rights;
  }
}
