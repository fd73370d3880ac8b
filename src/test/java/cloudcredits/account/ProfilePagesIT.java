package cloudcredits.account;

import static cloudcredits.account.SignInPagesIT.assertLeadsTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfilePagesIT {

  private final AccountSite site = new AccountSite();
  private final Browser anas = site.anas();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void changesTheName() {
    assertLeadsTo("/profile", anas.submit("/profile", "/profile/name", "name", "<i>Ana</i>"));
    String page = anas.get("/profile").body();
    assertTrue(page.contains("&lt;i>Ana") || page.contains("&lt;i&gt;Ana"), "escaped");
    assertFalse(page.contains("<i>"));
    assertEquals(422, anas.submit("/profile", "/profile/name", "name", "a\nb").statusCode());
  }

  @Test
  void changesTheAddressForWhoeverKnowsThePassword() {
    HttpResponse<String> wrong = address("ana.adler@example.com", "a guess");
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("id=\"proof-error\""));
    assertTrue(wrong.body().contains("value=\"ana.adler@example.com\""), "what was typed is kept");
    assertEquals(422, address("no address", Accounts.PASSWORD).statusCode());
    assertEquals(422, address("ana@example.com", Accounts.PASSWORD).statusCode());
    site.at.invite("ben@example.com");
    assertEquals(422, address("ben@example.com", Accounts.PASSWORD).statusCode());
    assertLeadsTo("/profile", address("ana.adler@example.com", Accounts.PASSWORD));
    assertTrue(anas.get("/profile").body().contains("You sign in as ana.adler@example.com"));
  }

  private HttpResponse<String> address(String email, String proof) {
    return anas.submit("/profile", "/profile/email", "email", email, "proof", proof);
  }

  @Test
  void changesThePassword() {
    assertEquals(422, password("a guess", Accounts.OTHER_PASSWORD).statusCode());
    assertEquals(422, password(Accounts.PASSWORD, "password1234").statusCode());
    assertLeadsTo("/profile", password(Accounts.PASSWORD, Accounts.OTHER_PASSWORD));
    assertEquals(200, anas.get("/profile").statusCode(), "this browser stays signed in");
    assertEquals(422, site.browser().signIn("ana@example.com", Accounts.PASSWORD).statusCode());
  }

  private HttpResponse<String> password(String current, String fresh) {
    return anas.submit("/profile", "/profile/password", "current", current, "password", fresh);
  }

  @Test
  void signsAnotherBrowserOut() {
    Browser other = site.anas();
    assertTrue(anas.get("/profile").body().contains("2 browsers"));
    String own = new Token(anas.cookie("session").orElseThrow()).text();
    String id =
        site.at.profile.sessions(site.at.ana).stream()
            .filter(session -> !session.isOf(new Token(own)))
            .findFirst()
            .orElseThrow()
            .id();
    assertLeadsTo("/profile", anas.submit("/profile", "/profile/sessions/" + id + "/end"));
    assertEquals(303, other.get("/profile").statusCode());
    assertEquals(404, anas.submit("/profile", "/profile/sessions/" + id + "/end").statusCode());
  }

  @Test
  void signsOutEverywhere() {
    Browser other = site.anas();
    assertLeadsTo("/sign-in", anas.submit("/profile", "/profile/sign-out-everywhere"));
    assertEquals(303, anas.get("/profile").statusCode());
    assertEquals(303, other.get("/profile").statusCode());
  }

  @Test
  void aFormFromElsewhereChangesNothing() {
    assertEquals(403, anas.post("/profile/name", "name=Mallory").statusCode());
    assertTrue(anas.get("/profile").body().contains("Ana Brandt"));
  }
}
