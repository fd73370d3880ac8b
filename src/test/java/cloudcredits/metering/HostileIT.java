package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem that says what is wrong, never a failure of ours. */
class HostileIT {

  private static final List<String> READERS =
      List.of("estimates", "holds", "charges", "batch", "holds/%s/settle", "jobs/%s/reversals");

  private static ApiServer server;
  private static ApiClient api;
  private static String jobId;

  @BeforeAll
  static void open() {
    server = new ApiServer();
    api = server.client();
    PersonId ana = server.fixture.person("Ana");
    server.fixture.seat(server.c, ana);
    jobId = api.post("holds", job("ana", 1)).is(201).at("id");
  }

  @AfterAll
  static void close() {
    assertEquals("99.00", api.get("contracts/110-0000-0001/balance").at("individual/available"));
    server.close();
  }

  static Stream<String> bodies() {
    String fine = job("ana", 1);
    return Stream.of(
        "",
        " ",
        "{",
        "null",
        "[]",
        "[{}]",
        "\"text\"",
        "1e400",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "[".repeat(100_000),
        "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
        fine.replace("\"user\"", "\"user\": \"ben@example.org\", \"user\""),
        fine.replace("ana@", "ana\\u0000@"),
        fine.replace("ana@", "\\ud800@"),
        fine.replace("ana@example.org", "x".repeat(100_000)),
        fine.replace("\"ana@example.org\"", "1e9"),
        fine.replace("\"ana@example.org\"", "999999999999999999999"),
        fine.replace("\"ana@example.org\"", "[\"ana@example.org\"]"),
        fine.replace("110-0000-0001", "' or 1=1 --"),
        fine.replace("configurator", "../../x"),
        fine.replace(": 1}", ": 1e400}"),
        fine.replace(": 1}", ": 1e999999999}"),
        fine.replace(": 1}", ": -1}"),
        fine.replace(": 1}", ": -0}"),
        fine.replace(": 1}", ": 1e308}"),
        fine.replace(": 1}", ": -1e308}"),
        fine.replace(": 1}", ": 0.5}"),
        fine.replace(": 1}", ": NaN}"),
        fine.replace(": 1}", ": -Infinity}"),
        fine.replace(": 1}", ": 01}"),
        fine.replace(": 1}", ": 0x1}"),
        fine.replace(": 1}", ": true}"),
        fine.replace(": 1}", ": 1, \"configurations\": 1}"),
        fine.replace(": 1}", ": " + "9".repeat(900) + "}"),
        fine.replace(": 1}", ": {\"a\": [1]}}"),
        fine.replace(": 1}", ": null}"),
        fine.replace("{\"configurations\": 1}", "[1]"),
        job("ana", 1, ", \"credits\": \"1.00\""),
        job("ana", 1, ", \"charge_code\": \"" + "x".repeat(61) + "\""),
        job("ana", 1, ", \"charge_code\": \"\\u0000\""),
        job("ana", 1, ", \"occurred_at\": \"yesterday\""),
        job("ana", 1, ", \"occurred_at\": \"+999999999-12-31T23:59:59Z\""),
        job("ana", 1, ", \"occurred_at\": \"0001-01-01T00:00:00Z\""),
        job("ana", 1, ", \"duration\": \"P999999999D\""),
        job("ana", 1, ", \"duration\": -1"),
        job("ana", 1, ", \"unknown\": 1"),
        "{\"credits\": 1.001}",
        "{\"credits\": \"1.001\"}",
        "{\"credits\": -1}",
        "{\"credits\": 1e400}",
        "{\"credits\": 1e999999999}",
        "{\"credits\": 1e-999999999}",
        "{\"credits\": \"1e2\"}",
        "{\"credits\": \"١\"}",
        "{\"credits\": \"99999999999999999999\"}",
        "{\"credits\": NaN}",
        "{\"credits\": 1e308}",
        "{\"credits\": \"-0\"}",
        "{\"credits\": \" 1\"}",
        "{\"credits\": \"1\\u0000\"}",
        "{\"credits\": 1, \"credits\": 1}",
        "{\"credits\": 1, \"final\": \"yes\"}",
        "{\"credits\": true}");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyOfAnyKindIsRefusedInWords(String body) {
    for (String path : READERS) {
      boolean empty = body.isBlank() && path.contains("reversals");
      Got got = api.post(path.formatted(jobId), body);
      assertTrue(
          got.status() >= 400 && got.status() < 500 || empty,
          () -> path + " answers " + got.status() + " " + got.text());
      assertEquals("application/problem+json", got.type(), path);
      assertTrue(got.at("detail").length() > 10, got::text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs/none",
        "jobs/00000000-0000-0000-0000-000000000000",
        "jobs/ffffffff-ffff-ffff-ffff-ffffffffffff",
        "jobs/a%20b",
        "jobs?contract=110-0000-0001&after=x",
        "jobs?contract=110-0000-0001&limit=0",
        "jobs?contract=110-0000-0001&limit=99999999999",
        "jobs?contract=%00",
        "jobs?contract[]=1",
        "contracts/%F0%9F%98%80/balance",
        "contracts/110-0000-0001/balance?user=%27",
        "contracts/110-0000-0001/ledger?after=-1",
        "contracts/110-0000-0001/grants?after=1e9"
      })
  void anAddressOfAnyKindIsRefusedInWords(String path) {
    Got got = api.get(path.replace("[", "%5B").replace("]", "%5D"));
    assertEquals(4, got.status() / 100, got::text);
    assertEquals("application/problem+json", got.type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents+json"})
  void anotherContentTypeIsRefused(String type) {
    byte[] body = job("ana", 1).getBytes(StandardCharsets.UTF_8);
    assertEquals(415, api.post("charges", "k", type, body).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void bytesThatAreNoTextAreRefused(int kind) {
    byte[] body =
        switch (kind) {
          case 0 -> new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'};
          case 1 -> "{\"a\u0000\": 1}".getBytes(StandardCharsets.UTF_8);
          default -> "\u00ef\u00bb\u00bf{}".getBytes(StandardCharsets.UTF_16);
        };
    assertEquals(400, api.post("charges", "k", "application/json", body).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "utf-16", "x"})
  void anotherCharsetIsRefused(String charset) {
    byte[] body = job("ana", 1).getBytes(StandardCharsets.UTF_8);
    int status = api.post("charges", "k", "application/json; charset=" + charset, body).status();
    assertEquals(400, status);
  }

  static Stream<String> operations() {
    return ApiDescription.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyAddressRefusesOtherMethodsAndOtherKeys(String operation) {
    String method = operation.split(" ")[0];
    String path = operation.split("/api/v1/")[1].replaceAll("\\{\\w+}", jobId);
    for (String other : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")) {
      boolean both = path.equals("jobs") && other.equals("GET");
      if (!other.equals(method) && !both) {
        Got got = api.method(other, path);
        assertTrue(got.status() >= 400 && got.status() < 500, () -> other + " " + got.status());
      }
    }
    for (String key : List.of("", "cck_", "cck_" + "a".repeat(43), "x".repeat(5_000), "%00")) {
      ApiClient stranger = server.client(key);
      Got got = method.equals("GET") ? stranger.get(path) : stranger.post(path, "{}");
      assertEquals(401, got.status(), path);
    }
  }

  @Test
  void headersOfTenThousandBytesAreTooLarge() {
    assertEquals(431, api.getWith("holds", "X-Long", "x".repeat(10_000)).status());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void anEventOfAnyKindIsRefusedInWords(String data) {
    String event =
        """
        {"specversion": "1.0", "type": "cloudcredits.job.finished", "source": "/x", "id": "1", "data": %s}
        """
            .formatted(data);
    Got one = events("application/cloudevents+json", event);
    Got many = events("application/cloudevents-batch+json", "[" + event + ", 7, null, []]");
    Got binary = api.postWith("events", data, "ce-specversion", "1.0", "ce-id", "1\u00e4");
    for (Got got : List.of(one, many, binary)) {
      got.json().path("results").findValues("status").stream()
          .map(JsonNode::asInt)
          .forEach(status -> assertTrue(status >= 400 && status < 500, got::text));
      assertTrue(got.status() < 500, got::text);
    }
  }

  private static Got events(String type, String body) {
    return api.post("events", "k", type, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"charges", "batch", "events"})
  void aBodyOfTwoMegabytesIsTooLarge(String path) {
    byte[] body = " ".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
    assertEquals(413, api.post(path, "k", "application/json", body).status());
  }
}
