package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches and events: many jobs in one request, each with a fate of its own. */
class ManyAtOnceIT {

  private static final String ONE = "application/cloudevents+json";
  private static final String MANY = "application/cloudevents-batch+json";

  private final ApiServer server = new ApiServer();
  private final ApiClient api = server.client();
  private final PersonId ana = server.fixture.person("Ana");

  @BeforeEach
  void seat() {
    server.fixture.seat(server.c, ana);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everyOperationOfABatchHasItsOwnAnswer() {
    Got held = api.post("holds", job("ana", 20)).is(201);
    Got batch =
        batch(
            operation("a", "charges", job("ana", 30)),
            operation("b", "charges", job("ana", 60)),
            operation("c", "holds/" + held.at("id") + "/settle", "{\"credits\": 5}"),
            operation("d", "charges", job("ana", 66)),
            operation("e", "charges", job("ana", 1).replace("configurator", "sim-360")),
            operation("f", "nowhere", "{}"),
            operation("two words", "charges", job("ana", 1)),
            "{\"key\": \"h\"}",
            "7");
    assertEquals("a 201, b 402, c 200, d 402, e 403, f 400,  400, h 400,  400", fates(batch));
    assertEquals("30.00", batch.at("answers/0/body/used"));
    assertEquals("5.00", batch.at("answers/2/body/used"));
    assertEquals("60.00", batch.at("answers/1/body/needed"));
  }

  @Test
  void anOperationIsTheSameAloneAndInABatch() {
    Got alone = api.post("charges", "a", job("ana", 30)).is(201);
    Got batch =
        batch(
            operation("a", "charges", job("ana", 30)),
            operation("b", "charges", job("ana", 30)),
            operation("b", "charges", job("ana", 30)),
            operation("a", "charges", job("ana", 31)));
    assertEquals("true, false, true, false", values(batch, "answers", "replayed"));
    assertEquals("a 201, b 201, b 201, a 422", fates(batch));
    assertEquals(alone.json(), batch.json().at("/answers/0/body"));
    assertEquals("40.00", left());
  }

  @Test
  void aThousandOperationsAtMost() {
    server.fixture.buy(server.c, 10);
    Got batch =
        batch(
            IntStream.range(0, 1_000)
                .mapToObj(i -> operation("k" + i, "charges", job("ana", 1)))
                .toArray(String[]::new));
    assertEquals(1_000, batch.json().path("answers").size());
    batch
        .json()
        .path("answers")
        .forEach(answer -> assertEquals(201, answer.path("status").asInt()));
    assertEquals("100.00", left());
    String tooMany = String.join(",", Collections.nCopies(1_001, "{}"));
    api.post("batch", "{\"operations\": [" + tooMany + "]}").is("400 invalid-request");
    api.post("batch", "{\"operations\": []}").is("400 invalid-request");
    api.post("batch", "{\"operations\": {}}").is("400 invalid-request");
    api.post("batch", "[]").is("400 invalid-request");
  }

  @Test
  void aFinishedJobIsChargedOnceHoweverOftenItIsReported() {
    Got first = events(ONE, event("1", 40)).is(200);
    assertEquals("201", values(first, "results", "status"));
    assertEquals("40.00", first.at("results/0/body/used"));
    String job = first.at("results/0/body/id");
    assertEquals("2027-01-09T12:00:00Z", api.get("jobs/" + job).at("occurred_at"));

    String traced = event("1", 40).replace("\"id\"", "\"traceparent\": \"00-1-2-03\", \"id\"");
    Got again = events(MANY, "[" + traced + "," + event("2", 30) + "," + event("1", 41) + "]");
    assertEquals("201, 201, 422", values(again, "results", "status"));
    assertEquals("true, false, false", values(again, "results", "replayed"));
    assertEquals(first.json().at("/results/0/body"), again.json().at("/results/0/body"));
    assertEquals("30.00", left());
  }

  @Test
  void anEventInBinaryModeIsTheSameEvent() {
    String[] attributes = {
      "ce-specversion", "1.0", "ce-type", "cloudcredits.job.finished", "CE-Source", "/renderer/7",
      "ce-id", "1", "ce-time", "2027-01-09T12:00:00Z", "ce-traceparent", "00-1-2-03"
    };
    Got binary = api.postWith("events", job("ana", 40), attributes).is(200);
    assertEquals("201", values(binary, "results", "status"));
    assertEquals("/renderer/7 1", binary.at("results/0/source") + " " + binary.at("results/0/id"));
    String job = binary.at("results/0/body/id");
    assertEquals("2027-01-09T12:00:00Z", api.get("jobs/" + job).at("occurred_at"));

    Got structured = events(ONE, event("1", 40)).is(200);
    assertEquals("true", values(structured, "results", "replayed"));
    assertEquals(binary.json().at("/results/0/body"), structured.json().at("/results/0/body"));
    attributes[7] = "%C3%A4%201";
    Got escaped = api.postWith("events", job("ana", 1), attributes).is(200);
    assertEquals("ä 1", escaped.at("results/0/id"));
    assertEquals("59.00", left());
  }

  @Test
  void aBrokenEventInBinaryModeIsReported() {
    assertEquals(
        "400",
        values(api.postWith("events", job("ana", 1), "ce-id", "1").is(200), "results", "status"));
    Got wrong =
        api.postWith(
            "events", job("ana", 1), "ce-id", "%ZZ", "ce-specversion", "0.3", "ce-type", "x");
    assertEquals("400", values(wrong.is(200), "results", "status"));
    api.postWith("events", "{", "ce-id", "1").is("400 invalid-request");
    assertEquals("100.00", left());
  }

  @Test
  void whatCannotBePaidIsKeptAsRefusedAndReported() {
    Got got =
        events(
            MANY, "[" + event("1", 101) + "," + event("2", 1).replace("ana@", "nobody@") + ", {}]");
    assertEquals("402, 404, 400", values(got, "results", "status"));
    assertEquals("refused", api.get("jobs/" + got.at("results/0/body/job")).is(200).at("state"));
    assertEquals("100.00", left());
    assertEquals("1", values(got, "results", "id").split(", ")[0]);
  }

  @Test
  void eventsOfAnotherKindAreNotTaken() {
    for (String wrong :
        List.of(
            event("1", 1).replace("\"1.0\"", "\"0.3\""),
            event("1", 1).replace("cloudcredits.job.finished", "cloudcredits.job.started"),
            event("1", 1).replace("\"source\"", "\"sauce\""),
            event("1", 1).replace("\"data\"", "\"data_base64\""),
            event("1", 1).replace("configurations", "drawings"),
            "[]",
            "7")) {
      Got got = events(ONE, wrong);
      int status = got.status() == 200 ? got.json().at("/results/0/status").asInt() : got.status();
      assertEquals(4, status / 100, () -> wrong + "\n" + got.text());
    }
    events("application/json", event("1", 1)).is("415 unsupported-content");
    assertEquals("100.00", left());
  }

  private Got batch(String... operations) {
    return api.post("batch", "{\"operations\": [" + String.join(",\n", operations) + "]}").is(200);
  }

  private static String operation(String key, String path, String body) {
    return "{\"key\": \"%s\", \"path\": \"%s\", \"body\": %s}".formatted(key, path, body);
  }

  private Got events(String type, String body) {
    return api.post("events", "unused", type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String event(String id, int credits) {
    return """
        {"specversion": "1.0", "type": "cloudcredits.job.finished", "source": "/renderer/7", "id": "%s",
         "time": "2027-01-09T12:00:00Z", "data": %s}
        """
        .formatted(id, job("ana", credits));
  }

  private static String fates(Got batch) {
    var fates = new ArrayList<String>();
    for (JsonNode answer : batch.json().path("answers")) {
      fates.add(answer.path("key").asText() + " " + answer.path("status").asText());
    }
    return String.join(", ", fates);
  }

  private static String values(Got got, String list, String member) {
    var values = new ArrayList<String>();
    got.json().path(list).forEach(item -> values.add(item.path(member).asText()));
    return String.join(", ", values);
  }

  private String left() {
    Got balance = api.get("contracts/110-0000-0001/balance?user=" + ana).is(200);
    return balance.at("individual/available").equals("0.00")
        ? balance.at("user/left/shared")
        : balance.at("user/left/individual");
  }
}
