package cloudcredits.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cloudcredits.catalogue.RateExpression.Evaluation;
import cloudcredits.credit.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateExpressionTest {

  private static final Variables JOB =
      new Variables(Map.of("solves", new BigDecimal("3"), "complexity", "simple"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          solves * 10                                  ~ 30
          solves / 3                                   ~ 1
          1 / solves                                   ~ 0.33
          2 / solves                                   ~ 0.67
          0.005                                        ~ 0.01
          0.0049999                                    ~ 0
          ROUND(2.5)                                   ~ 3
          ROUND(2.4999999999)                          ~ 2
          CEILING(2.1) + FLOOR(2.9)                    ~ 5
          MAX(1, MIN(solves, 2)) + ABS(-1)             ~ 3
          IF(complexity = "simple" && solves > 2, 7, 9) ~ 7
          IF(!(complexity != "simple") || 1 >= 2, 7, 9) ~ 7
          solves % 2                                   ~ 1
          1000000                                      ~ 1000000
          """)
  void calculatesExactlyAndRoundsHalvesUp(String formula, String credits) {
    assertEquals(cost(credits), RateExpression.of(formula).evaluate(JOB));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "(",
        "1 +",
        "solves solves",
        "2solves",
        "unknown",
        "\"simple\"",
        "solves = 3",
        "complexity + 1",
        "solves * complexity",
        "-0.01",
        "1000000.01",
        "1000000 * solves",
        "1 / (solves - 3)",
        "IF(solves, 1)",
        "ROUND(1, 999999999)",
        "1E9",
        "1E999999999",
        "CEILING(1E999999999)",
        "0xFF",
        "9999999999999999999",
        "2 ^ 3",
        "9^9^9^9^9",
        "FACT(999999)",
        "RANDOM()",
        "DT_NOW()",
        "PI",
        "TRUE",
        "NULL",
        "solves[0]",
        "solves.length",
        "STR_FORMAT(\"%999999999d\", 1)",
        "solves\0",
        "'simple'",
        "1..2",
        "1.2.3",
        "\\",
        "\"",
      })
  void refusesEverythingElseInWords(String formula) {
    Evaluation.Failure failure =
        assertInstanceOf(
            Evaluation.Failure.class, RateExpression.of(formula).evaluate(JOB), formula);

    assertEquals('.', failure.why().charAt(failure.why().length() - 1));
  }

  @Test
  void staysQuickHoweverCleverTheFormula() {
    List<String> formulas =
        List.of(
            "(".repeat(250) + "1" + ")".repeat(249),
            "-".repeat(499) + "1",
            "IF(1=1,".repeat(62) + "1" + ",1)".repeat(62),
            "999999999999999999*".repeat(25) + "1",
            "1/3/".repeat(120) + "7",
            "CEILING(" + "999999999999999999*".repeat(20) + "1)",
            "9".repeat(501),
            "1+".repeat(5_000_000) + "1");

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> formulas.forEach(formula -> RateExpression.of(formula).evaluate(JOB)));
  }

  @Test
  void answersTheSameToManyThreadsAtOnce() {
    RateExpression rate = RateExpression.of("solves * IF(complexity = \"simple\", 5, 35)");

    List<Evaluation> costs =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(
                i -> new Variables(Map.of("solves", BigDecimal.valueOf(i), "complexity", "x")))
            .map(rate::evaluate)
            .toList();

    assertEquals(
        IntStream.range(0, 20_000).mapToObj(i -> cost(Integer.toString(35 * i))).toList(), costs);
  }

  private static Evaluation cost(String credits) {
    return new Evaluation.Cost(Credits.of(new BigDecimal(credits)));
  }
}
