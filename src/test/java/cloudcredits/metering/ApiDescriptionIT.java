package cloudcredits.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the routes do, and the pages say what the document does. */
class ApiDescriptionIT {

  private final ApiServer server = new ApiServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theDocumentDescribesEveryRouteAndNoOther() {
    var served = new TreeSet<String>();
    server.routes.stream().filter(route -> route.contains("/api/v1/")).forEach(served::add);
    assertEquals(String.join("\n", served), String.join("\n", ApiDescription.operations()));
  }

  @Test
  void theDocumentIsServedAsItIs() throws Exception {
    HttpResponse<String> got = get("/api/openapi.json");
    assertEquals("application/json", got.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("3.1.0", ApiDescription.document().path("openapi").asText());
    assertEquals(ApiDescription.document(), new ObjectMapper().readTree(got.body()));
  }

  @Test
  void theJudgeSeesWhatIsNotDescribed() {
    assertEquals("it answers 418 as application/json", judged(418, "{}").orElseThrow());
    assertTrue(judged(200, "{}").orElseThrow().contains("required property 'items' not found"));
    assertTrue(
        judged(200, "{\"items\": [], \"next\": null, \"more\": 1}").orElseThrow().contains("more"));
    assertTrue(judged(200, "{\"items\": [], \"next\": 7}").orElseThrow().contains("integer found"));
    assertEquals(Optional.empty(), judged(200, "{\"items\": [], \"next\": null}"));
  }

  private static Optional<String> judged(int status, String answer) {
    return ApiDescription.contradiction(
        "GET",
        "/api/v1/jobs",
        "",
        new byte[0],
        status,
        "application/json",
        answer.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thePageShowsEveryOperationAndEveryLinkLeadsSomewhere() throws Exception {
    String page = get("/api").body();
    for (String operation : ApiDescription.operations()) {
      assertTrue(page.contains("<code>" + operation + "</code>"), operation);
    }
    Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
    while (links.find()) {
      assertTrue(page.contains("id=\"" + links.group(1) + "\""), links.group(1));
    }
  }

  @Test
  void everyProblemHasAPage() throws Exception {
    String all = get("/problems").body();
    for (ProblemType type : ProblemType.values()) {
      assertTrue(all.contains("/problems/" + type.slug()), type.slug());
      HttpResponse<String> page = get("/problems/" + type.slug());
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("<h1>" + type.title() + "</h1>"), type.slug());
    }
    assertEquals(404, get("/problems/none").statusCode());
    assertFalse(all.contains("null"));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
