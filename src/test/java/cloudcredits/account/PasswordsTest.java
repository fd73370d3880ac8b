package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final Passwords.Check RIGHT = new Passwords.Check(true, false);
  private static final Passwords.Check WRONG = new Passwords.Check(false, false);

  @Test
  void isArgon2idWithASaltOfItsOwn() {
    String hash = Passwords.hash("harbour crane 7");
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertNotEquals(hash, Passwords.hash("harbour crane 7"));
  }

  @Test
  void matchesItselfOnly() {
    Optional<String> hash = Optional.of(Passwords.hash("harbour crane 7"));
    assertEquals(RIGHT, Passwords.check("harbour crane 7", hash));
    assertEquals(WRONG, Passwords.check("harbour crane 8", hash));
    assertEquals(WRONG, Passwords.check("", hash));
  }

  @Test
  void takesEveryCharacter() {
    String odd = "nul \0 and 🗝 and \uD800";
    assertTrue(Passwords.check(odd, Optional.of(Passwords.hash(odd))).matches());
    assertFalse(Passwords.check("nul ", Optional.of(Passwords.hash(odd))).matches());
  }

  @Test
  void isTheSameHoweverAKeyboardComposesIt() {
    Optional<String> hash = Optional.of(Passwords.hash("caf\u00e9 am hafen"));
    assertTrue(Passwords.check("cafe\u0301 am hafen", hash).matches());
  }

  @Test
  void nobodysNeverMatches() {
    assertEquals(WRONG, Passwords.check("harbour crane 7", Optional.empty()));
  }

  @Test
  void hugeInputCostsNothing() {
    Optional<String> hash = Optional.of(Passwords.hash("harbour crane 7"));
    assertEquals(WRONG, Passwords.check("x".repeat(1_000_000), hash));
  }

  @Test
  void olderParametersAskForANewHash() {
    String older =
        Argon2Function.getInstance(8192, 1, 1, 32, Argon2.ID).hash("harbour crane 7").getResult();
    assertEquals(
        new Passwords.Check(true, true), Passwords.check("harbour crane 7", Optional.of(older)));
  }

  @Test
  void aMissingAccountTakesAsLongAsAWrongPassword() {
    Optional<String> hash = Optional.of(Passwords.hash("harbour crane 7"));
    long known = fastest(hash);
    long unknown = fastest(Optional.empty());
    assertTrue(unknown > known / 2 && known > unknown / 2, known + " and " + unknown + " ns");
  }

  /**
   * The fastest of several is what a patient attacker would measure, and hardly depends on the
   * machine's load.
   */
  private static long fastest(Optional<String> hash) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = System.nanoTime();
      Passwords.check("wrong password", hash);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }
}
