package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.metering.ApiClient.Got;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full queue turns steps away before anything is done; with the same key they pass later. */
class WhenBusyIT {

  private static final int CALLS = 8;

  /** What can wait while the contract is locked: two in a worker's hands, one in its queue. */
  private static final int WAITING = 3;

  private final ApiServer server = new ApiServer(100_000, 1);
  private final ApiClient api = server.client();

  @BeforeEach
  void seat() {
    server.fixture.seat(server.c, server.fixture.person("Ana"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aFullQueueTurnsStepsAway() throws Exception {
    var answers = new ArrayList<Got>();
    try (var threads = Executors.newFixedThreadPool(CALLS);
        Handle lock = server.database.owner().open()) {
      lock.begin();
      lock.execute("select from ledger_head where contract_id = ? for update", server.c);
      CompletionService<Got> calls = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < CALLS; i++) {
        String key = "k-" + i;
        calls.submit(() -> api.post("charges", key, job("ana", 1)));
      }
      for (int i = 0; i < CALLS - WAITING; i++) {
        Got refused = calls.take().get().is("503 busy");
        assertEquals("1", refused.retryAfter());
        assertEquals("Too much is waiting. Nothing was done.", refused.at("detail"));
      }
      lock.commit();
      for (int i = 0; i < WAITING; i++) {
        answers.add(calls.take().get());
      }
    }
    long charged = answers.stream().filter(answer -> answer.status() == 201).count();
    assertTrue(charged >= 1);
    assertEquals((100 - charged) + ".00", left());

    for (int i = 0; i < CALLS; i++) {
      api.post("charges", "k-" + i, job("ana", 1)).is(201);
    }
    assertEquals((100 - CALLS) + ".00", left());
  }

  @Test
  void aBatchIsTakenAsFarAsThereIsRoom() {
    String batch =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    "{\"key\": \"b-%d\", \"path\": \"charges\", \"body\": %s}"
                        .formatted(i, job("ana", 1)))
            .collect(Collectors.joining(",", "{\"operations\": [", "]}"));
    JsonNode answers = api.post("batch", batch).is(200).json().path("answers");
    assertEquals(20, answers.size());
    for (JsonNode answer : answers) {
      assertTrue(Set.of(201, 503).contains(answer.path("status").asInt()), answer::toString);
      api.post("charges", answer.path("key").asText(), job("ana", 1)).is(201);
    }
    assertEquals("80.00", left());
  }

  @Test
  void aDeliveryOfEventsIsToComeAgainAsAWhole() {
    List<String> events = IntStream.range(0, 20).mapToObj(WhenBusyIT::event).toList();
    Got delivered = deliver("application/cloudevents-batch+json", events.toString());
    assertTrue(delivered.status() == 200 || delivered.retryAfter().equals("1"), delivered::text);
    for (String event : events) {
      Got alone = deliver("application/cloudevents+json", event).is(200);
      assertEquals("201", alone.at("results/0/status"));
    }
    assertEquals("80.00", left());
  }

  private Got deliver(String type, String body) {
    return api.post("events", "unused", type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String event(int id) {
    return """
        {"specversion": "1.0", "type": "cloudcredits.job.finished", "source": "/farm", "id": "%d",
         "data": %s}
        """
        .formatted(id, job("ana", 1));
  }

  private String left() {
    return api.get("contracts/110-0000-0001/balance").at("individual/available");
  }
}
