package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jobs to try a rate on. */
final class SampleJobs {

  private static final int STEPS = 4;
  private static final int MOST_OF_FEW = 60;

  private SampleJobs() {}

  /** How many {@link #all} would be. */
  static double count(List<Variable> variables) {
    return variables.stream().mapToDouble(v -> values(v).size()).reduce(1, (a, b) -> a * b);
  }

  /** Every choice with every number at its bounds, just beside them and in between. */
  static List<Variables> all(List<Variable> variables) {
    List<Map<String, Object>> jobs = List.of(Map.of());
    for (Variable variable : variables) {
      jobs = times(jobs, variable.name(), values(variable));
    }
    return jobs.stream().map(Variables::new).toList();
  }

  private static List<?> values(Variable variable) {
    return switch (variable) {
      case Variable.Choice choice -> choice.choices();
      case Variable.Number number -> values(number);
    };
  }

  private static List<BigDecimal> values(Variable.Number number) {
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

  /** Jobs for people to look at: all numbers rise together from their least to their most. */
  static List<Variables> few(List<Variable> variables) {
    List<Map<String, Object>> jobs = List.of(Map.of());
    for (Variable variable : variables) {
      if (variable instanceof Variable.Choice choice) {
        jobs = times(jobs, choice.name(), choice.choices());
      }
    }
    return jobs.stream()
        .flatMap(
            choices ->
                IntStream.rangeClosed(0, STEPS).mapToObj(rung -> climb(variables, choices, rung)))
        .distinct()
        .limit(MOST_OF_FEW)
        .toList();
  }

  private static Variables climb(List<Variable> variables, Map<String, Object> choices, int rung) {
    Map<String, Object> job = new HashMap<>(choices);
    for (Variable variable : variables) {
      if (variable instanceof Variable.Number number) {
        job.put(number.name(), rung(number, rung));
      }
    }
    return new Variables(job);
  }

  /** By factors, since jobs differ by factors: 1, 10, 100, 1,000, 10,000. */
  private static BigDecimal rung(Variable.Number number, int rung) {
    if (rung == 0) {
      return VariableReader.canonical(number.minimum());
    }
    if (rung == STEPS) {
      return VariableReader.canonical(number.maximum());
    }
    double least = Math.max(number.minimum().doubleValue(), Math.pow(10, -number.places()));
    double factor = Math.pow(number.maximum().doubleValue() / least, (double) rung / STEPS);
    BigDecimal value =
        new BigDecimal(least * factor)
            .round(new MathContext(2, RoundingMode.HALF_UP))
            .setScale(number.places(), RoundingMode.HALF_UP);
    return VariableReader.canonical(value.max(number.minimum()).min(number.maximum()));
  }

  private static List<Map<String, Object>> times(
      List<Map<String, Object>> jobs, String name, List<?> values) {
    List<Map<String, Object>> product = new ArrayList<>();
    for (Map<String, Object> job : jobs) {
      for (Object value : values) {
        Map<String, Object> longer = new HashMap<>(job);
        longer.put(name, value);
        product.add(longer);
      }
    }
    return product;
  }
}
