package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.rollup.UseOfMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * A month in which a user or a service used far more than usual (rules §10): by its own months of
 * the year before, or by what the other users used in the same month. Measured on the logarithms of
 * monthly use with {@link Robust}, as use grows by factors rather than by steps; only months with
 * use count.
 *
 * @param key of the user or service
 * @param month its first day
 * @param usual the median that it is held against
 * @param others of how many months or users
 */
record Standout(
    String key, LocalDate month, Credits used, Credits usual, int others, Against against) {

  /** What is usual. */
  enum Against {
    OWN_PAST,
    PEERS
  }

  /** How many months before a month it is held against. */
  static final int MONTHS_BACK = 12;

  /** With fewer of its own months, or fewer others in a month, nobody can say what is usual. */
  static final int FEWEST_MONTHS = 4;

  static final int FEWEST_PEERS = 8;

  /** What is not at least half as much again as usual, and by so many credits, stays unsaid. */
  static final double LEAST_FACTOR = 1.5;

  static final Credits LEAST_MORE = Credits.of(25);

  /** More than what a median loses when it is rounded to credits again. */
  private static final double ROUNDING = 0.01;

  /** Where a month has no use: no logarithm of a figure. */
  private static final double NONE = -1;

  /**
   * Finds them, the latest month first and in it those first that are furthest above in credits.
   *
   * @param months what was used, from {@value #MONTHS_BACK} months before {@code from} on
   * @param from the first day of the months that are looked at
   * @param peers whether keys can be held against each other
   */
  static List<Standout> among(List<UseOfMonth> months, LocalDate from, boolean peers) {
    List<UseOfMonth> uses = months.stream().filter(month -> month.used().isPositive()).toList();
    IntSummaryStatistics numbers =
        uses.stream().mapToInt(use -> number(use.month())).summaryStatistics();
    int first = numbers.getMin();
    int length = uses.isEmpty() ? 0 : numbers.getMax() - first + 1;
    Map<String, Credits[]> byKey = new HashMap<>();
    var byMonth = new DoubleStream.Builder[length];
    for (UseOfMonth use : uses) {
      int month = number(use.month()) - first;
      byKey.computeIfAbsent(use.key(), _ -> new Credits[length])[month] = use.used();
      byMonth[month] = byMonth[month] == null ? DoubleStream.builder() : byMonth[month];
      byMonth[month].add(log(use.used()));
    }
    var all = new Peers[length];
    for (int month = Math.max(0, number(from) - first); month < all.length && peers; month++) {
      all[month] = byMonth[month] == null ? null : new Peers(byMonth[month].build().toArray());
    }
    return byKey.entrySet().stream()
        .flatMap(of -> of(of.getKey(), of.getValue(), first, from, all).stream())
        .sorted(
            Comparator.comparing(Standout::month)
                .thenComparing(found -> found.used.minus(found.usual))
                .reversed()
                .thenComparing(Standout::key))
        .toList();
  }

  private static int number(LocalDate month) {
    return month.getYear() * MONTHS_BACK + month.getMonthValue() - 1;
  }

  /**
   * The months of one key.
   *
   * @param own from month {@code first} on, nothing where there was no use
   * @param peers of the same months; nothing where keys are not held against each other
   */
  private static List<Standout> of(
      String key, Credits[] own, int first, LocalDate from, Peers[] peers) {
    double[] logs = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      logs[i] = own[i] == null ? NONE : log(own[i]);
    }
    var found = new ArrayList<Standout>();
    for (int i = Math.max(0, number(from) - first); i < own.length; i++) {
      if (own[i] != null) {
        LocalDate month = LocalDate.of((first + i) / MONTHS_BACK, (first + i) % MONTHS_BACK + 1, 1);
        againstOwn(key, month, own[i], logs, i)
            .or(againstPeers(key, month, own[i], logs[i], Optional.ofNullable(peers[i])))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Standout> againstOwn(
      String key, LocalDate month, Credits used, double[] logs, int at) {
    int back = Math.max(0, at - MONTHS_BACK);
    if (LEAST_MORE.isMoreThan(used) || !isAboveHalf(logs, back, at)) {
      return Optional.empty();
    }
    double[] past = Arrays.stream(logs, back, at).filter(log -> log != NONE).toArray();
    if (past.length < FEWEST_MONTHS) {
      return Optional.empty();
    }
    Robust robust = Robust.of(logs[at], past);
    Credits usual = usual(robust.median());
    return matters(used, usual) && robust.score() > Robust.OUTLIER
        ? Optional.of(new Standout(key, month, used, usual, past.length, Against.OWN_PAST))
        : Optional.empty();
  }

  /**
   * Whether a month may be far enough above the median of those before, told without sorting them:
   * of a great contract there are very many months, and few that are.
   */
  private static boolean isAboveHalf(double[] logs, int back, int at) {
    double limit = logs[at] - Math.log(LEAST_FACTOR) + ROUNDING;
    int months = 0;
    int below = 0;
    for (int i = back; i < at; i++) {
      months += logs[i] == NONE ? 0 : 1;
      below += logs[i] == NONE || logs[i] > limit ? 0 : 1;
    }
    return below >= months / 2;
  }

  private static Supplier<Optional<Standout>> againstPeers(
      String key, LocalDate month, Credits used, double log, Optional<Peers> peers) {
    return () ->
        peers
            .filter(all -> all.others() >= FEWEST_PEERS)
            .filter(all -> matters(used, usual(all.medianWithout(log))))
            .map(all -> all.without(log))
            .filter(robust -> robust.score() > Robust.OUTLIER)
            .map(
                robust ->
                    new Standout(
                        key,
                        month,
                        used,
                        usual(robust.median()),
                        peers.get().others(),
                        Against.PEERS));
  }

  private static Credits usual(double median) {
    return new Credits(Math.round(Math.exp(median)));
  }

  private static boolean matters(Credits used, Credits usual) {
    return used.hundredths() >= LEAST_FACTOR * usual.hundredths()
        && !LEAST_MORE.isMoreThan(used.minus(usual));
  }

  private static double log(Credits credits) {
    return Math.log(credits.hundredths());
  }
}
