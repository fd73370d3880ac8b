package cloudcredits.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service's line to the portal: asks with one key until there is a final answer, wherever an
 * instance answers.
 */
final class Line {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(40);
  private static final List<Integer> LATER = List.of(429, 503);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final List<URI> portals;
  private final String bearer;
  private final AtomicInteger failures;
  private int next;

  /**
   * @param failures counts the attempts that ended without a final answer
   */
  Line(List<URI> portals, String bearer, AtomicInteger failures) {
    this.portals = portals;
    this.bearer = bearer;
    this.failures = failures;
  }

  Said ask(String path, String body) throws InterruptedException {
    return ask(UUID.randomUUID().toString(), path, body);
  }

  Said ask(String key, String path, String body) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      try {
        HttpResponse<byte[]> got = send(key, path, body);
        if (!LATER.contains(got.statusCode())) {
          return new Said(key, path, body, got.statusCode(), got.body());
        }
        if (got.headers().firstValue("Retry-After").isEmpty()) {
          throw new AssertionError("later, but not when: " + got.statusCode() + " to " + path);
        }
      } catch (IOException lost) {
        // Nobody knows whether it was done: the same key tells.
      }
      failures.incrementAndGet();
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
    throw new AssertionError("no final answer: " + path + " " + body);
  }

  private HttpResponse<byte[]> send(String key, String path, String body)
      throws IOException, InterruptedException {
    URI portal = portals.get(Math.floorMod(next++, portals.size()));
    HttpRequest request =
        HttpRequest.newBuilder(portal.resolve("/api/v1/" + path))
            .timeout(LONGEST_ANSWER)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }
}
