package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How fast shared credits are used, in credits a day.
 *
 * <p>The mean is that of the last {@value #WEEKS} whole weeks, Monday to Sunday, or of fewer where
 * the first use is not so long ago. The slow and the fast pace are the lowest and the highest of
 * those weeks, after the most unusual one on either side is left out where there are at least
 * {@value #ENOUGH_TO_TRIM}; they always include the mean.
 *
 * @param weeks how many weeks were looked at
 * @param within how many of them lie between the slow and the fast pace
 */
public record Pace(double mean, double slow, double fast, int weeks, int within) {

  /** How many weeks count. */
  public static final int WEEKS = 8;

  /** Under so many whole weeks of use there is no pace. */
  public static final int FEWEST_WEEKS = 2;

  private static final int ENOUGH_TO_TRIM = 5;
  private static final double DAYS = 7;
  private static final double HUNDREDTHS = 100;

  /** Empty when there are too few whole weeks since the first use. */
  public static Optional<Pace> of(SortedMap<LocalDate, Credits> used, LocalDate today) {
    if (used.isEmpty()) {
      return Optional.empty();
    }
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = used.firstKey().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    int weeks = Math.clamp(ChronoUnit.WEEKS.between(first, monday), 0, WEEKS);
    return weeks < FEWEST_WEEKS ? Optional.empty() : Optional.of(of(weekly(used, monday, weeks)));
  }

  /** Credits a day in each of the weeks before this Monday. */
  private static List<Double> weekly(
      SortedMap<LocalDate, Credits> used, LocalDate monday, int weeks) {
    return IntStream.rangeClosed(1, weeks)
        .mapToObj(back -> used.subMap(monday.minusWeeks(back), monday.minusWeeks(back - 1)))
        .map(week -> Math.max(0, hundredths(week).sum()) / HUNDREDTHS / DAYS)
        .toList();
  }

  private static LongStream hundredths(SortedMap<LocalDate, Credits> week) {
    return week.values().stream().mapToLong(Credits::hundredths);
  }

  private static Pace of(List<Double> weekly) {
    double mean = weekly.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    List<Double> sorted = weekly.stream().sorted().toList();
    int trim = sorted.size() >= ENOUGH_TO_TRIM ? 1 : 0;
    double slow = Math.min(mean, sorted.get(trim));
    double fast = Math.max(mean, sorted.get(sorted.size() - 1 - trim));
    long within = sorted.stream().filter(week -> week >= slow && week <= fast).count();
    return new Pace(mean, slow, fast, sorted.size(), (int) within);
  }
}
