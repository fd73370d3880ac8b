package cloudcredits.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The OpenAPI document as a judge of what is really sent and answered. */
final class ApiDescription {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = read();
  private static final Set<Integer> MALFORMED = Set.of(400, 422);
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

  private ApiDescription() {}

  private static JsonNode read() {
    try (InputStream file = ApiDescription.class.getResourceAsStream("/openapi.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code POST /api/v1/holds}. */
  static Set<String> operations() {
    var operations = new TreeSet<String>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> operations.add(method.toUpperCase() + " " + path.getKey())));
    return operations;
  }

  static JsonNode document() {
    return DOCUMENT;
  }

  /** What an exchange does that the document does not say, in words; empty when nothing. */
  static Optional<String> contradiction(
      String method,
      String path,
      String sent,
      byte[] body,
      int status,
      String type,
      byte[] answer) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      return Optional.empty();
    }
    JsonNode response = operation.get().path("responses").path(Integer.toString(status));
    JsonNode schema = response.path("content").path(essence(type)).path("schema");
    if (schema.isMissingNode()) {
      return Optional.of("it answers " + status + " as " + type);
    }
    Optional<String> wrongAnswer = violation(schema, answer);
    if (wrongAnswer.isPresent() || body.length == 0 || isRefused(status, answer)) {
      return wrongAnswer.map(words -> "its answer: " + words);
    }
    JsonNode request =
        operation.get().path("requestBody").path("content").path(essence(sent)).path("schema");
    return request.isMissingNode()
        ? Optional.of("it took " + sent)
        : violation(request, body).map(words -> "it took: " + words);
  }

  /** Whether the request, or an item of it, was found malformed or not permitted. */
  private static boolean isRefused(int status, byte[] answer) {
    return status >= 400
        || parsed(answer).findValues("status").stream()
            .anyMatch(item -> MALFORMED.contains(item.asInt()));
  }

  private static JsonNode parsed(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<JsonNode> operation(String method, String path) {
    return DOCUMENT.path("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .map(entry -> entry.getValue().path(method.toLowerCase()))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static Optional<String> violation(JsonNode schema, byte[] json) {
    try {
      var messages =
          KNOWN
              .computeIfAbsent(schema.toString(), _ -> compile(schema))
              .validate(JSON.readTree(json));
      return messages.isEmpty()
          ? Optional.empty()
          : Optional.of(messages.stream().map(Object::toString).collect(Collectors.joining("; ")));
    } catch (IOException e) {
      return Optional.of("not JSON");
    }
  }

  private static JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", DOCUMENT.path("components"));
    return SCHEMAS.getSchema(whole, STRICT);
  }

  private static String essence(String type) {
    return type.split(";")[0].strip();
  }
}
