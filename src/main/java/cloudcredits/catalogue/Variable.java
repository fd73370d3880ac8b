package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** One thing that a job tells about itself, and the bounds within which a rate must answer. */
public sealed interface Variable {

  /** The word for it in rates, requests and addresses: {@code width}. */
  String name();

  /** The word for it on a page: {@code Width}. */
  String label();

  /** What a valid value is, to follow "Give": {@code a whole number from 1 to 10,000}. */
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
    public String requirement() {
      String range = "from " + Figures.of(minimum) + " to " + Figures.of(maximum);
      String ranged = unit.isEmpty() ? range : range + " " + unit;
      return places == 0
          ? "a whole number " + ranged
          : "a number " + ranged + ", with at most " + places + " decimals";
    }
  }

  /** One word out of a list. */
  record Choice(String name, String label, List<String> choices) implements Variable {

    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String requirement() {
      return "one of " + String.join(", ", choices);
    }
  }
}
