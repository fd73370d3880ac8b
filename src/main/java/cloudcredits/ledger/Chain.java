package cloudcredits.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Chains postings by hash: who changes, removes or reorders an entry afterwards must change every
 * hash after it, and heads of the chain are known elsewhere.
 */
final class Chain {

  private Chain() {}

  /** What the first posting of a contract is chained to. */
  static byte[] start() {
    return new byte[32];
  }

  /**
   * SHA-256 over the previous hash and the posting's entries, in UTF-8, each as {@link
   * ChainLine#text}.
   */
  static byte[] next(byte[] previous, List<ChainLine> entries) {
    MessageDigest digest = sha256();
    digest.update(previous);
    entries.forEach(entry -> digest.update(entry.text().getBytes(StandardCharsets.UTF_8)));
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
