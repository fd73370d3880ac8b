package cloudcredits.account;

import static cloudcredits.account.SignInPagesIT.assertLeadsTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WelcomePagesIT {

  private final AccountSite site = new AccountSite();
  private final Browser browser = site.browser();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anInvitationIsAcceptedAndThenOver() {
    String link = invite();
    HttpResponse<String> page = browser.get(link);
    assertTrue(page.body().contains("ben@example.com"));
    assertTrue(page.body().contains("value=\"Ben Adler\""));
    assertLeadsTo(
        "/", browser.submit(link, link, "name", "Ben Adler", "password", Accounts.PASSWORD));
    assertTrue(browser.get("/profile").body().contains("Ben Adler"));
    HttpResponse<String> over = site.browser().get(link);
    assertEquals(410, over.statusCode());
    assertTrue(over.body().contains("This link does not work any more"));
    assertTrue(over.body().contains("href=\"/forgot\""), "and says how to get another");
  }

  @Test
  void mistakesAreSaidBesideTheirFieldsAndUseNothingUp() {
    String link = invite();
    HttpResponse<String> wrong = browser.submit(link, link, "name", " ", "password", "short");
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("id=\"name-error\""));
    assertTrue(wrong.body().contains("Choose a password of at least 12 characters"));
    assertEquals(
        422,
        browser
            .submit(link, link, "name", "x".repeat(121), "password", Accounts.PASSWORD)
            .statusCode());
    assertLeadsTo(
        "/", browser.submit(link, link, "name", "x".repeat(120), "password", Accounts.PASSWORD));
  }

  @Test
  void anInvitationEndsWhoeverWasSignedInWithTheBrowser() {
    Browser anas = site.anas();
    String session = anas.cookie("session").orElseThrow();
    String link = invite();
    anas.submit(link, link, "name", "Ben Adler", "password", Accounts.PASSWORD);
    assertTrue(!site.at.isGood(session));
    assertTrue(anas.get("/profile").body().contains("Ben Adler"));
  }

  @Test
  void askingForANewPasswordAnswersTheSameForEveryAddress() {
    for (String address : new String[] {"ana@example.com", "nobody@example.com"}) {
      assertLeadsTo("/forgot/sent", browser.submit("/forgot", "/forgot", "email", address));
    }
    assertEquals(200, browser.get("/forgot/sent").statusCode());
    assertEquals(422, browser.submit("/forgot", "/forgot", "email", "no address").statusCode());
    assertEquals(1, site.at.mails().size());
  }

  @Test
  void aNewPasswordSignsIn() {
    browser.submit("/forgot", "/forgot", "email", "ana@example.com");
    String link = "/reset/" + site.at.mailedToken();
    assertEquals(422, browser.submit(link, link, "password", "ana@example.com").statusCode());
    assertLeadsTo("/", browser.submit(link, link, "password", Accounts.OTHER_PASSWORD));
    assertEquals(200, browser.get("/profile").statusCode());
    assertEquals(410, browser.get(link).statusCode());
  }

  @Test
  void anOldLinkIsOver() {
    String link = invite();
    site.at.clock.advance(Duration.ofDays(14));
    assertEquals(410, browser.get(link).statusCode());
    assertEquals(410, browser.get("/reset/nothing").statusCode());
    assertEquals(410, browser.get("/first-operator/nothing").statusCode());
  }

  @Test
  void theFirstOperatorComesByTheConsolesLink() {
    String link =
        site.at
            .operators
            .ensure(Optional.empty(), Optional.empty())
            .orElseThrow()
            .substring("http://portal.test".length());
    HttpResponse<String> wrong =
        browser.submit(link, link, "name", "", "email", "x", "password", "short");
    assertEquals(422, wrong.statusCode());
    assertEquals(
        422,
        browser
            .submit(
                link,
                link,
                "name",
                "Ana",
                "email",
                "ana@example.com",
                "password",
                Accounts.PASSWORD)
            .statusCode());
    assertLeadsTo(
        "/",
        browser.submit(
            link,
            link,
            "name",
            "Olga Park",
            "email",
            "olga@example.com",
            "password",
            Accounts.PASSWORD));
    assertEquals(200, browser.get("/operator/people").statusCode());
    assertEquals(410, browser.get(link).statusCode());
  }

  private String invite() {
    site.at.invite("ben@example.com");
    return "/welcome/" + site.at.mailedToken();
  }
}
