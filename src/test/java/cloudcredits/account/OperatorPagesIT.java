package cloudcredits.account;

import static cloudcredits.account.SignInPagesIT.assertLeadsTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorPagesIT {

  private static final Pattern KEY = Pattern.compile("<code>(cck_[A-Za-z0-9_-]{43})</code>");

  private final AccountSite site = new AccountSite();
  private final Browser operator = site.operators();

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/operator/keys",
        "/operator/people",
        "/operator/mail",
        "/operator/audit",
        "/operator/keys/1/revocation"
      })
  void areNotThereForOthers(String path) {
    assertEquals(404, site.anas().get(path).statusCode());
    assertEquals(303, site.browser().get(path).statusCode());
  }

  @Test
  void aKeyIsShownOnceAndRevokedAfterAQuestion() {
    String made =
        operator
            .submit(
                "/operator/keys", "/operator/keys", "name", "Render farm", "services", "rendering")
            .body();
    Matcher key = KEY.matcher(made);
    assertTrue(key.find());
    ApiCaller caller = site.at.keys.authenticate(key.group(1)).orElseThrow();
    String list = operator.get("/operator/keys").body();
    assertTrue(list.contains("Render farm"));
    assertFalse(list.contains(key.group(1)));
    String revocation = "/operator/keys/" + caller.id() + "/revocation";
    assertTrue(operator.get(revocation).body().contains("Revoke the key Render farm?"));
    assertTrue(site.at.keys.authenticate(key.group(1)).isPresent(), "asking revokes nothing");
    assertLeadsTo("/operator/keys", operator.submit(revocation, revocation));
    assertTrue(site.at.keys.authenticate(key.group(1)).isEmpty());
    assertEquals(404, operator.get(revocation).statusCode());
    assertLeadsTo("/operator/keys", operator.submit("/operator/keys", revocation));
  }

  @Test
  void aKeyNeedsANameAndServicesThatThereAre() {
    HttpResponse<String> empty = operator.submit("/operator/keys", "/operator/keys");
    assertEquals(422, empty.statusCode());
    assertTrue(empty.body().contains("Enter a name"));
    assertTrue(empty.body().contains("Choose at least one service"));
    HttpResponse<String> unknown =
        operator.submit(
            "/operator/keys",
            "/operator/keys",
            "name",
            "x",
            "services",
            "rendering",
            "services",
            "none");
    assertEquals(422, unknown.statusCode());
    assertTrue(unknown.body().contains("value=\"rendering\" checked"), "what was ticked is kept");
    assertTrue(site.at.keys.all().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "99999999999", "1e3"})
  void oddNumbersAreRefused(String id) {
    assertEquals(400, operator.get("/operator/keys/" + id + "/revocation").statusCode());
    assertEquals(404, operator.get("/operator/keys/77/revocation").statusCode());
  }

  @Test
  void peopleAreFoundAndInvitedAgain() {
    int ben = site.at.invite("ben@example.com").person().value();
    assertTrue(operator.get("/operator/people").body().contains("Ana Brandt"));
    String found = operator.get("/operator/people?q=BEN").body();
    assertTrue(found.contains("ben@example.com"));
    assertFalse(found.contains("Ana Brandt"));
    assertTrue(operator.get("/operator/people?q=%25").body().contains("Nobody found"));
    assertLeadsTo(
        "/operator/people?q=ben%40example.com",
        operator.submit("/operator/people?q=ben", "/operator/people/" + ben + "/invitation"));
    assertEquals(2, site.at.mails().size());
    String anas = "/operator/people/" + site.at.ana.value() + "/invitation";
    assertEquals(409, operator.submit("/operator/people", anas).statusCode());
    assertEquals(
        404, operator.submit("/operator/people", "/operator/people/999/invitation").statusCode());
  }

  @Test
  void mailAndAuditTrailAreRead() {
    site.at.invite("ben@example.com");
    String mail = operator.get("/operator/mail").body();
    assertTrue(mail.contains("SMTP_URL is not set"));
    assertTrue(mail.contains("/welcome/" + site.at.mailedToken()));
    String audit = operator.get("/operator/audit").body();
    assertTrue(audit.contains("Ana Brandt (ana@example.com)"));
    assertTrue(audit.contains("invited"));
    assertEquals(200, operator.get("/operator/audit?before=x").statusCode());
    assertTrue(operator.get("/operator/audit?before=1").body().contains("Nothing here"));
    assertTrue(operator.get("/operator/mail?before=0").body().contains("No mail yet"));
  }

  @Test
  void aLongTrailIsReadInPages() {
    for (int i = 0; i < 101; i++) {
      site.at.profile.rename(site.at.ana, "Ana " + i);
    }
    String first = operator.get("/operator/audit").body();
    Matcher older = Pattern.compile("href=\"(/operator/audit\\?before=[0-9]+)\"").matcher(first);
    assertTrue(older.find());
    assertTrue(operator.get(older.group(1)).body().contains("became an operator"));
  }
}
