package cloudcredits.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as the JSON API answers it (RFC 9457).
 *
 * @param type stable, for programs: {@code urn:cloudcredits:problem:insufficient-credits}
 * @param detail for the person who reads the service's log
 * @param members what else the program may need, by name, in order
 */
public record Problem(
    String type, String title, HttpStatus status, String detail, Map<String, Object> members) {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param name the last part of the type, in kebab case
   */
  public static Problem of(HttpStatus status, String name, String title, String detail) {
    return new Problem("urn:cloudcredits:problem:" + name, title, status, detail, Map.of());
  }

  /** A problem that says no more than its status does. */
  static Problem of(HttpStatus status, String detail) {
    return new Problem("about:blank", status.getMessage(), status, detail, Map.of());
  }

  /** With one more member; its value is written as Jackson writes it. */
  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, title, status, detail, more);
  }

  /** Makes it the answer. */
  public void send(Context ctx) {
    ctx.status(status).contentType(CONTENT_TYPE).result(toJson());
  }

  /** The body, as it is sent. */
  public String toJson() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type);
    body.put("title", title);
    body.put("status", status.getCode());
    body.put("detail", detail);
    body.putAll(members);
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(unwritable);
    }
  }
}
