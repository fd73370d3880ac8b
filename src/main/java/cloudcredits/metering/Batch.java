package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.catalogue.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Several operations in one request, each with its own key and its own answer. */
final class Batch {

  static final int MOST = 1_000;

  private static final int LONGEST_KEY = 257;
  private static final int LONGEST_PATH = 80;

  private Batch() {}

  /** One operation, as it was sent. */
  sealed interface Operation {

    String key();

    record Readable(Call call) implements Operation {
      @Override
      public String key() {
        return call.key();
      }
    }

    /**
     * @param key as far as it could be read
     */
    record Unreadable(String key, List<InputProblem> problems) implements Operation {}
  }

  /** What came out of reading. */
  sealed interface Reading {
    record Read(List<Operation> operations) implements Reading {}

    record Unreadable(List<InputProblem> problems) implements Reading {}
  }

  /** The answer to the batch: to each operation its own, in their order. */
  record Answers(List<AnswerTo> answers) {}

  /**
   * @param replayed the answer to an earlier request with this key; nothing moved this time
   * @param body as the operation alone would have been answered
   */
  record AnswerTo(String key, int status, boolean replayed, RawValue body) {

    static AnswerTo of(String key, Reply reply) {
      return new AnswerTo(key, reply.answer().status(), reply.again(), raw(reply));
    }
  }

  static RawValue raw(Reply reply) {
    return new RawValue(new String(reply.answer().body(), StandardCharsets.UTF_8));
  }

  static Reading read(ApiCaller caller, JsonNode json) {
    var body = new Body(json);
    Optional<JsonNode> operations = body.member("operations").filter(JsonNode::isArray);
    int size = operations.map(JsonNode::size).orElse(0);
    if (size < 1 || size > MOST) {
      body.refuse("operations", "Give a list of 1 to %d operations".formatted(MOST));
    }
    List<InputProblem> problems = body.problems();
    return problems.isEmpty()
        ? new Reading.Read(
            StreamSupport.stream(operations.orElseThrow().spliterator(), false)
                .map(operation -> operation(caller, operation))
                .toList())
        : new Reading.Unreadable(problems);
  }

  private static Operation operation(ApiCaller caller, JsonNode json) {
    var body = new Body(json);
    String text = body.requiredText("key", LONGEST_KEY);
    Optional<String> key = IdempotencyHeader.read(text);
    if (key.isEmpty() && !text.isEmpty()) {
      body.refuse("key", "Give 1 to 255 visible ASCII characters");
    }
    String path = body.requiredText("path", LONGEST_PATH);
    JsonNode what = body.member("body").orElseGet(JsonNodeFactory.instance::objectNode);
    List<InputProblem> problems = body.problems();
    return problems.isEmpty()
        ? new Operation.Readable(new Call(caller, key.orElseThrow(), path, what))
        : new Operation.Unreadable(key.orElse(""), problems);
  }
}
