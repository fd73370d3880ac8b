package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a rate before it is published: with every choice, and every number at its bounds, just
 * beside them and in between. What fails here would have failed for somebody's job.
 */
final class RateTrial {

  private static final int MOST_TRIALS = 20_000;
  private static final int STEPS = 4;

  private final List<Variable> variables;
  private final RateExpression rate;

  RateTrial(List<Variable> variables, RateExpression rate) {
    this.variables = variables;
    this.rate = rate;
  }

  /** What is wrong with the rate, in a sentence; empty when nothing is. */
  Optional<String> problem() {
    return rate.formula()
        .map(formula -> misuse(formula).or(this::tooManyTrials).or(this::failure))
        .orElseGet(() -> failure(Map.of()));
  }

  private Optional<String> misuse(Formula formula) {
    return unknownVariable(formula)
        .or(() -> calculatedChoice(formula))
        .or(() -> unknownChoice(formula));
  }

  private Optional<String> unknownVariable(Formula formula) {
    Set<String> known = variables.stream().map(Variable::name).collect(Collectors.toSet());
    return first(formula.variables(), name -> !known.contains(name))
        .map(name -> "The service has no variable “" + name + "”.");
  }

  private Optional<String> calculatedChoice(Formula formula) {
    Set<String> numbers =
        variables.stream()
            .filter(Variable.Number.class::isInstance)
            .map(Variable::name)
            .collect(Collectors.toSet());
    return first(formula.calculated(), name -> !numbers.contains(name))
        .map(name -> "“" + name + "” is no number: compare it with = or !=.");
  }

  /** A choice misspelt would be a branch that is silently never taken. */
  private Optional<String> unknownChoice(Formula formula) {
    Set<String> known = variables.stream().flatMap(this::choices).collect(Collectors.toSet());
    return first(formula.choices(), choice -> !known.contains(choice))
        .map(choice -> "No variable of the service can be “" + choice + "”.");
  }

  private static Optional<String> first(Set<String> names, Predicate<String> wrong) {
    return names.stream().filter(wrong).sorted().findFirst();
  }

  private Stream<String> choices(Variable variable) {
    return switch (variable) {
      case Variable.Choice choice -> choice.choices().stream();
      case Variable.Number number -> Stream.of();
    };
  }

  private Optional<String> tooManyTrials() {
    double trials =
        variables.stream().mapToDouble(v -> samples(v).size()).reduce(1, (a, b) -> a * b);
    return trials > MOST_TRIALS
        ? Optional.of("The service has too many variables to try a rate on.")
        : Optional.empty();
  }

  private Optional<String> failure() {
    return combinations().stream().flatMap(values -> failure(values).stream()).findFirst();
  }

  private Optional<String> failure(Map<String, Object> values) {
    return switch (rate.evaluate(new Variables(values))) {
      case RateExpression.Evaluation.Cost cost -> Optional.empty();
      case RateExpression.Evaluation.Failure failure ->
          Optional.of(values.isEmpty() ? failure.why() : failure.why() + " " + tried(values));
    };
  }

  private String tried(Map<String, Object> values) {
    return variables.stream()
        .map(variable -> variable.name() + " = " + values.get(variable.name()))
        .collect(Collectors.joining(", ", "Tried with ", "."));
  }

  private List<Map<String, Object>> combinations() {
    List<Map<String, Object>> combinations = List.of(Map.of());
    for (Variable variable : variables) {
      combinations = times(combinations, variable);
    }
    return combinations;
  }

  private static List<Map<String, Object>> times(
      List<Map<String, Object>> combinations, Variable variable) {
    List<Map<String, Object>> product = new ArrayList<>();
    for (Map<String, Object> combination : combinations) {
      for (Object sample : samples(variable)) {
        Map<String, Object> longer = new HashMap<>(combination);
        longer.put(variable.name(), sample);
        product.add(longer);
      }
    }
    return product;
  }

  private static List<Object> samples(Variable variable) {
    return switch (variable) {
      case Variable.Choice choice -> List.copyOf(choice.choices());
      case Variable.Number number -> List.copyOf(samples(number));
    };
  }

  private static List<BigDecimal> samples(Variable.Number number) {
    BigDecimal least = BigDecimal.ONE.movePointLeft(number.places());
    BigDecimal step =
        number
            .maximum()
            .subtract(number.minimum())
            .divide(BigDecimal.valueOf(STEPS), number.places(), RoundingMode.FLOOR);
    Stream<BigDecimal> between =
        Stream.iterate(number.minimum().add(step), value -> value.add(step)).limit(STEPS - 1L);
    return Stream.of(
            Stream.of(number.minimum(), number.minimum().add(least)),
            between,
            Stream.of(number.maximum().subtract(least), number.maximum()))
        .flatMap(values -> values)
        .filter(value -> value.compareTo(number.minimum()) >= 0)
        .filter(value -> value.compareTo(number.maximum()) <= 0)
        .map(VariableReader::canonical)
        .distinct()
        .toList();
  }
}
