package cloudcredits.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A CloudEvent in binary mode (CloudEvents 1.0, HTTP binding §3.1): its attributes are headers, its
 * data the body.
 */
final class BinaryEvent {

  private static final String PREFIX = "ce-";

  private BinaryEvent() {}

  static boolean isOne(Map<String, String> headers) {
    return headers.keySet().stream().anyMatch(BinaryEvent::isAttribute);
  }

  /** The event as structured mode would have it. */
  static JsonNode of(Map<String, String> headers, JsonNode data) {
    var attributes = new TreeMap<String, String>();
    headers.forEach(
        (name, value) -> {
          if (isAttribute(name)) {
            attributes.put(lower(name).substring(PREFIX.length()), decoded(value));
          }
        });
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(event::put);
    return event.set("data", data);
  }

  private static boolean isAttribute(String header) {
    return lower(header).startsWith(PREFIX);
  }

  private static String lower(String header) {
    return header.toLowerCase(Locale.ROOT);
  }

  /** Senders escape what is no visible ASCII; what is badly escaped is taken as it stands. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return value;
    }
  }
}
