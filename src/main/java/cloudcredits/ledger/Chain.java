package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Entry;
import cloudcredits.credit.JobId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Chains postings by hash: who changes, removes or reorders an entry afterwards must change every
 * hash after it, and the last one is known elsewhere.
 */
final class Chain {

  private Chain() {}

  /**
   * SHA-256 over the previous hash and, in UTF-8, one line an entry: contract, entry, version,
   * grant, movement, credits with two places, job or {@code -}, effective at, recorded at; joined
   * by {@code |}, ended by a line feed.
   */
  static byte[] next(
      byte[] previous, ContractId contract, long version, List<EntryRow> entries, Instant at) {
    MessageDigest digest = sha256();
    digest.update(previous);
    for (EntryRow row : entries) {
      digest.update(line(contract, version, row, at).getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  private static String line(ContractId contract, long version, EntryRow row, Instant at) {
    Entry entry = row.entry();
    return String.join(
            "|",
            contract.toString(),
            Long.toString(row.number()),
            Long.toString(version),
            entry.grant().toString(),
            entry.movement().name().toLowerCase(Locale.ROOT),
            entry.credits().toDecimal().toPlainString(),
            entry.job().map(JobId::toString).orElse("-"),
            entry.effectiveAt().toString(),
            at.toString())
        + "\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
