package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key promises one answer, whatever happens around it (rules §6). */
class IdempotencyIT {

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
  void theSameAgainAnswersTheSameBytesAndMovesNothing() {
    Got first = api.post("holds", "k-1", job("ana", 60)).is(201);
    server.clock.advance(Duration.ofDays(29));
    Got again = api.post("holds", "k-1", job("ana", 60)).is(201);
    Got quotedAndLaidOut =
        api.post("holds", "\"k-1\"", job("ana", 60).replace("\n", " ").replace(": ", ":"));

    assertEquals(Optional.empty(), first.replayed());
    assertEquals(Optional.of("true"), again.replayed());
    assertArrayEquals(first.bytes(), again.bytes());
    assertArrayEquals(first.bytes(), quotedAndLaidOut.bytes());
    assertEquals(1, jobs());
  }

  @Test
  void aRefusalIsAnAnswerToo() {
    Got refused = api.post("charges", "k-1", job("ana", 101)).is(402);
    server.fixture.buy(server.c, 1);
    assertArrayEquals(refused.bytes(), api.post("charges", "k-1", job("ana", 101)).bytes());
    api.post("charges", "k-2", job("ana", 101)).is(201);
  }

  @Test
  void anotherRequestWithTheKeyIsRefused() {
    Got held = api.post("holds", "k-1", job("ana", 10)).is(201);
    api.post("holds", "k-1", job("ana", 11)).is("422 idempotency-key-reused");
    api.post("charges", "k-1", job("ana", 10)).is("422 idempotency-key-reused");
    api.post("holds/" + held.at("id") + "/release", "k-1", "").is("422 idempotency-key-reused");
    ApiClient other = server.client(server.newKey("other", Set.of("configurator")));
    other.post("holds", "k-1", job("ana", 11)).is(201);
  }

  @Test
  void theAnswerIsFoundAlsoWhereTheRequestWouldNotGetThatFarAnyMore() {
    Got first = api.post("holds", "k-1", job("ana", 10)).is(201);
    server.clock.advance(Duration.ofSeconds(3));
    server
        .database
        .owner()
        .useHandle(handle -> handle.execute("update person set email = 'anna@example.org'"));
    ApiClient restarted = server.client();
    awaitTheNewAddress();
    assertArrayEquals(first.bytes(), restarted.post("holds", "k-1", job("ana", 10)).bytes());
    restarted.post("holds", "k-1", job("ana", 11)).is("422 idempotency-key-reused");
    restarted.post("holds", "k-2", job("ana", 10)).is("404 user-unknown");
  }

  /** An address is remembered for two seconds. */
  private void awaitTheNewAddress() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (api.post("estimates", job("ana", 1)).status() != 404) {
      assertTrue(System.nanoTime() < end, "the old address is still known");
      Thread.onSpinWait();
    }
  }

  @Test
  void twentyAtOnceWithOneKeyAreOneJob() throws Exception {
    List<Callable<Got>> calls =
        Collections.nCopies(20, () -> api.post("charges", "k-1", job("ana", 30)));
    List<Got> answers = ApiClient.atOnce(calls);

    answers.forEach(answer -> assertArrayEquals(answers.getFirst().bytes(), answer.bytes()));
    assertEquals(1, answers.stream().filter(answer -> answer.replayed().isEmpty()).count());
    assertEquals(1, jobs());
    assertEquals("70.00", api.get("contracts/110-0000-0001/balance").at("individual/available"));
  }

  @Test
  void oneKeyOnTwoContractsAtOnceActsOnOne() throws Exception {
    for (int i = 0; i < 10; i++) {
      server.fixture.contract("220-0000-000" + i, "UTC", "2027-01-01", "2028-01-01");
    }
    server.fixture.buy(server.c, 1);
    List<Callable<Got>> calls =
        IntStream.range(0, 10)
            .<Callable<Got>>mapToObj(
                i ->
                    () ->
                        api.post(
                            "charges",
                            "k-1",
                            job("ana", 1).replace("110-0000-0001", "220-0000-000" + i)))
            .toList();
    List<Got> answers = ApiClient.atOnce(calls);

    assertEquals(1, answers.stream().filter(got -> got.brief().equals("403 not-seated")).count());
    assertEquals(
        9, answers.stream().filter(got -> got.brief().contains("idempotency-key-reused")).count());
    assertEquals(1, jobs());
  }

  @Test
  void aKeyIsNeeded() {
    byte[] body = job("ana", 1).getBytes(StandardCharsets.UTF_8);
    api.send(
            api.request("charges")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)),
            "application/json",
            body)
        .is("400 idempotency-key-missing");
    api.post("charges", "", job("ana", 1)).is("400 idempotency-key-invalid");
    api.post("charges", "two words", job("ana", 1)).is("400 idempotency-key-invalid");
    api.post("charges", "k".repeat(256), job("ana", 1)).is("400 idempotency-key-invalid");
    api.post("charges", "k".repeat(255), job("ana", 1)).is(201);
  }

  @Test
  void tooManyRequestsAreToldToWait() {
    try (var slow = new ApiServer(1, 100)) {
      ApiClient client = slow.client();
      Got last = client.get("contracts/110-0000-0001/balance");
      for (int i = 0; i < 20 && last.status() == 200; i++) {
        last = client.get("contracts/110-0000-0001/balance");
      }
      assertEquals("1", last.is("429 too-many-requests").retryAfter());
    }
  }

  private int jobs() {
    return server
        .database
        .owner()
        .withHandle(
            handle -> handle.createQuery("select count(*) from job").mapTo(Integer.class).one());
  }
}
