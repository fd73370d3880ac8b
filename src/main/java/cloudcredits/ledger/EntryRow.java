package cloudcredits.ledger;

import cloudcredits.credit.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry with its place in the ledger.
 *
 * @param number 1, 2, 3, … on the contract, without a gap
 */
record EntryRow(long number, Entry entry) {

  /** To the microsecond, as the database keeps it: the chain must read what it has hashed. */
  Instant effectiveAt() {
    return entry.effectiveAt().truncatedTo(ChronoUnit.MICROS);
  }
}
