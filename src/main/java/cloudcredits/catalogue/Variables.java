package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The valid variables of one job, in their one canonical form: by name, a number without needless
 * zeros, a choice as its word. Equal jobs have equal variables, however they were written.
 *
 * @param values each a {@link BigDecimal} or a {@link String}; ready to be written as JSON
 */
public record Variables(Map<String, Object> values) {

  private static final int MOST_STRANGERS_NAMED = 10;

  public Variables {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** What came out of reading: exactly one of the two is there. */
  sealed interface Reading {
    record Valid(Variables variables) implements Reading {}

    record Invalid(List<InputProblem> problems) implements Reading {}
  }

  /**
   * Reads what a request or a form said.
   *
   * @param raw by name; any value at all, from JSON or from a form, hostile ones included
   */
  static Reading read(List<Variable> declared, Map<String, ?> raw) {
    Map<String, Object> values = new TreeMap<>();
    List<InputProblem> problems = new ArrayList<>();
    for (Variable variable : declared) {
      VariableReader.read(variable, raw.get(variable.name()))
          .ifPresentOrElse(
              value -> values.put(variable.name(), value), () -> problems.add(wanted(variable)));
    }
    problems.addAll(strangers(declared, raw));
    return problems.isEmpty()
        ? new Reading.Valid(new Variables(values))
        : new Reading.Invalid(List.copyOf(problems));
  }

  private static InputProblem wanted(Variable variable) {
    return new InputProblem(variable.name(), variable.label() + ": give " + variable.requirement());
  }

  /** A variable that the service does not know is a misunderstanding, perhaps a costly one. */
  private static List<InputProblem> strangers(List<Variable> declared, Map<String, ?> raw) {
    List<String> known = declared.stream().map(Variable::name).toList();
    return raw.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .limit(MOST_STRANGERS_NAMED)
        .map(
            name ->
                new InputProblem(printable(name), "Leave this out: the service does not take it"))
        .toList();
  }

  private static String printable(String name) {
    return Optional.of(name).filter(n -> n.matches("[\\w.-]{1,40}")).orElse("?");
  }
}
