package cloudcredits.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits that its holder shows: a session, a one-time link, an API key. Only
 * its hash is stored. A plain SHA-256 is enough for it: there is nothing to guess in 256 random
 * bits.
 */
record Token(String text) {

  /** The length of a fresh token's text: 256 bits in base64url without padding. */
  static final int LENGTH = 43;

  private static final SecureRandom RANDOM = new SecureRandom();

  static Token fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** What the database keeps: 32 bytes. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Nothing of the secret, so that it can't end up in a log. */
  @Override
  public String toString() {
    return "token";
  }
}
