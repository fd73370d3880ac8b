package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.config.RoutesConfig;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateIT {

  private static TestPortal portal;

  @BeforeAll
  static void start() {
    portal = TestPortal.start(GateIT::routes);
  }

  private static void routes(RoutesConfig routes, TestPortal portal) {
    routes.get("/open", ctx -> ctx.result("open"), Access.ANYONE);
    routes.post("/open", ctx -> ctx.result("posted"), Access.ANYONE);
    routes.get("/me", ctx -> ctx.result(Gate.visitor(ctx).name()), Access.SIGNED_IN);
    routes.post("/me", ctx -> ctx.result("posted"), Access.SIGNED_IN);
    routes.get("/operator", ctx -> ctx.result("keys"), Access.OPERATOR);
    routes.get(
        "/contracts/{contract}/usage",
        ctx -> ctx.result(Gate.contract(ctx, TestPortal.Contract.class).number()),
        Access.on(TestPortal.Right.READ));
    routes.get(
        "/contracts/{contract}/buy", ctx -> ctx.result("buy"), Access.on(TestPortal.Right.BUY));
    routes.get(
        "/api/v1/jobs",
        ctx -> ctx.result(Gate.service(ctx, TestPortal.Service.class).name()),
        Access.API_KEY);
    routes.post("/api/v1/jobs", ctx -> ctx.result(ctx.body()), Access.API_KEY);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/open,            200, 200, 200, 200",
    "/me,              303, 200, 200, 200",
    "/operator,        303, 404, 404, 200",
    "/contracts/110/usage, 303, 200, 200, 404",
    "/contracts/110/buy,   303, 200, 403, 404",
    "/contracts/999/usage, 303, 404, 404, 404",
    "/api/v1/jobs,     401, 401, 401, 401"
  })
  void letsInWhomTheRouteNames(String path, int nobody, int ana, int ben, int olga) {
    assertEquals(nobody, portal.get(path).statusCode());
    assertEquals(ana, portal.send(portal.as("ana", path)).statusCode());
    assertEquals(ben, portal.send(portal.as("ben", path)).statusCode());
    assertEquals(olga, portal.send(portal.as("olga", path)).statusCode());
  }

  @Test
  void headIsAskedTheSameQuestions() {
    HttpRequest.Builder head =
        portal.request("/me").method("HEAD", HttpRequest.BodyPublishers.noBody());
    assertEquals(303, portal.send(head).statusCode());
    var answer =
        portal.send(portal.as("ana", "/me").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
  }

  @Test
  void aContractOfOthersLooksLikeOneThatDoesNotExist() {
    String others = portal.send(portal.as("olga", "/contracts/110/usage")).body();
    String none = portal.send(portal.as("olga", "/contracts/999/usage")).body();
    assertEquals(none, others);
  }

  @Test
  void signingInLeadsBackToThePage() {
    var location =
        portal.get("/contracts/110/usage?by=user&q=a%20b").headers().firstValue("Location");
    assertEquals(
        Optional.of("/sign-in?next=%2Fcontracts%2F110%2Fusage%3Fby%3Duser%26q%3Da%2520b"),
        location);
  }

  @Test
  void nothingLeadsElsewhere() {
    String answer =
        portal.raw("GET //evil.example/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertFalse(answer.contains("Location: //"), answer);
    var post = TestPortal.form(portal.request("/me?next=//evil.example"), "");
    assertEquals(Optional.of("/sign-in"), portal.send(post).headers().firstValue("Location"));
  }

  @Test
  void aMissingOrUnknownKeyIsAProblemInJson() {
    var answer =
        portal.send(portal.request("/api/v1/jobs").header("Authorization", "Bearer bad-key"));
    assertEquals(401, answer.statusCode());
    assertEquals(Optional.of("Bearer"), answer.headers().firstValue("WWW-Authenticate"));
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
    assertTrue(answer.body().contains("\"status\":401"), answer.body());
  }

  @Test
  void aKnownKeyNamesItsServiceAndNeedsNoFormToken() {
    var answer =
        portal.send(portal.request("/api/v1/jobs").header("Authorization", "bearer good-key"));
    assertEquals("Rendering", answer.body());
    var post =
        portal
            .request("/api/v1/jobs")
            .header("Authorization", "Bearer good-key")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertEquals("{}", portal.send(post).body());
  }

  @Test
  void aSessionIsNoKeyAndAKeyIsNoSession() {
    assertEquals(401, portal.send(portal.as("ana", "/api/v1/jobs")).statusCode());
    var withKey = portal.request("/me").header("Authorization", "Bearer good-key");
    assertEquals(303, portal.send(withKey).statusCode());
  }

  @Test
  void aRouteWithoutAccessDoesNotStart() {
    assertRefused("must have exactly one Access", routes -> routes.get("/x", _ -> {}));
    assertRefused(
        "must have exactly one Access",
        routes -> routes.get("/x", _ -> {}, Access.ANYONE, Access.SIGNED_IN));
    assertRefused(
        "no {contract}", routes -> routes.get("/x", _ -> {}, Access.on(TestPortal.Right.READ)));
  }

  private static void assertRefused(String words, java.util.function.Consumer<RoutesConfig> add) {
    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> TestPortal.start((routes, _) -> add.accept(routes)).close());
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
