package cloudcredits.catalogue;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A proposed rate as an operator types it: {@code expression}, {@code words}, {@code start} now or
 * later, {@code date} and {@code time} in UTC, {@code after}.
 *
 * @param form what was typed, with the errors
 * @param rate once all of it can be read
 */
record RateForm(Form form, Optional<NewRate> rate) {

  static final List<Choice> STARTS =
      List.of(
          new Choice("now", "At once", "When it is published"),
          new Choice("later", "Later", "On the day and at the time below, in UTC"));

  private static final int LONGEST_WORDS = 300;

  /** The form with the latest rate in it, to be changed. */
  static Form usual(Optional<Rate> latest) {
    return Form.of(
        Map.of(
            "expression", latest.map(rate -> rate.expression().toString()).stream().toList(),
            "words", latest.map(Rate::words).stream().toList(),
            "start", List.of("later"),
            "time", List.of("00:00")));
  }

  static RateForm read(Map<String, List<String>> sent) {
    Form form = Form.of(onOneLine(sent));
    Optional<String> expression =
        form.text(
            "expression", RateExpression.LONGEST, "Enter the rate as a formula over the variables");
    Optional<String> words =
        form.text("words", LONGEST_WORDS, "Say the rate in plain English, in 1 to 300 characters");
    Optional<Optional<Instant>> start = start(form);
    return new RateForm(
        form,
        expression.flatMap(
            formula ->
                words.flatMap(
                    plain -> start.map(at -> new NewRate(formula, plain, at, after(form))))));
  }

  /** The inner one is empty for a start at once, the outer one when nothing readable is typed. */
  private static Optional<Optional<Instant>> start(Form form) {
    return form.choice("start", STARTS, Choice::value, "Choose when it starts")
        .flatMap(
            start -> start.value().equals("now") ? Optional.of(Optional.empty()) : later(form));
  }

  private static Optional<Optional<Instant>> later(Form form) {
    Optional<LocalDate> date = form.date("date", "Enter the day on which it starts");
    Optional<LocalTime> time = time(form);
    return date.flatMap(
        day -> time.map(hour -> Optional.of(day.atTime(hour).toInstant(ZoneOffset.UTC))));
  }

  private static Optional<LocalTime> time(Form form) {
    try {
      return Optional.of(LocalTime.parse(form.typed("time").strip()));
    } catch (DateTimeException notATime) {
      form.refuse("time", "Enter the time in UTC, such as 00:00");
      return Optional.empty();
    }
  }

  /** A form that does not say what its author saw has seen nothing. */
  private static int after(Form form) {
    return Optional.of(form.typed("after"))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** A formula may be typed over several lines; it is one line all the same. */
  private static Map<String, List<String>> onOneLine(Map<String, List<String>> sent) {
    return sent.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                field ->
                    field.getValue().stream()
                        .map(value -> value.replaceAll("\\s*\\R\\s*", " "))
                        .toList()));
  }
}
