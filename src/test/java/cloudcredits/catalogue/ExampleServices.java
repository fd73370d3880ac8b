package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Services for the pure tests, one for each kind of variable. */
final class ExampleServices {

  static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

  static final Variable.Number WIDTH = whole("width", "px", 16_384);
  static final Variable.Number LENGTH =
      new Variable.Number(
          "length", "Length of road", "km", new BigDecimal("0.001"), new BigDecimal("5000"), 6);
  static final Variable.Choice QUALITY =
      new Variable.Choice("quality", "Quality", List.of("standard", "final"));

  private ExampleServices() {}

  static Variable.Number whole(String name, String unit, int maximum) {
    return new Variable.Number(name, name, unit, BigDecimal.ONE, BigDecimal.valueOf(maximum), 0);
  }

  static Service service(List<Variable> variables, Rate... rates) {
    return new Service(
        "example", "Example", "Product", false, true, false, variables, List.of(rates));
  }

  static Rate rate(int version, Instant validFrom, String expression) {
    return new Rate(version, validFrom, RateExpression.of(expression), "in words");
  }
}
