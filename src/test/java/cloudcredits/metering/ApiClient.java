package cloudcredits.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A cloud service, as it would talk to the API. */
final class ApiClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final String bearer;

  ApiClient(URI address, String bearer) {
    this.address = address;
    this.bearer = bearer;
  }

  /** An answer: its status, headers and the very bytes. */
  record Got(int status, String type, Optional<String> replayed, byte[] bytes, String retryAfter) {

    JsonNode json() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + text(), e);
      }
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The value of a member, as text; {@code draws/0/pool} goes deeper. */
    String at(String path) {
      return json().at("/" + path).asText();
    }

    /** {@code 402 insufficient-credits}, or the status alone. */
    String brief() {
      String type = json().path("type").asText();
      return status < 400 ? "" + status : status + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    Got is(int expected) {
      assertEquals(expected, status, this::text);
      return this;
    }

    Got is(String expected) {
      assertEquals(expected, brief(), this::text);
      return this;
    }
  }

  /** A write with a key of its own. */
  Got post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  Got post(String path, String key, String body) {
    return post(path, key, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  Got post(String path, String key, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofByteArray(body)),
        type,
        body);
  }

  /** As JSON with these headers, one after the other: {@code ce-id}, {@code 7}. */
  Got postWith(String path, String body, String... headers) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString(body)),
        "application/json",
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The page that a problem's type leads to. */
  int pageOf(Got problem) {
    try {
      URI page = address.resolve(URI.create(problem.at("type")).getPath());
      return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Got get(String path) {
    return send(request(path).GET(), "", new byte[0]);
  }

  Got getWith(String path, String... headers) {
    return send(request(path).headers(headers).GET(), "", new byte[0]);
  }

  Got method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()), "", new byte[0]);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve("/api/v1/" + path))
        .header("Authorization", "Bearer " + bearer);
  }

  /** Sends, and holds the OpenAPI document against what went and came. */
  Got send(HttpRequest.Builder request, String type, byte[] body) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      var got =
          new Got(
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              response.headers().firstValue("Idempotency-Replayed"),
              response.body(),
              response.headers().firstValue("Retry-After").orElse(""));
      ApiDescription.contradiction(
              response.request().method(),
              response.uri().getPath(),
              type,
              body,
              got.status(),
              got.type(),
              got.bytes())
          .ifPresent(
              words -> {
                throw new AssertionError(
                    response.request().method() + " " + response.uri() + ": " + words);
              });
      return got;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A job of the configurator, which costs a credit a configuration. */
  static String job(String user, int credits) {
    return job(user, credits, "");
  }

  /**
   * @param more further members, as {@code , "charge_code": "P-1"}
   */
  static String job(String user, int credits, String more) {
    return """
        {"contract": "110-0000-0001", "user": "%s@example.org", "service": "configurator",
         "variables": {"configurations": %d}%s}
        """
        .formatted(user, credits, more);
  }

  /** What all of them answer when they are sent at the same moment. */
  static List<Got> atOnce(List<Callable<Got>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var answers = new ArrayList<Got>();
      for (Future<Got> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
