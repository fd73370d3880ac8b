package cloudcredits.metering;

import cloudcredits.catalogue.InputProblem;
import cloudcredits.credit.Credits;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSON object of a request, read member by member. What is wrong with a member, and every member
 * that nobody asked for, is remembered; the value then counts as not there.
 */
final class Body {

  /** More than any job or grant can be; keeps every sum far from its limits. */
  static final Credits MOST = Credits.of(1_000_000_000);

  private static final int MOST_STRANGERS_NAMED = 10;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
  private static final int MOST_DIGITS = 12;

  private final JsonNode object;
  private final List<InputProblem> problems = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  Body(JsonNode node) {
    object = node;
    if (!node.isObject()) {
      problems.add(new InputProblem("", "Send a JSON object"));
    }
  }

  /** Everything that is wrong; to be asked after all members were read. */
  List<InputProblem> problems() {
    var all = new ArrayList<>(problems);
    object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .sorted()
        .limit(MOST_STRANGERS_NAMED)
        .map(name -> new InputProblem(printable(name), "Leave this out: it is not known here"))
        .forEach(all::add);
    return List.copyOf(all);
  }

  void refuse(String name, String message) {
    problems.add(new InputProblem(name, message));
  }

  /** Members whose names have this shape are nobody's business here. */
  void allow(String shape) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.matches(shape)) {
                known.add(name);
              }
            });
  }

  boolean has(String name) {
    return member(name).isPresent();
  }

  /** Text of 1 to so many characters, without control characters. */
  Optional<String> text(String name, int longest) {
    return member(name)
        .flatMap(
            value ->
                Optional.ofNullable(value.textValue())
                    .filter(text -> isText(text, longest))
                    .or(() -> wrong(name, "Give a text of 1 to " + longest + " characters")));
  }

  /** As {@link #text}, and a problem when it is missing; then an empty text. */
  String requiredText(String name, int longest) {
    boolean there = has(name);
    return text(name, longest)
        .orElseGet(
            () -> {
              if (!there) {
                refuse(name, "Give this");
              }
              return "";
            });
  }

  /** An amount of credits, zero or more: a number or a text with at most two places. */
  Optional<Credits> credits(String name) {
    return member(name)
        .flatMap(
            value ->
                decimal(value)
                    .filter(decimal -> decimal.scale() <= 2)
                    .map(Credits::of)
                    .filter(amount -> !amount.isMoreThan(MOST))
                    .or(() -> wrong(name, "Give credits from 0 to 1000000000, with two places")));
  }

  Optional<Boolean> bool(String name) {
    return member(name)
        .flatMap(
            value ->
                value.isBoolean()
                    ? Optional.of(value.booleanValue())
                    : wrong(name, "Give true or false"));
  }

  /** A whole number, as a number or as a text. */
  Optional<Integer> whole(String name, int least, int most) {
    return member(name)
        .flatMap(
            value ->
                Optional.of(value.asText())
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Integer::parseInt)
                    .filter(number -> number >= least && number <= most)
                    .or(() -> wrong(name, "Give a number from %d to %d".formatted(least, most))));
  }

  /** One word of a list, in lower case. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return text(name, 40)
        .flatMap(
            text ->
                Arrays.stream(words.getEnumConstants())
                    .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .or(() -> wrong(name, "Give one of " + listed(words))));
  }

  private static String listed(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** A JSON object as a map; its values are for somebody else to judge. */
  Optional<Map<String, Object>> object(String name) {
    return member(name)
        .flatMap(
            value ->
                value.isObject() ? Optional.of(Json.map(value)) : wrong(name, "Give an object"));
  }

  /** A JSON object or anything else, as it was sent. */
  Optional<JsonNode> member(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  /** A time by RFC 3339, to the microsecond. */
  Optional<Instant> instant(String name) {
    return text(name, 40)
        .flatMap(
            text -> {
              try {
                return Optional.of(
                    OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
              } catch (DateTimeException e) {
                return wrong(name, "Give a time by RFC 3339, such as 2027-02-01T09:00:00Z");
              }
            });
  }

  /** More than nothing, at most so long: by ISO 8601, or a whole number of seconds. */
  Optional<Duration> duration(String name, Duration longest) {
    return member(name)
        .flatMap(
            value ->
                duration(value)
                    .filter(d -> d.isPositive() && d.compareTo(longest) <= 0)
                    .or(
                        () ->
                            wrong(
                                name,
                                "Give a duration of at most %d days, such as PT48H, or seconds"
                                    .formatted(longest.toDays()))));
  }

  private static Optional<Duration> duration(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return Optional.of(Duration.ofSeconds(value.intValue()));
    }
    try {
      return Optional.ofNullable(value.textValue())
          .filter(text -> text.length() <= 40)
          .map(Duration::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Sizes first: {@code 1E999999999} is nine bytes of text and a gigabyte of digits. */
  private static Optional<BigDecimal> decimal(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(value.textValue())
          .filter(text -> DECIMAL.matcher(text).matches())
          .map(BigDecimal::new);
    }
    return Optional.of(value)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(decimal -> decimal.signum() >= 0)
        .filter(decimal -> (long) decimal.precision() - decimal.scale() <= MOST_DIGITS)
        .filter(decimal -> decimal.scale() >= -MOST_DIGITS);
  }

  private <T> Optional<T> wrong(String name, String message) {
    refuse(name, message);
    return Optional.empty();
  }

  private static boolean isText(String text, int longest) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= longest
        && text.codePoints().noneMatch(Body::isUnfit);
  }

  /** A lone surrogate is not a character, and PostgreSQL keeps no NUL. */
  private static boolean isUnfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  private static String printable(String name) {
    return name.matches("[\\w.-]{1,40}") ? name : "?";
  }
}
