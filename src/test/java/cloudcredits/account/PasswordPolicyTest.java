package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private static final EmailAddress ANA = new EmailAddress("ana.brandt@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {"harbour crane 7", "twelve chars", "ключ от крана", "🗝🔒🚪🏗🌉🌊🗝🔒🚪🏗🌉🌊"})
  void good(String password) {
    assertEquals(Optional.empty(), PasswordPolicy.objection(password, ANA));
  }

  @Test
  void countsCharactersNotUnits() {
    assertObjection("at least 12", "elevenchars");
    assertObjection("at least 12", "🗝🔒🚪🏗🌉🌊🗝🔒🚪🏗🌉");
  }

  @Test
  void lengthHasAnEnd() {
    assertEquals(Optional.empty(), PasswordPolicy.objection("abcdefgh".repeat(32), ANA));
    assertObjection("at most 256", "abcdefgh".repeat(32) + "i");
  }

  @Test
  void isNotTheAddress() {
    assertObjection("not your e-mail address", "ana.brandt@example.com");
    assertObjection("not your e-mail address", " ANA.Brandt@example.com ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "PassWord1234",
        " qwertyuiop12 ",
        "aaaaaaaaaaaa",
        "abababababab",
        "1q2w3e4r5t6y"
      })
  void isNotTriedFirst(String password) {
    assertObjection("harder to guess", password);
  }

  private static void assertObjection(String words, String password) {
    String objection = PasswordPolicy.objection(password, ANA).orElse("");
    assertTrue(objection.contains(words), objection);
  }
}
