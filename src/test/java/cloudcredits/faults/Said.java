package cloudcredits.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request and its final answer, after however many attempts.
 *
 * @param path below {@code /api/v1/}
 */
record Said(String key, String path, String body, int status, byte[] answer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  boolean isDone() {
    return status < 300;
  }

  String text(String member) {
    return json().path(member).asText();
  }

  BigDecimal credits(String member) {
    return new BigDecimal(text(member));
  }

  boolean isSameAs(Said other) {
    return status == other.status && Arrays.equals(answer, other.answer);
  }

  private JsonNode json() {
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new IllegalStateException(toString(), e);
    }
  }

  @Override
  public String toString() {
    return "%s %s %s -> %d %s"
        .formatted(key, path, body, status, new String(answer, StandardCharsets.UTF_8));
  }
}
