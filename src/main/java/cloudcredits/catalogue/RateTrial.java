package cloudcredits.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a rate before it is published, on all {@link SampleJobs}. What fails here would have failed
 * for somebody's job.
 */
final class RateTrial {

  private static final int MOST_TRIALS = 20_000;

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
        .orElseGet(() -> failure(new Variables(Map.of())));
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
    return SampleJobs.count(variables) > MOST_TRIALS
        ? Optional.of("The service has too many variables to try a rate on.")
        : Optional.empty();
  }

  private Optional<String> failure() {
    return SampleJobs.all(variables).stream().flatMap(job -> failure(job).stream()).findFirst();
  }

  private Optional<String> failure(Variables job) {
    return switch (rate.evaluate(job)) {
      case RateExpression.Evaluation.Cost cost -> Optional.empty();
      case RateExpression.Evaluation.Failure failure ->
          Optional.of(
              job.values().isEmpty() ? failure.why() : failure.why() + " " + tried(job.values()));
    };
  }

  private String tried(Map<String, Object> values) {
    return variables.stream()
        .map(variable -> variable.name() + " = " + values.get(variable.name()))
        .collect(Collectors.joining(", ", "Tried with ", "."));
  }
}
