package cloudcredits.catalogue;

import static cloudcredits.catalogue.ExampleServices.LENGTH;
import static cloudcredits.catalogue.ExampleServices.NOW;
import static cloudcredits.catalogue.ExampleServices.QUALITY;
import static cloudcredits.catalogue.ExampleServices.START;
import static cloudcredits.catalogue.ExampleServices.rate;
import static cloudcredits.catalogue.ExampleServices.service;
import static cloudcredits.catalogue.ExampleServices.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDraftTest {

  private static final Instant LATEST = NOW.plus(Duration.ofDays(30));
  private static final Service SERVICE =
      service(
          List.of(whole("frames", "", 1000), LENGTH, QUALITY),
          rate(1, START, "frames"),
          rate(2, LATEST, "2 * frames"));

  @Test
  void passesWhenItStartsAfterTheLatestVersion() {
    assertEquals(List.of(), problems("3 * frames", "three", LATEST.plusNanos(1_000)));
  }

  @Test
  void startsNeitherInThePastNorBeforeTheLatestVersion() {
    assertEquals(
        List.of(new InputProblem("validFrom", "Give a start that is not in the past")),
        problems("frames", "one", NOW.minusNanos(1_000)));
    List<InputProblem> beforeLatest =
        List.of(
            new InputProblem(
                "validFrom",
                "Give a start after that of the latest version, 31 Mar 2027, 09:00 UTC"));
    assertEquals(beforeLatest, problems("frames", "one", NOW));
    assertEquals(beforeLatest, problems("frames", "one", LATEST));
  }

  @Test
  void mayStartThisInstant() {
    Service first = service(List.of(whole("frames", "", 1000)), rate(1, START, "frames"));

    assertEquals(
        List.of(), new RateDraft(RateExpression.of("frames"), "one", NOW).problems(first, NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          frames * pages                           | The service has no variable “pages”.
          IF(quality = "finale", 1, 2)             | No variable of the service can be “finale”.
          1E9                                      | It cannot be read: numbers are plain decimals, like 0.5 or 1000000.
          MAX(quality, 1)                          | “quality” is no number: compare it with = or !=.
          IF(frames > 1, "final", 1)               | “final” is no number: compare it with = or !=.
          quality                                  | It must result in a number. Tried with frames = 1, length = 0.001, quality = standard.
          500 - frames                             | It must result in 0 to 1,000,000 credits. Tried with frames = 748, length = 0.001, quality = standard.
          1001 * frames                            | It must result in 0 to 1,000,000 credits. Tried with frames = 1000, length = 0.001, quality = standard.
          1 / (frames - 1)                         | It cannot be calculated: Division by zero. Tried with frames = 1, length = 0.001, quality = standard.
          IF(quality = "final", 1 / (1000 - frames), 1) | It cannot be calculated: Division by zero. Tried with frames = 1000, length = 0.001, quality = final.
          """)
  void isTriedOverAllVariables(String expression, String problem) {
    assertEquals(
        List.of(new InputProblem("expression", problem)),
        problems(expression, "words", LATEST.plusSeconds(1)));
  }

  @Test
  void isRefusedOnAServiceWithTooManyVariablesToTry() {
    List<Variable> many =
        IntStream.range(0, 12).<Variable>mapToObj(i -> whole("v" + i, "", 1000)).toList();

    assertEquals(
        List.of(
            new InputProblem("expression", "The service has too many variables to try a rate on.")),
        new RateDraft(RateExpression.of("v0"), "w", NOW).problems(service(many), NOW));
  }

  @Test
  void needsWords() {
    List<InputProblem> problem =
        List.of(new InputProblem("words", "Say the rate in plain English, in 1 to 300 characters"));
    Instant start = LATEST.plusSeconds(1);

    assertEquals(problem, problems("frames", "  ", start));
    assertEquals(problem, problems("frames", "x".repeat(301), start));
    assertEquals(problem, problems("frames", "one\0", start));
    assertEquals(List.of(), problems("frames", "x".repeat(300), start));
  }

  private static List<InputProblem> problems(String expression, String words, Instant validFrom) {
    return new RateDraft(RateExpression.of(expression), words, validFrom).problems(SERVICE, NOW);
  }
}
