package cloudcredits.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be: long enough, and none of those that are tried first. Nothing about
 * capitals and digits: such rules make passwords worse (NIST SP 800-63B, OWASP).
 */
public final class PasswordPolicy {

  /** The shortest password, in characters. */
  public static final int SHORTEST = 12;

  /** The longest, in characters, so that hashing stays cheap. */
  public static final int LONGEST = 256;

  private static final int FEWEST_DIFFERENT = 5;

  private static final Set<String> COMMONEST =
      Set.of(
          "0123456789ab",
          "0123456789abcdef",
          "012345678910",
          "098765432109",
          "121212121212",
          "123456123456",
          "1234567890qwe",
          "1234567890qwerty",
          "123456789012",
          "1234567890123",
          "12345678901234",
          "123456789abc",
          "123456qwerty",
          "123qweasdzxc",
          "1q2w3e4r5t6y",
          "1q2w3e4r5t6y7u8i",
          "1qaz2wsx3edc",
          "1qaz2wsx3edc4rfv",
          "987654321098",
          "abc123abc123",
          "abcd1234abcd",
          "abcdefghijkl",
          "abcdefghijklmnop",
          "adminadminadmin",
          "administrator",
          "administrator1",
          "asdfghjkl123",
          "asdfghjklqwerty",
          "changemenow!",
          "changemenow1",
          "changemeplease",
          "cloudcredits",
          "cloudcredits1",
          "correcthorsebatterystaple",
          "football1234",
          "iloveyou1234",
          "iloveyouforever",
          "letmein12345",
          "letmeinletmein",
          "monkey123456",
          "mypassword12",
          "mypassword123",
          "password1234",
          "password12345",
          "password123456",
          "password!123",
          "passwordpassword",
          "princess1234",
          "q1w2e3r4t5y6",
          "qazwsxedcrfv",
          "qwerty123456",
          "qwerty12345678",
          "qwertyqwerty",
          "qwertyuiop12",
          "qwertyuiop123",
          "qwertyuiopasdf",
          "qwertyuiopasdfghjkl",
          "summer2024!!",
          "superman1234",
          "trustno1trustno1",
          "unbelievable",
          "welcome12345",
          "welcome123456",
          "zaq12wsxcde3",
          "zxcvbnm12345",
          "zxcvbnmasdfghjkl");

  private PasswordPolicy() {}

  /**
   * Why this can't be the password of the account with that address, in words for its owner;
   * nothing when it can.
   */
  public static Optional<String> objection(String password, EmailAddress address) {
    int length = password.codePointCount(0, password.length());
    String lower = password.strip().toLowerCase(Locale.ROOT);
    if (length < SHORTEST) {
      return Optional.of("Choose a password of at least " + SHORTEST + " characters");
    } else if (length > LONGEST) {
      return Optional.of("Choose a password of at most " + LONGEST + " characters");
    } else if (lower.equals(address.value())) {
      return Optional.of("Choose a password that is not your e-mail address");
    } else if (COMMONEST.contains(lower) || repeatsItself(lower)) {
      return Optional.of("Choose a password that is harder to guess: this one is tried first");
    }
    return Optional.empty();
  }

  private static boolean repeatsItself(String password) {
    return password.codePoints().distinct().limit(FEWEST_DIFFERENT).count() < FEWEST_DIFFERENT;
  }
}
