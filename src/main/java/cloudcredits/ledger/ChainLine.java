package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Entry;
import cloudcredits.credit.JobId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry as the chain hashes it and as it is exported: every value as text, so that who verifies
 * an export needs to understand none of them.
 *
 * @param job empty text for none
 * @param effectiveAt in UTC as by ISO 8601, as is {@code recordedAt}
 */
record ChainLine(
    String contract,
    String entry,
    String version,
    String grant,
    String movement,
    String credits,
    String job,
    String effectiveAt,
    String recordedAt) {

  static ChainLine of(ContractId contract, long version, EntryRow row, Instant recordedAt) {
    Entry entry = row.entry();
    return of(
        contract.value(),
        row.number(),
        version,
        entry.grant().value(),
        entry.movement().name().toLowerCase(Locale.ROOT),
        entry.credits().toDecimal(),
        entry.job().map(JobId::toString),
        row.effectiveAt(),
        recordedAt);
  }

  /** The same line from the values of the row. */
  static ChainLine of(
      int contract,
      long number,
      long version,
      int grant,
      String movement,
      BigDecimal credits,
      Optional<String> job,
      Instant effectiveAt,
      Instant recordedAt) {
    return new ChainLine(
        Integer.toString(contract),
        Long.toString(number),
        Long.toString(version),
        Integer.toString(grant),
        movement,
        credits.toPlainString(),
        job.orElse(""),
        effectiveAt.toString(),
        recordedAt.toString());
  }

  /** The values in the order of the record's, joined by {@code |}, ended by a line feed. */
  String text() {
    return String.join("|", values()) + "\n";
  }

  List<String> values() {
    return List.of(
        contract, entry, version, grant, movement, credits, job, effectiveAt, recordedAt);
  }
}
