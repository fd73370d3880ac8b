package cloudcredits.catalogue;

import static cloudcredits.catalogue.ExampleServices.LENGTH;
import static cloudcredits.catalogue.ExampleServices.QUALITY;
import static cloudcredits.catalogue.ExampleServices.WIDTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariablesTest {

  private static final List<Variable> DECLARED = List.of(WIDTH, LENGTH, QUALITY);

  static Stream<Map<String, Object>> oneJobWrittenInManyWays() {
    return Stream.of(
        Map.of("width", 3840, "length", new BigDecimal("2.5"), "quality", "final"),
        Map.of("width", 3840L, "length", 2.5, "quality", "final"),
        Map.of("width", " 3840 ", "length", "2.500", "quality", "final"),
        Map.of("width", 3840.0, "length", "2.5", "quality", "final"),
        Map.of("width", new BigDecimal("3.84E+3"), "length", "02.5", "quality", "final"),
        Map.of("width", BigInteger.valueOf(3840), "length", "2.5", "quality", "final"));
  }

  @ParameterizedTest
  @MethodSource("oneJobWrittenInManyWays")
  void haveOneCanonicalForm(Map<String, Object> raw) {
    Variables variables = valid(raw);

    assertEquals("{length=2.5, quality=final, width=3840}", variables.values().toString());
    assertEquals(valid(oneJobWrittenInManyWays().findFirst().orElseThrow()), variables);
  }

  @Test
  void includeTheirBounds() {
    assertEquals(List.of(), problems(Map.of("width", 1, "length", "0.001", "quality", "standard")));
    assertEquals(List.of(), problems(Map.of("width", 16384, "length", 5000, "quality", "final")));
  }

  static Stream<Object> notWidths() {
    return Stream.of(
        "",
        " ",
        0,
        -1,
        16385,
        1.5,
        "1.5",
        Double.NaN,
        Double.POSITIVE_INFINITY,
        "NaN",
        "1e400",
        "1e3",
        "0x10",
        "+5",
        "5.",
        "١٢٣",
        "1,000",
        "10\0",
        "\0",
        "9".repeat(1_000_000),
        new BigDecimal("1E+999999999"),
        new BigDecimal("1E-999999999"),
        new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
        new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
        BigInteger.TWO.pow(100_000),
        true,
        List.of(1, 2),
        List.of("640", "640"),
        Map.of("width", 1),
        new Object());
  }

  @ParameterizedTest
  @MethodSource("notWidths")
  void refuseWhatIsNoNumberWithinBounds(Object width) {
    assertEquals(
        List.of(new InputProblem("width", "width: give a whole number from 1 to 16,384 px")),
        problems(Map.of("width", width, "length", 1, "quality", "final")));
  }

  static Stream<Object> notQualities() {
    return Stream.of("", "Final", " final", "final\0", "draft", 1, true, List.of("final"));
  }

  @ParameterizedTest
  @MethodSource("notQualities")
  void refuseWhatIsNoChoice(Object quality) {
    assertEquals(
        List.of(new InputProblem("quality", "Quality: give one of standard, final")),
        problems(Map.of("width", 1, "length", 1, "quality", quality)));
  }

  @Test
  void refuseDecimalsThatAreTooFine() {
    assertEquals(
        List.of(
            new InputProblem(
                "length",
                "Length of road: give a number from 0.001 to 5,000 km, with at most 6 decimals")),
        problems(Map.of("width", 1, "length", "1.0000001", "quality", "final")));
  }

  @Test
  void askForEachOneThatIsMissingInTheirOrder() {
    Map<String, Object> nulls = new HashMap<>();
    nulls.put("width", null);

    assertEquals(List.of("width", "length", "quality"), names(problems(nulls)));
    assertEquals(List.of("width", "length", "quality"), names(problems(Map.of())));
  }

  @Test
  void refuseStrangersAndPrintNoneOfTheirTricks() {
    List<InputProblem> problems =
        problems(
            Map.of(
                "width",
                1,
                "length",
                1,
                "quality",
                "final",
                "depth",
                1,
                "\0",
                1,
                "<b>",
                1,
                "x".repeat(100_000),
                1));

    assertEquals(List.of("?", "?", "depth", "?"), names(problems));
  }

  @Test
  void nameOnlySomeOfVeryManyStrangers() {
    Map<String, Integer> many =
        IntStream.range(0, 10_000).boxed().collect(Collectors.toMap(i -> "v" + i, i -> i));

    assertTrue(problems(many).size() <= 20);
  }

  private static Variables valid(Map<String, ?> raw) {
    return assertInstanceOf(Variables.Reading.Valid.class, Variables.read(DECLARED, raw))
        .variables();
  }

  private static List<InputProblem> problems(Map<String, ?> raw) {
    return switch (Variables.read(DECLARED, raw)) {
      case Variables.Reading.Valid valid -> List.of();
      case Variables.Reading.Invalid invalid -> invalid.problems();
    };
  }

  private static List<String> names(List<InputProblem> problems) {
    return problems.stream().map(InputProblem::name).toList();
  }
}
