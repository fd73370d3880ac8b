package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CsrfIT {

  private static TestPortal portal;

  @BeforeAll
  static void start() {
    portal =
        TestPortal.start(
            (routes, portal) -> {
              routes.post("/buy", ctx -> ctx.result("bought"), Access.SIGNED_IN);
              routes.get(
                  "/sign-in",
                  ctx -> portal.view.render(ctx, "component/csrf.jte", Map.of()),
                  Access.ANYONE);
              routes.post(
                  "/sign-in",
                  ctx -> {
                    portal.sessions.begin(ctx, "ana-session");
                    Redirects.to(ctx, "/");
                  },
                  Access.ANYONE);
            });
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static HttpRequest.Builder buy(String token) {
    return TestPortal.form(portal.as("ana", "/buy"), "_csrf=" + token);
  }

  private static int status(HttpRequest.Builder request) {
    return portal.send(request).statusCode();
  }

  @Test
  void aFormCarriesItsVisitorsToken() {
    assertEquals(200, status(buy("ana-csrf")));
    assertEquals(403, status(buy("ben-csrf")));
    assertEquals(403, status(buy("")));
    assertEquals(403, status(TestPortal.form(portal.as("ana", "/buy"), "packs=1")));
    assertEquals(
        403,
        status(portal.as("ana", "/buy?_csrf=ana-csrf").POST(HttpRequest.BodyPublishers.noBody())));
  }

  @Test
  void anotherSitesPostIsRefusedEvenWithTheToken() {
    assertEquals(403, status(buy("ana-csrf").header("Sec-Fetch-Site", "cross-site")));
    assertEquals(403, status(buy("ana-csrf").header("Sec-Fetch-Site", "same-site")));
    assertEquals(403, status(buy("ana-csrf").header("Origin", "https://evil.example")));
    assertEquals(403, status(buy("ana-csrf").header("Origin", "null")));
    assertEquals(403, status(buy("ana-csrf").header("Origin", "%%%")));
    assertEquals(
        200,
        status(
            buy("ana-csrf")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "http://127.0.0.1:" + portal.port())));
  }

  @Test
  void theMethodCannotBeDisguised() {
    assertEquals(400, status(buy("").header("X-HTTP-Method-Override", "GET")));
    assertEquals(
        400, status(portal.as("ana", "/buy").header("X-HTTP-Method-Override", "POST").GET()));
    assertEquals(
        400, status(portal.request("/buy").method("BEFORE", HttpRequest.BodyPublishers.noBody())));
  }

  @Test
  void theRefusalSaysWhatToDo() {
    var answer = portal.send(buy("old"));
    assertTrue(answer.body().contains("reload the page and send it again"), answer.body());
  }

  @Test
  void beforeSignInTheTokenBelongsToACookie() {
    var page = portal.get("/sign-in");
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(
        cookie.startsWith("visit=")
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax"),
        cookie);
    var field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(field.find(), page.body());
    String pair = cookie.substring(0, cookie.indexOf(';'));

    var good = portal.request("/sign-in").header("Cookie", pair);
    assertEquals(303, status(TestPortal.form(good, "_csrf=" + field.group(1))));
    var planted = portal.request("/sign-in").header("Cookie", "visit=planted");
    assertEquals(403, status(TestPortal.form(planted, "_csrf=" + field.group(1))));
    assertEquals(
        403, status(TestPortal.form(portal.request("/sign-in"), "_csrf=" + field.group(1))));
  }

  @Test
  void theSessionCookieIsClosedToScriptsAndUnderHttpsToOtherHosts() {
    assertEquals(
        "session",
        new CookieJar(new Site(URI.create("http://localhost"), false)).nameOf("session"));
    try (var secure =
        TestPortal.start(
            new Site(URI.create("https://credits.example"), false),
            0,
            (routes, portal) ->
                routes.get(
                    "/begin", ctx -> portal.sessions.begin(ctx, "ana-session"), Access.ANYONE))) {
      var answer = secure.get("/begin");
      assertEquals(
          "__Host-session=ana-session; Path=/; Secure; HttpOnly; SameSite=Lax",
          answer.headers().firstValue("Set-Cookie").orElseThrow());
      assertEquals(
          "max-age=31536000; includeSubDomains",
          answer.headers().firstValue("Strict-Transport-Security").orElseThrow());
    }
  }
}
