package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.catalogue.InputProblem;
import cloudcredits.ledger.IdempotencyKey;
import cloudcredits.metering.Command.Order;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudEvent (version 1.0) by which a service reports a job that has run already. Its source and
 * id together name it: however often it is delivered, it is charged once.
 *
 * @param key made of source and id; told apart from the keys of calls by the blank in it
 */
record FinishedJob(String source, String id, IdempotencyKey key, Command.Charge charge) {

  static final String TYPE = "cloudcredits.job.finished";

  private static final int LONGEST_NAME = 1_000;
  private static final String EXTENSION = "[a-z0-9]{1,20}";

  /** What came out of reading. */
  sealed interface Reading {
    record Read(FinishedJob job) implements Reading {}

    /**
     * @param source as far as it could be read
     * @param id as far as it could be read
     */
    record Unreadable(String source, String id, List<InputProblem> problems) implements Reading {}
  }

  static Reading read(ApiCaller caller, JsonNode json) {
    var event = new Body(json);
    String source = event.requiredText("source", LONGEST_NAME);
    String id = event.requiredText("id", LONGEST_NAME);
    only(event, "specversion", "1.0", true);
    only(event, "type", TYPE, true);
    only(event, "datacontenttype", "application/json", false);
    var occurredAt = event.instant("time");
    JsonNode node = event.member("data").orElseGet(JsonNodeFactory.instance::nullNode);
    event.allow(EXTENSION);
    var data = new Body(node);
    Order order = CommandReader.order(data);
    List<InputProblem> problems =
        Stream.concat(
                event.problems().stream(),
                data.problems().stream()
                    .map(wrong -> new InputProblem("data." + wrong.name(), wrong.message())))
            .toList();
    if (!problems.isEmpty()) {
      return new Reading.Unreadable(source, id, problems);
    }
    return new Reading.Read(
        new FinishedJob(
            source,
            id,
            key(caller, source, id, node),
            new Command.Charge(order.occurredBy(occurredAt))));
  }

  private static void only(Body event, String name, String value, boolean required) {
    Optional<String> given =
        required
            ? Optional.of(event.requiredText(name, LONGEST_NAME)).filter(text -> !text.isEmpty())
            : event.text(name, LONGEST_NAME);
    if (given.filter(text -> !text.equals(value)).isPresent()) {
      event.refuse(name, "Give " + value);
    }
  }

  /** Attributes that a delivery adds on its way, such as a trace, make it no other event. */
  private static IdempotencyKey key(ApiCaller caller, String source, String id, JsonNode data) {
    byte[] name = (source + "\n" + id).getBytes(StandardCharsets.UTF_8);
    return new IdempotencyKey(
        caller.id(),
        "event " + HexFormat.of().formatHex(Call.sha256().digest(name)),
        Call.hash("events", data));
  }
}
