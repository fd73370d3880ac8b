package cloudcredits.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values of which each is held against all the others: as {@link Robust} does it, but sorted once
 * and not anew for each. Leaving one out moves the median to a neighbour at most, so that there are
 * three medians and three orders of deviations at the most.
 */
final class Peers {

  /** What is left of a sum by rounding is nothing. */
  private static final double NOTHING = 1e-9;

  private record Deviations(double[] sorted, double sum) {}

  private final double[] sorted;
  private final Map<Double, Deviations> byMedian = new HashMap<>();

  Peers(double[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** How many others each has. */
  int others() {
    return sorted.length - 1;
  }

  /** The median of all but one. */
  double medianWithout(double value) {
    return medianWithout(sorted, value);
  }

  /**
   * One against all the others.
   *
   * @param value one of the values; there are others
   */
  Robust without(double value) {
    double median = medianWithout(value);
    Deviations of = byMedian.computeIfAbsent(median, this::deviations);
    double own = Math.abs(value - median);
    double mean = (of.sum - own) / others();
    return new Robust(
        median,
        Robust.score(value - median, medianWithout(of.sorted, own), mean > NOTHING ? mean : 0));
  }

  private Deviations deviations(double median) {
    double[] deviations = Robust.deviations(sorted, median);
    return new Deviations(deviations, Arrays.stream(deviations).sum());
  }

  private static double medianWithout(double[] sorted, double value) {
    int out = Arrays.binarySearch(sorted, value);
    if (out < 0) {
      throw new IllegalArgumentException(value + " is none of them");
    }
    int rest = sorted.length - 1;
    int middle = rest / 2;
    return rest % 2 == 1
        ? skipping(sorted, out, middle)
        : (skipping(sorted, out, middle - 1) + skipping(sorted, out, middle)) / 2;
  }

  private static double skipping(double[] sorted, int out, int index) {
    return sorted[index < out ? index : index + 1];
  }
}
