package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** One thing that a job tells about itself, and the bounds within which a rate must answer. */
public sealed interface Variable {

  /** The word for it in rates, requests and addresses: {@code width}. */
  String name();

  /** The word for it on a page: {@code Width}. */
  String label();

  /** A valid value as a page shows it: {@code 3,840 px}, {@code final}. */
  String shown(Object value);

  /** What a valid value is, to follow "give": {@code a whole number from 1 to 10,000}. */
  String requirement();

  /**
   * A number within bounds, both included.
   *
   * @param unit such as {@code px}; empty for things that are counted
   * @param places how many decimals it may have; 0 for a whole number
   */
  record Number(
      String name, String label, String unit, BigDecimal minimum, BigDecimal maximum, int places)
      implements Variable {

    /** The finest decimal that a variable may have. */
    public static final int DECIMAL_PLACES = 6;

    @Override
    public String shown(Object value) {
      return withUnit(Figures.of((BigDecimal) value));
    }

    @Override
    public String requirement() {
      String ranged = withUnit("from " + Figures.of(minimum) + " to " + Figures.of(maximum));
      return places == 0
          ? "a whole number " + ranged
          : "a number " + ranged + ", with at most " + places + " decimals";
    }

    private String withUnit(String number) {
      return unit.isEmpty() ? number : number + " " + unit;
    }
  }

  /** One word out of a list. */
  record Choice(String name, String label, List<String> choices) implements Variable {

    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String shown(Object value) {
      return value.toString();
    }

    @Override
    public String requirement() {
      return "one of " + String.join(", ", choices);
    }
  }
}
