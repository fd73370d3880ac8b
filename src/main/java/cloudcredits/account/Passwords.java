package cloudcredits.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with Argon2id, by the parameters that OWASP's password storage sheet
 * names first: 19 MiB of memory, 2 passes, 1 lane. The hash carries its parameters, so that raising
 * them here re-hashes each password at its owner's next sign-in.
 */
final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /** Each hash takes 19 MiB and a processor: more at once would only cost memory. */
  private static final Semaphore AT_ONCE =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  /**
   * What a password is checked against where there is no account, so that both answers take the
   * same time.
   */
  private static final String NOBODYS = hash(Token.fresh().text());

  /** The outcome of a check; {@code outdated} asks for a new hash of the same password. */
  record Check(boolean matches, boolean outdated) {}

  private Passwords() {}

  /** A hash with its salt and parameters, about 100 characters. */
  static String hash(String password) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return ARGON2ID.hash(normalised(password), salt()).getResult();
    } finally {
      AT_ONCE.release();
    }
  }

  private static byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  /**
   * Checks a password against an account's hash, or for as long against nobody's: that never
   * matches.
   */
  static Check check(String password, Optional<String> hash) {
    boolean matches =
        password.length() <= 2 * PasswordPolicy.LONGEST && matches(password, hash.orElse(NOBODYS));
    boolean outdated =
        hash.map(Argon2Function::getInstanceFromHash).filter(f -> !f.equals(ARGON2ID)).isPresent();
    return new Check(matches && hash.isPresent(), outdated);
  }

  private static boolean matches(String password, String hash) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Argon2Function.getInstanceFromHash(hash)
          .check(normalised(password), hash.getBytes(StandardCharsets.UTF_8));
    } finally {
      AT_ONCE.release();
    }
  }

  /** The same characters, whichever way a keyboard composed them. */
  private static byte[] normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }
}
