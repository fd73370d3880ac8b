package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsIT {

  private static TestPortal portal;

  @BeforeAll
  static void start() {
    portal =
        TestPortal.start(
            (routes, _) -> routes.get("/page", ctx -> ctx.html("page"), Access.ANYONE));
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "css/portal.css, text/css; charset=utf-8",
    "js/portal.js, text/javascript; charset=utf-8",
    "icon/icon.svg, image/svg+xml",
    "font/sofia-sans-latin.woff2, font/woff2",
    "font/sofia-sans-OFL.txt, text/plain; charset=utf-8"
  })
  void areKeptForEverUnderTheirFingerprint(String name, String type) {
    var answer = portal.get(portal.assets.url(name));
    assertEquals(200, answer.statusCode());
    assertEquals(
        Optional.of(type),
        answer.headers().firstValue("Content-Type").map(given -> given.replace(";c", "; c")));
    assertEquals(
        Optional.of("public, max-age=31536000, immutable"),
        answer.headers().firstValue("Cache-Control"));
    assertEquals(Optional.of("nosniff"), answer.headers().firstValue("X-Content-Type-Options"));
    assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
  }

  @Test
  void anOldFingerprintIsAnsweredButNotKept() {
    var answer = portal.get("/static/00000000/css/portal.css");
    assertEquals(200, answer.statusCode());
    assertEquals(Optional.of("no-cache"), answer.headers().firstValue("Cache-Control"));
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() {
    String url = portal.assets.url("css/portal.css");
    String tag = portal.get(url).headers().firstValue("ETag").orElseThrow();
    var again = portal.send(portal.request(url).header("If-None-Match", tag));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
  }

  @Test
  void textIsSentZipped() throws IOException, InterruptedException {
    String url = portal.assets.url("css/portal.css");
    var request = portal.request(url).header("Accept-Encoding", "gzip").build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(Optional.of("gzip"), answer.headers().firstValue("Content-Encoding"));
    var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertEquals(portal.get(url).body(), new String(unzipped, StandardCharsets.UTF_8));
  }

  @Test
  void theStyleSheetIsOneFileInTheOrderOfItsLayers() {
    String css = portal.get(portal.assets.url("css/portal.css")).body();
    assertTrue(css.startsWith("@layer reset, base, layout, components, pages, utilities;"));
    assertFalse(css.contains("@import"));
    int last = -1;
    for (String part :
        List.of(
            "@layer reset {",
            "@layer base {",
            "@layer layout {",
            "@layer components {",
            "@media print {\n@layer utilities {")) {
      int at = css.indexOf(part);
      assertTrue(at > last, part);
      last = at;
    }
    assertTrue(css.contains("url(\"../font/sofia-sans-latin.woff2\")"));
  }

  @Test
  void theWholeSiteStaysLight() {
    int css = portal.get(portal.assets.url("css/portal.css")).body().length();
    int js = portal.get(portal.assets.url("js/portal.js")).body().length();
    assertTrue(js < 4096, "script " + js);
    assertTrue(css + js < 60 * 1024, "style and script " + (css + js));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/x/../../messages.properties",
        "/static/x/%2e%2e/%2e%2e/messages.properties",
        "/static/x/..%2f..%2fmessages.properties",
        "/static/x//etc/passwd",
        "/static/x/css/index.css",
        "/static/x/css/",
        "/static/x/",
        "/static/x",
        "/static/",
        "/static/x/..\\..\\pom.xml"
      })
  void nothingElseIsServed(String path) {
    String answer = portal.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.matches("(?s)HTTP/1.1 40[04].*"), answer);
  }

  @Test
  void anUnknownNameIsABug() {
    assertThrows(IllegalArgumentException.class, () -> portal.assets.url("css/none.css"));
  }

  @Test
  void inDevelopmentFilesAreReadFromDiskAndNotKept() {
    try (var development =
        TestPortal.start(new Site(URI.create("http://localhost"), true), 0, (_, _) -> {})) {
      var answer = development.get(development.assets.url("js/portal.js"));
      assertEquals(Optional.of("no-cache"), answer.headers().firstValue("Cache-Control"));
      assertEquals(200, development.get("/styleguide").statusCode());
    }
    assertEquals(404, portal.get("/styleguide").statusCode());
  }

  @Test
  void everyAnswerForbidsWhatItDoesNotNeed() {
    var headers = portal.get("/page").headers();
    assertEquals(
        Optional.of(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
        headers.firstValue("Content-Security-Policy"));
    assertEquals(Optional.of("nosniff"), headers.firstValue("X-Content-Type-Options"));
    assertEquals(Optional.of("same-origin"), headers.firstValue("Referrer-Policy"));
    assertEquals(Optional.of("same-origin"), headers.firstValue("Cross-Origin-Opener-Policy"));
    assertEquals(Optional.of("same-origin"), headers.firstValue("Cross-Origin-Resource-Policy"));
    assertEquals(Optional.of("no-store"), headers.firstValue("Cache-Control"));
    assertTrue(headers.firstValue("Permissions-Policy").isPresent());
    assertEquals(Optional.empty(), headers.firstValue("Strict-Transport-Security"));
    assertEquals(Optional.empty(), headers.firstValue("Server"));
  }
}
