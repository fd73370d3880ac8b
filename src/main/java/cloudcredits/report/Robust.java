package cloudcredits.report;

import java.util.Arrays;
import java.util.List;

/**
 * How far one value lies from others, measured so that the others' own outliers don't hide it: the
 * modified z-score of Iglewicz and Hoaglin ("How to Detect and Handle Outliers", 1993), 0.6745 ×
 * (value − median) ÷ MAD, where MAD is the median of the absolute deviations from the median. Where
 * that is 0, the mean absolute deviation takes its place, with 1 ÷ 1.253314, as they advise.
 *
 * @param median of the others
 * @param score of the value; infinite where all others are the same
 */
record Robust(double median, double score) {

  /** From this score on they call a value an outlier. */
  static final double OUTLIER = 3.5;

  private static final double BY_MEDIAN = 0.6745;
  private static final double BY_MEAN = 1 / 1.253314;

  /**
   * @throws IllegalArgumentException when there are no others
   */
  static Robust of(double value, List<Double> others) {
    if (others.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare with");
    }
    double median = median(others);
    double distance = value - median;
    List<Double> deviations = others.stream().map(other -> Math.abs(other - median)).toList();
    double mad = median(deviations);
    double mean = deviations.stream().mapToDouble(d -> d).average().orElseThrow();
    double score =
        mad > 0
            ? BY_MEDIAN * distance / mad
            : mean > 0 ? BY_MEAN * distance / mean : distance == 0 ? 0 : distance / 0.0;
    return new Robust(median, score);
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
