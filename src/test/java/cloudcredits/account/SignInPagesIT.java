package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesIT {

  private final AccountSite site = new AccountSite();
  private final Browser browser = site.browser();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void leadsToThePageThatWasAskedFor() {
    HttpResponse<String> away = browser.get("/profile");
    assertLeadsTo("/sign-in?next=%2Fprofile", away);
    assertTrue(
        browser
            .get("/sign-in?next=%2Fprofile")
            .body()
            .contains("name=\"next\" value=\"/profile\""));
    assertLeadsTo("/profile", signIn("ana@example.com", Accounts.PASSWORD, "/profile"));
    assertTrue(browser.get("/profile").body().contains("Ana Brandt"));
    assertLeadsTo("/profile", browser.get("/sign-in?next=%2Fprofile"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\r\nX: y",
        "profile"
      })
  void neverLeadsToAnotherSite(String next) {
    assertLeadsTo("/", signIn("ana@example.com", Accounts.PASSWORD, next));
  }

  @Test
  void theTokenChangesAtEverySignIn() {
    signIn("ana@example.com", Accounts.PASSWORD, "");
    String first = browser.cookie("session").orElseThrow();
    browser.submit("/profile", "/sign-out");
    assertEquals(Optional.empty(), browser.cookie("session"));
    assertFalse(site.at.isGood(first));
    signIn("ana@example.com", Accounts.PASSWORD, "");
    assertNotEquals(first, browser.cookie("session").orElseThrow());
  }

  @Test
  void answersTheSameWhetherOrNotThereIsAnAccount() {
    HttpResponse<String> known = signIn("ana@example.com", "a wrong password", "");
    HttpResponse<String> unknown = signIn("bob@example.com", "a wrong password", "");
    assertEquals(422, known.statusCode());
    assertEquals(422, unknown.statusCode());
    assertEquals(known.body(), unknown.body().replace("bob@example.com", "ana@example.com"));
    assertTrue(known.body().contains("value=\"ana@example.com\""), "what was typed is kept");
    assertFalse(known.body().contains("a wrong password"), "but not the password");
  }

  @Test
  void slowsGuessersDownInWords() {
    for (int i = 0; i < SignInThrottle.PER_ADDRESS_AND_CLIENT; i++) {
      signIn("ana@example.com", "a wrong password", "");
    }
    HttpResponse<String> refused = signIn("ana@example.com", Accounts.PASSWORD, "");
    assertEquals(429, refused.statusCode());
    assertTrue(refused.body().contains("Too many wrong passwords"));
    assertEquals(Optional.of("60"), refused.headers().firstValue("Retry-After"));
  }

  @Test
  void refusesAFormFromElsewhere() {
    browser.get("/sign-in");
    String fields = "email=ana%40example.com&password=harbour+crane+7";
    assertEquals(403, browser.post("/sign-in", fields).statusCode());
    assertEquals(403, browser.post("/sign-in", fields + "&_csrf=x").statusCode());
    assertEquals(Optional.empty(), browser.cookie("session"));
  }

  @Test
  void offersDemoAccountsOnlyWhileThereAreAny() {
    assertFalse(browser.get("/sign-in").body().contains("demo"));
    site.demo =
        List.of(
            new DemoAccount(
                "Ana Brandt", "contract manager", "ana@example.com", Accounts.PASSWORD));
    String page = browser.get("/sign-in").body();
    assertTrue(page.contains("Sign in as Ana Brandt, contract manager"));
    assertTrue(page.contains("name=\"password\" value=\"harbour crane 7\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email=%00",
        "email=%ff",
        "email=%",
        "email=a&email=b&password=c",
        "",
        "password=🗝",
        "next=%0d%0a"
      })
  void oddFormsAreRefusedWithoutAnError(String fields) {
    browser.get("/sign-in");
    int status = browser.post("/sign-in", fields).statusCode();
    assertTrue(status >= 400 && status < 500, fields + ": " + status);
  }

  private HttpResponse<String> signIn(String email, String password, String next) {
    return browser.submit(
        "/sign-in", "/sign-in", "email", email, "password", password, "next", next);
  }

  static void assertLeadsTo(String path, HttpResponse<String> answer) {
    assertEquals(303, answer.statusCode(), answer.body());
    assertEquals(Optional.of(path), answer.headers().firstValue("Location"));
  }
}
