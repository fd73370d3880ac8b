package cloudcredits.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client does when a portal answers late, or not, or not yet. */
class RetryTest {

  private static final Order ORDER =
      new Order("C", "ana@example.org", "own", new Cost.Named(new BigDecimal("1.50")));

  private static final String HELD =
      """
      {"id": "00000000-0000-7000-8000-000000000001", "state": "held", "held": "1.50", "used": "0.00",
       "returned": "0.00", "held_until": "2027-01-02T03:04:05Z", "new_member": 7,
       "left": {"individual": "98.50", "shared": "0.00"}}
      """;

  /** One answer of the portal: its status, seconds to wait (none below 0), and body. */
  private record Scripted(int status, int retryAfter, String body) {}

  /** Hangs up without an answer. */
  private static final Scripted NOTHING = new Scripted(0, -1, "");

  private final Deque<Scripted> script = new ArrayDeque<>();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer portal;

  @BeforeEach
  void start() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext("/api/v1/", this::answer);
    portal.start();
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
    Scripted next = script.size() > 1 ? script.poll() : script.peek();
    if (next.status() > 0) {
      if (next.retryAfter() >= 0) {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(next.retryAfter()));
      }
      byte[] bytes = next.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(next.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private CreditsClient client(Duration inAll) {
    var patience =
        new Patience(Duration.ofSeconds(5), inAll, Duration.ofMillis(1), Duration.ofMillis(4));
    URI address = URI.create("http://127.0.0.1:" + portal.getAddress().getPort());
    return new CreditsClient(address, "key", patience);
  }

  @Test
  void asksWithTheSameKeyUntilThereIsAnAnswer() throws Exception {
    script.add(NOTHING);
    script.add(new Scripted(503, 0, "{}"));
    script.add(new Scripted(429, 0, "{}"));
    script.add(new Scripted(409, 0, "{}"));
    script.add(new Scripted(502, -1, "no JSON at all"));
    script.add(new Scripted(201, -1, "{\"id\": broken"));
    script.add(new Scripted(201, -1, HELD));
    try (CreditsClient client = client(Duration.ofMinutes(1))) {
      var done = (Outcome.Done) client.hold("job-1-hold", ORDER, Duration.ofHours(2));
      assertEquals(new BigDecimal("1.50"), done.held());
      assertEquals("2027-01-02T03:04:05Z", done.heldUntil().orElseThrow().toString());
      assertEquals(new BigDecimal("98.50"), done.individualLeft());
    }
    assertEquals(7, received.size());
    assertEquals(1, received.stream().distinct().count());
    assertTrue(received.getFirst().startsWith("job-1-hold {"));
    assertTrue(received.getFirst().contains("\"duration\":\"PT2H\""));
  }

  @Test
  void saysSoWhenThereIsNoneInTime() throws Exception {
    script.add(new Scripted(503, 0, "{}"));
    try (CreditsClient client = client(Duration.ofSeconds(1))) {
      assertThrows(Unanswered.class, () -> client.charge("job-2", ORDER));
    }
    assertTrue(received.size() > 1);
  }

  @Test
  void aRefusalIsFinal() throws Exception {
    script.add(new Scripted(409, -1, "{\"type\": \"https://p/problems/hold-ended\"}"));
    try (CreditsClient client = client(Duration.ofMinutes(1))) {
      Outcome outcome = client.charge("job-3", ORDER);
      assertEquals("hold-ended", assertInstanceOf(Outcome.WrongState.class, outcome).type());
    }
    assertEquals(1, received.size());
  }

  @Test
  void whatTheDatabaseRefusesIsFinalOtherFailuresAreNot() throws Exception {
    script.add(new Scripted(500, -1, "{\"type\": \"about:blank\"}"));
    script.add(
        new Scripted(
            500, -1, "{\"type\": \"https://p/problems/not-posted\", \"reference\": \"0a1b2c3d\"}"));
    try (CreditsClient client = client(Duration.ofMinutes(1))) {
      Outcome outcome = client.charge("job-3", ORDER);
      assertEquals("0a1b2c3d", assertInstanceOf(Outcome.NotPosted.class, outcome).reference());
    }
    assertEquals(2, received.size());
  }

  @Test
  void aKeyThatIsNotTakenIsNoOutcome() throws Exception {
    script.add(new Scripted(401, -1, "{}"));
    try (CreditsClient client = client(Duration.ofMinutes(1))) {
      assertThrows(IllegalStateException.class, () -> client.charge("job-4", ORDER));
    }
  }

  @Test
  void pausesGrowUpToALimitAndFollowThePortal() {
    Patience patience = Patience.DEFAULT;
    assertEquals(Duration.ofMillis(50), patience.pause(0, 0, Duration.ZERO));
    assertEquals(Duration.ofMillis(100), patience.pause(0, 1, Duration.ZERO));
    assertEquals(Duration.ofMillis(800), patience.pause(3, 1, Duration.ZERO));
    assertEquals(Duration.ofSeconds(5), patience.pause(90, 1, Duration.ZERO));
    assertEquals(Duration.ofSeconds(9), patience.pause(0, 1, Duration.ofSeconds(9)));
  }
}
