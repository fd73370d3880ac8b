package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void oneAddressHoweverItIsTyped() {
    assertEquals(
        Optional.of(new EmailAddress("ana.b+c@example.com")),
        EmailAddress.parse("  Ana.B+c@Example.COM\t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ana",
        "ana@",
        "@example.com",
        "a@b@c",
        "ana @example.com",
        "ana@exam ple.com",
        "ana@example..com",
        "ana@-example.com",
        "ana@example.com\r\nBcc: all@example.com",
        "ana\0@example.com",
        "ana,ben@example.com",
        "<ana@example.com>",
        "anä@example.com",
        "\u212Aelvin@example.com"
      })
  void noAddress(String text) {
    assertEquals(Optional.empty(), EmailAddress.parse(text));
  }

  @Test
  void asLongAsMailAllows() {
    String domain = ("d".repeat(60) + ".").repeat(3);
    String longest = "l".repeat(64) + "@" + domain + "c".repeat(6);
    assertEquals(254, longest.length());
    assertEquals(Optional.of(new EmailAddress(longest)), EmailAddress.parse(longest));
    assertEquals(Optional.empty(), EmailAddress.parse(longest + "c"));
    assertEquals(Optional.empty(), EmailAddress.parse("l".repeat(65) + "@example.com"));
    assertEquals(Optional.empty(), EmailAddress.parse("a".repeat(1_000_000)));
  }

  @Test
  void isNormalisedOrRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EmailAddress("Ana@example.com"));
  }
}
