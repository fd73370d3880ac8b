package cloudcredits.metering;

import cloudcredits.catalogue.InputProblem;
import cloudcredits.credit.Hold;
import cloudcredits.credit.JobId;
import cloudcredits.metering.Command.Order;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads commands: the path says which step of which job, the body the rest. */
final class CommandReader {

  static final int LONGEST_NUMBER = 32;
  static final int LONGEST_USER = 254;
  static final int LONGEST_SERVICE = 40;
  private static final int LONGEST_CHARGE_CODE = 60;

  private static final Pattern OF_A_JOB =
      Pattern.compile(
          "(?:holds|jobs)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/([a-z]+)");

  private CommandReader() {}

  /** What came out of reading. */
  sealed interface Reading {
    record Read(Command command) implements Reading {}

    record Unreadable(List<InputProblem> problems) implements Reading {}

    /** The path is none of a command. */
    record NoSuchPath() implements Reading {}

    /** The path names a job by what is no id of ours. */
    record NoSuchJob() implements Reading {}
  }

  /**
   * @param path below {@code /api/v1/}: {@code holds}, {@code holds/{id}/settle}
   */
  static Reading read(String path, JsonNode body) {
    return switch (path) {
      case "holds" -> read(body, CommandReader::hold);
      case "charges" -> read(body, b -> new Command.Charge(order(b)));
      default -> ofAJob(path, body);
    };
  }

  private static Reading ofAJob(String path, JsonNode body) {
    String[] parts = path.split("/", -1);
    String shape = parts.length == 3 ? parts[0] + "/" + parts[2] : "";
    return switch (shape) {
      case "holds/settle" -> ofJob(path, body, CommandReader::settle);
      case "holds/release" -> ofJob(path, body, (job, _) -> new Command.Release(job));
      case "holds/extend" -> ofJob(path, body, CommandReader::extend);
      case "jobs/reversals" ->
          ofJob(path, body, (job, b) -> new Command.Reverse(job, b.credits("credits")));
      default -> new Reading.NoSuchPath();
    };
  }

  private static Reading ofJob(
      String path, JsonNode body, BiFunction<JobId, Body, Command> command) {
    Matcher matcher = OF_A_JOB.matcher(path);
    if (!matcher.matches()) {
      return new Reading.NoSuchJob();
    }
    JobId job = new JobId(UUID.fromString(matcher.group(1)));
    return read(body, b -> command.apply(job, b));
  }

  private static Reading read(JsonNode node, Function<Body, Command> command) {
    var body = new Body(node);
    Command read = command.apply(body);
    List<InputProblem> problems = body.problems();
    return problems.isEmpty() ? new Reading.Read(read) : new Reading.Unreadable(problems);
  }

  private static Command hold(Body body) {
    return new Command.Hold(order(body), duration(body).orElse(Hold.LASTS));
  }

  private static Command extend(JobId job, Body body) {
    return new Command.Extend(job, duration(body).orElse(Hold.LASTS));
  }

  private static Command settle(JobId job, Body body) {
    return new Command.Settle(job, price(body), body.bool("final").orElse(true));
  }

  static Order order(Body body) {
    return new Order(
        body.requiredText("contract", LONGEST_NUMBER),
        user(body),
        body.requiredText("service", LONGEST_SERVICE),
        price(body),
        body.text("charge_code", LONGEST_CHARGE_CODE),
        body.instant("occurred_at"));
  }

  /** An id may come as a number. */
  private static String user(Body body) {
    return body.member("user")
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::asText)
        .orElseGet(() -> body.requiredText("user", LONGEST_USER));
  }

  static Price price(Body body) {
    var variables = body.object("variables");
    var credits = body.credits("credits");
    if (body.has("variables") == body.has("credits")) {
      body.refuse("variables", "Give either variables or credits");
    }
    return credits
        .<Price>map(Price.ByCredits::new)
        .orElseGet(() -> new Price.ByVariables(variables.orElse(Map.of())));
  }

  private static Optional<Duration> duration(Body body) {
    return body.duration("duration", Hold.LASTS_AT_MOST);
  }
}
