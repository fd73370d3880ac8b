package cloudcredits.report;

import java.util.Arrays;

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
  static Robust of(double value, double[] others) {
    if (others.length == 0) {
      throw new IllegalArgumentException("nothing to compare with");
    }
    double[] sorted = others.clone();
    Arrays.sort(sorted);
    double median = median(sorted);
    double[] deviations = deviations(sorted, median);
    double mean = Arrays.stream(deviations).sum() / deviations.length;
    return new Robust(median, score(value - median, median(deviations), mean));
  }

  static double score(double distance, double mad, double mean) {
    return mad > 0
        ? BY_MEDIAN * distance / mad
        : mean > 0 ? BY_MEAN * distance / mean : distance == 0 ? 0 : distance / 0.0;
  }

  /** How far each lies from the median, the nearest first. */
  static double[] deviations(double[] values, double median) {
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = Math.abs(values[i] - median);
    }
    Arrays.sort(deviations);
    return deviations;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
