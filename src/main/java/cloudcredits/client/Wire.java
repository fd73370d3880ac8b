package cloudcredits.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Sends one request with one key until there is a final answer. */
final class Wire implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAILED = 500;

  private final HttpClient http;
  private final URI portal;
  private final String apiKey;
  private final Patience patience;

  Wire(URI portal, String apiKey, Patience patience) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.oneAnswer())
            .build();
    this.portal = portal;
    this.apiKey = apiKey;
    this.patience = patience;
  }

  /**
   * @param path below {@code /api/v1/}
   */
  Outcome post(String key, String path, Map<String, Object> members)
      throws IOException, InterruptedException {
    HttpRequest request = request(key, path, members);
    Instant end = Instant.now().plus(patience.inAll());
    for (int attempt = 0; ; attempt++) {
      Duration asked = Duration.ZERO;
      Optional<IOException> lost = Optional.empty();
      try {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (isFinal(answer)) {
          return outcome(answer);
        }
        asked = retryAfter(answer).orElse(Duration.ZERO);
      } catch (IOException broken) {
        lost = Optional.of(broken);
      }
      Duration pause = patience.pause(attempt, ThreadLocalRandom.current().nextDouble(), asked);
      if (Instant.now().plus(pause).isAfter(end)) {
        throw new Unanswered(
            "no final answer to " + key + " after " + (attempt + 1) + " attempts",
            lost.orElse(null));
      }
      Thread.sleep(pause);
    }
  }

  private HttpRequest request(String key, String path, Map<String, Object> members) {
    return HttpRequest.newBuilder(portal.resolve("/api/v1/" + path))
        .timeout(patience.oneAnswer())
        .header("Authorization", "Bearer " + apiKey)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofByteArray(json(members)))
        .build();
  }

  private static byte[] json(Map<String, Object> members) {
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("not to be written as JSON: " + members, unwritable);
    }
  }

  /** A conflict that says when to come back is a request with the same key that still runs. */
  private static boolean isFinal(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    boolean runs = status == CONFLICT && retryAfter(answer).isPresent();
    return status < SERVER_FAILED && status != TOO_MANY && !runs || isNotPosted(answer);
  }

  /** Of the server's failures the one by which it says that nothing was done, and why. */
  private static boolean isNotPosted(HttpResponse<byte[]> answer) {
    return answer.statusCode() == SERVER_FAILED
        && new String(answer.body(), StandardCharsets.UTF_8).contains("/problems/not-posted\"");
  }

  /** In seconds; a date is taken for none. */
  private static Optional<Duration> retryAfter(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Outcome outcome(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() == UNAUTHORIZED) {
      throw new IllegalStateException("the portal does not take this API key");
    }
    boolean replayed = answer.headers().firstValue("Idempotency-Replayed").isPresent();
    return Outcomes.of(answer.statusCode(), JSON.readTree(answer.body()), replayed);
  }

  @Override
  public void close() {
    http.close();
  }
}
