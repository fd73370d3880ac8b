package cloudcredits.metering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The API's OpenAPI document, ready to be read by people. */
public record ApiPage(String summary, String text, List<Group> groups, List<Shape> shapes) {

  /** The operations of one tag. */
  public record Group(String name, String text, List<Operation> operations) {

    /** Apart from the operations' own, one of which is called as its group is. */
    public String anchor() {
      return "group-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
  }

  /**
   * @param parameters of path, query and header
   * @param sends the shapes of its body; empty for none
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String text,
      List<Member> parameters,
      List<Sent> sends,
      List<Answer> answers) {}

  /** What a body of this content type is. */
  public record Sent(String contentType, Value value) {}

  public record Answer(String status, String text, Value value) {}

  /** A named object of requests or answers. */
  public record Shape(String name, String text, List<Member> members) {

    public String anchor() {
      return "shape-" + name;
    }
  }

  public record Member(String name, Value value, boolean required, String text) {}

  /**
   * A value's kind in words, with the shape that it leads to.
   *
   * @param shape the shape's name; empty when the words say it all
   */
  public record Value(String words, Optional<String> shape) {}

  static ApiPage of(JsonNode document) {
    JsonNode info = document.path("info");
    return new ApiPage(
        info.path("summary").asText(),
        info.path("description").asText(),
        list(document.path("tags")).stream().map(tag -> group(tag, document)).toList(),
        document.at("/components/schemas").properties().stream()
            .filter(schema -> schema.getValue().has("properties"))
            .map(schema -> shape(schema.getKey(), schema.getValue()))
            .toList());
  }

  private static Group group(JsonNode tag, JsonNode document) {
    String name = tag.path("name").asText();
    var operations = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> method.getValue().at("/tags/0").asText().equals(name))
                    .map(method -> operation(path.getKey(), method.getKey(), method.getValue()))
                    .forEach(operations::add));
    return new Group(name, tag.path("description").asText(), List.copyOf(operations));
  }

  private static Operation operation(String path, String method, JsonNode operation) {
    return new Operation(
        operation.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asText(),
        operation.path("description").asText(),
        list(operation.path("parameters")).stream().map(ApiPage::parameter).toList(),
        operation.at("/requestBody/content").properties().stream()
            .map(sent -> new Sent(sent.getKey(), value(sent.getValue().path("schema"))))
            .toList(),
        operation.path("responses").properties().stream()
            .map(answer -> answer(answer.getKey(), answer.getValue()))
            .toList());
  }

  private static Answer answer(String status, JsonNode answer) {
    JsonNode content = answer.path("content").elements().next();
    return new Answer(status, answer.path("description").asText(), value(content.path("schema")));
  }

  private static Member parameter(JsonNode parameter) {
    return new Member(
        parameter.path("name").asText(),
        value(parameter.path("schema")),
        parameter.path("required").asBoolean(),
        parameter.path("description").asText());
  }

  private static Shape shape(String name, JsonNode schema) {
    List<String> required = list(schema.path("required")).stream().map(JsonNode::asText).toList();
    return new Shape(name, schema.path("description").asText(), members("", schema, required));
  }

  /** Objects without a name of their own are shown in their place: {@code available.shared}. */
  private static List<Member> members(String prefix, JsonNode schema, List<String> required) {
    var members = new ArrayList<Member>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      members.add(
          new Member(
              name,
              value(value),
              required.contains(property.getKey()),
              value.path("description").asText()));
      JsonNode inner = value.has("items") ? value.path("items") : value;
      if (inner.has("properties")) {
        List<String> innerRequired =
            list(inner.path("required")).stream().map(JsonNode::asText).toList();
        members.addAll(members(name + ".", inner, innerRequired));
      }
    }
    return List.copyOf(members);
  }

  private static Value value(JsonNode schema) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asText();
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      return known(name).orElseGet(() -> new Value(name, Optional.of(name)));
    }
    if (schema.has("anyOf")) {
      List<Value> kinds = list(schema.path("anyOf")).stream().map(ApiPage::value).toList();
      return new Value(
          kinds.stream().map(Value::words).collect(Collectors.joining(" or ")),
          kinds.stream().flatMap(kind -> kind.shape().stream()).findFirst());
    }
    if (schema.path("type").asText().equals("array") || schema.has("items")) {
      Value item = value(schema.path("items"));
      return new Value("list of " + item.words(), item.shape());
    }
    return new Value(words(schema), Optional.empty());
  }

  private static final Map<String, String> WORDS =
      Map.of(
          "Credits", "credits",
          "CreditsGiven", "credits",
          "Variables", "object",
          "Duration", "duration");

  private static Optional<Value> known(String name) {
    return Optional.ofNullable(WORDS.get(name)).map(words -> new Value(words, Optional.empty()));
  }

  private static String words(JsonNode schema) {
    if (schema.has("const")) {
      return "“" + schema.path("const").asText() + "”";
    }
    if (schema.has("enum")) {
      return list(schema.path("enum")).stream()
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    String format = schema.path("format").asText();
    JsonNode type = schema.path("type");
    String types =
        type.isArray()
            ? list(type).stream().map(JsonNode::asText).collect(Collectors.joining(" or "))
            : type.asText("anything");
    return switch (format) {
      case "date-time" -> types.replace("string", "time");
      case "date" -> types.replace("string", "date");
      case "uuid" -> types.replace("string", "UUID");
      default -> types.replace("string", "text");
    };
  }

  private static List<JsonNode> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).toList();
  }
}
