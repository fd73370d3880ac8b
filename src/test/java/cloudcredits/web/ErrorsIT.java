package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent, the answer is an error in words with the right status, and never a stack trace.
 */
class ErrorsIT {

  record Body(int credits) {}

  private static TestPortal portal;

  @BeforeAll
  static void start() {
    portal = TestPortal.start(ErrorsIT::routes);
  }

  private static void routes(RoutesConfig routes, TestPortal portal) {
    routes.get(
        "/orders/{order}",
        ctx -> ctx.result("order " + PathParams.number(ctx, "order")),
        Access.ANYONE);
    routes.get(
        "/jobs/{job}", ctx -> ctx.result("job " + PathParams.uuid(ctx, "job")), Access.ANYONE);
    routes.get(
        "/typed/{id}",
        ctx -> ctx.result("" + ctx.pathParamAsClass("id", Integer.class).get()),
        Access.ANYONE);
    routes.get(
        "/query", ctx -> ctx.result(QueryString.of(ctx).get("q").orElse("none")), Access.ANYONE);
    routes.get(
        "/bug",
        _ -> {
          throw new IllegalStateException("secret inside");
        },
        Access.ANYONE);
    routes.get(
        "/half",
        ctx -> {
          ctx.outputStream().write(new byte[1 << 20]);
          throw new IllegalStateException("secret inside");
        },
        Access.ANYONE);
    routes.get(
        "/error",
        _ -> {
          throw new AssertionError("secret inside");
        },
        Access.ANYONE);
    routes.get(
        "/down",
        _ -> {
          throw new TestPortal.Down();
        },
        Access.ANYONE);
    routes.get(
        "/status/{status}",
        ctx -> {
          throw new io.javalin.http.HttpResponseException(
              PathParams.number(ctx, "status"), "secret inside");
        },
        Access.ANYONE);
    routes.get(
        "/refusal",
        _ -> {
          throw new Refusal(HttpStatus.CONFLICT, "The <b>order</b> was paid.");
        },
        Access.ANYONE);
    routes.post("/api/v1/echo", ctx -> ctx.result(ctx.body()), Access.API_KEY);
    routes.post(
        "/api/v1/typed", ctx -> ctx.result("" + JsonBody.read(ctx, Body.class)), Access.API_KEY);
    routes.get(
        "/api/v1/bug",
        _ -> {
          throw new IllegalStateException("secret inside");
        },
        Access.API_KEY);
    routes.get(
        "/api/v1/problem",
        ctx ->
            Problem.of(
                    HttpStatus.PAYMENT_REQUIRED,
                    "insufficient-credits",
                    "Not enough credits",
                    "250 needed, 50 shared available")
                .with("available", "50.00")
                .send(ctx),
        Access.API_KEY);
    routes.post("/upload", ctx -> ctx.result(Form.of(ctx).typed("name")), Access.SIGNED_IN);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static HttpRequest.Builder api(String path) {
    return portal.request(path).header("Authorization", "Bearer good-key");
  }

  private static HttpResponse<String> json(String path, byte[] body, String type) {
    return portal.send(
        api(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> json(String path, String body) {
    return json(path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/json");
  }

  private static void assertPage(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        Optional.of("text/html; charset=utf-8"),
        answer.headers().firstValue("Content-Type").map(type -> type.replace(";c", "; c")));
    assertTrue(answer.body().contains("<h1>"), answer.body());
    assertCalm(answer);
  }

  private static void assertProblem(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
    assertTrue(answer.body().contains("\"status\":" + status), answer.body());
    assertCalm(answer);
  }

  private static void assertCalm(HttpResponse<String> answer) {
    assertFalse(
        answer.body().matches("(?s).*(secret inside|\\bat [a-z.]+\\(|Exception|Jetty|Javalin).*"),
        answer.body());
    assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/7, 200",
    "/orders/abc, 400",
    "/orders/0, 400",
    "/orders/-1, 400",
    "/orders/99999999999, 400",
    "/orders/2147483648, 400",
    "/orders/7%20, 400",
    "/typed/abc, 400",
    "/jobs/1-1-1-1-1, 400",
    "/jobs/0197a5a0-0000-7000-8000-000000000000, 200",
    "/nowhere, 404"
  })
  void anIdThatIsNoneIsABadRequest(String path, int status) {
    var answer = portal.get(path);
    assertEquals(status, answer.statusCode(), answer.body());
    if (status != 200) {
      assertPage(status, answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%",
        "q=%z1",
        "q=%1",
        "q=%00",
        "q=%ff",
        "q=%c3%28",
        "q=%ed%a0%80",
        "%=1",
        "q=%c0%af"
      })
  void aBrokenQueryIsABadRequest(String query) {
    String answer =
        portal.raw("GET /query?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
  }

  @Test
  void halfAFileDoesNotPassForAWholeOne() {
    assertThrows(UncheckedIOException.class, () -> portal.get("/half"));
  }

  @Test
  void aGoodQueryIsRead() {
    assertEquals("ü & b", portal.get("/query?q=a&q=%C3%BC%20%26+b").body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/%",
        "/orders/%zz",
        "/orders/%00",
        "/orders/a%00b",
        "/orders/%ff",
        "/orders/..%2f..",
        "/orders/%2e%2e/x",
        "/a;b=c/../x",
        "/orders/a\\b",
        "//orders/7"
      })
  void aBrokenPathIsABadRequestOrLeadsNowhere(String path) {
    String answer = portal.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.matches("(?s)HTTP/1.1 40[04].*"), answer);
    assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
    assertFalse(answer.matches("(?si).*(jetty|javalin|<h2>HTTP ERROR).*"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
      })
  void whatIsNoHttpGetsOnePlainSentence(String request) {
    String answer = portal.raw(request);
    assertTrue(answer.matches("(?s)HTTP/1.1 [45]0.*"), answer);
    assertFalse(answer.matches("(?si).*(jetty|javalin|<html|Bad Message|Caused).*"), answer);
  }

  @Test
  void headersThatAreTooLongGetOnePlainSentence() {
    String answer =
        portal.raw("GET / HTTP/1.1\r\nHost: x\r\nCookie: a=" + "a".repeat(20_000) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
    assertTrue(answer.contains("Clear this site’s cookies"), answer);
    assertFalse(answer.contains("<"), answer);
  }

  @Test
  void aWrongMethodNamesTheRightOnes() {
    var answer = portal.send(portal.request("/orders/7").method("DELETE", BodyPublishers.noBody()));
    assertPage(405, answer);
    assertEquals(Optional.of("GET, HEAD"), answer.headers().firstValue("Allow"));
    var api = portal.send(api("/api/v1/echo").GET());
    assertProblem(405, api);
    assertEquals(Optional.of("POST"), api.headers().firstValue("Allow"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 409, 413, 415, 429, 500, 503, 418, 502})
  void everyStatusHasItsWords(int status) {
    assertPage(status, portal.get("/status/" + status));
  }

  @Test
  void aRefusalSpeaksItsOwnWordsEscaped() {
    var answer = portal.get("/refusal");
    assertPage(409, answer);
    assertTrue(
        answer.body().contains("The &lt;b>order&lt;/b> was paid.")
            || answer.body().contains("The &lt;b&gt;order&lt;/b&gt; was paid."),
        answer.body());
  }

  @Test
  void aBugIsLoggedUnderTheReferenceThatThePersonSees() {
    var answer = portal.get("/bug");
    assertPage(500, answer);
    assertTrue(Pattern.compile("Reference: <b>[0-9a-f]{8}</b>").matcher(answer.body()).find());
    assertProblem(500, portal.send(api("/api/v1/bug")));
  }

  @Test
  void whatIsDownForTheMomentSaysSo() {
    var answer = portal.get("/down");
    assertPage(503, answer);
    assertEquals(Optional.of("5"), answer.headers().firstValue("Retry-After"));
  }

  @Test
  void aProblemNamesItsTypeAndMembers() throws Exception {
    var answer = portal.send(api("/api/v1/problem"));
    assertProblem(402, answer);
    assertEquals(
        Map.of(
            "type", "urn:cloudcredits:problem:insufficient-credits",
            "title", "Not enough credits",
            "status", 402,
            "detail", "250 needed, 50 shared available",
            "available", "50.00"),
        new ObjectMapper().readValue(answer.body(), Map.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"credits\":\"x\"}",
        "[1]",
        "nonsense",
        "{\"credits\":1}}",
        "null",
        "{\"credits\":99999999999}",
        "{\"credits\":\"1\"}",
        "{\"credits\":1.5}",
        "{\"credits\":1,\"credits\":2}",
        "{\"credit\":1}",
        "{\"credits\":null}",
        "{}",
        "[[[["
      })
  void aBodyThatIsNotTheExpectedJsonIsABadRequest(String body) {
    var answer = json("/api/v1/typed", body);
    assertProblem(400, answer);
  }

  @Test
  void aBodyIsStrictUtf8() {
    assertProblem(
        400, json("/api/v1/echo", new byte[] {'"', (byte) 0xff, '"'}, "application/json"));
    assertProblem(400, json("/api/v1/echo", new byte[] {'"', 0, '"'}, "application/json"));
    assertProblem(
        400,
        json(
            "/api/v1/echo",
            "\"ü\"".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "application/json; charset=nonsense"));
    assertProblem(
        400,
        json(
            "/api/v1/echo",
            "\"a\"".getBytes(java.nio.charset.StandardCharsets.UTF_16),
            "application/json; charset=utf-16"));
    assertProblem(
        415,
        json(
            "/api/v1/echo", "a=b".getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/plain"));
    assertEquals("\"ü\"", json("/api/v1/echo", "\"ü\"").body());
    assertEquals(
        200,
        json("/api/v1/echo", "{}".getBytes(), "application/cloudevents+json; charset=\"UTF-8\"")
            .statusCode());
  }

  @Test
  void aFormIsStrictToo() {
    assertPage(400, upload("_csrf=ana-csrf&name=%", "application/x-www-form-urlencoded"));
    assertPage(400, upload("_csrf=ana-csrf&name=%00", "application/x-www-form-urlencoded"));
    assertPage(400, upload("_csrf=ana-csrf&name=%ff", "application/x-www-form-urlencoded"));
    assertPage(
        400, upload("_csrf=ana-csrf&name=a", "application/x-www-form-urlencoded; charset=x"));
    assertEquals(
        "b", upload("_csrf=ana-csrf&name=a&name=b", "application/x-www-form-urlencoded").body());
  }

  @Test
  void multipartMayBeBrokenInManyWays() {
    assertPage(400, upload("x", "multipart/form-data"));
    assertPage(400, upload("x", "multipart/form-data; boundary="));
    assertPage(400, upload("x", "multipart/form-data; boundary=b"));
    assertPage(
        400,
        upload(
            "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nana",
            "multipart/form-data; boundary=b"));
    String good =
        "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nana-csrf\r\n--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nü\r\n--b--\r\n";
    assertEquals("ü", upload(good, "multipart/form-data; boundary=b").body());
  }

  private static HttpResponse<String> upload(String body, String type) {
    return portal.send(
        portal
            .as("ana", "/upload")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void aBodyOverOneMegabyteIsTooLarge() {
    assertPage(
        413,
        upload("_csrf=ana-csrf&name=" + "a".repeat(1 << 20), "application/x-www-form-urlencoded"));
    assertProblem(413, json("/api/v1/echo", "1".repeat((1 << 20) + 1)));
    assertEquals(200, json("/api/v1/echo", "1".repeat(1 << 20)).statusCode());
    var chunked =
        BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(new byte[(1 << 20) + 1]));
    assertProblem(
        413,
        portal.send(api("/api/v1/echo").header("Content-Type", "application/json").POST(chunked)));
  }
}
