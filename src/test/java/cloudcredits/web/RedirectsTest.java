package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/contracts/110-4402",
        "/usage?by=user&period=30d#top",
        "/a%20b",
        "/?next=//x"
      })
  void staysOnThisSite(String path) {
    assertEquals(path, Redirects.local(path, "/fallback"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "usage",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "/a b",
        "/a\\b",
        "/é",
        " /a",
        "/\0"
      })
  void refusesWhatMayLeadElsewhere(String path) {
    assertEquals("/fallback", Redirects.local(path, "/fallback"));
  }

  @Test
  void refusesWhatIsTooLongForAHeader() {
    assertEquals("/", Redirects.local("/" + "a".repeat(5000), "/"));
  }
}
