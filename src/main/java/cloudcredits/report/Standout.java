package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.rollup.Total;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

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

  /**
   * Finds them, the latest month first and in it those first that are furthest above in credits.
   *
   * @param totals by key and month, from {@value #MONTHS_BACK} months before {@code from} on
   * @param from the first day of the months that are looked at
   * @param peers whether keys can be held against each other
   */
  static List<Standout> among(List<Total> totals, LocalDate from, boolean peers) {
    Map<String, LocalDate> months = new HashMap<>();
    Map<String, TreeMap<LocalDate, Credits>> byKey = new HashMap<>();
    Map<LocalDate, DoubleStream.Builder> byMonth = new HashMap<>();
    for (Total total : totals) {
      if (total.used().isPositive()) {
        LocalDate month = months.computeIfAbsent(total.keys().getLast(), LocalDate::parse);
        byKey.computeIfAbsent(total.key(), _ -> new TreeMap<>()).put(month, total.used());
        byMonth.computeIfAbsent(month, _ -> DoubleStream.builder()).add(log(total.used()));
      }
    }
    Map<LocalDate, Peers> peersOf = new HashMap<>();
    if (peers) {
      byMonth.forEach((month, logs) -> peersOf.put(month, new Peers(logs.build().toArray())));
    }
    return byKey.entrySet().stream()
        .flatMap(of -> of(of.getKey(), of.getValue(), from, peersOf))
        .sorted(
            Comparator.comparing(Standout::month)
                .thenComparing(found -> found.used.minus(found.usual))
                .reversed()
                .thenComparing(Standout::key))
        .toList();
  }

  private static Stream<Standout> of(
      String key,
      NavigableMap<LocalDate, Credits> own,
      LocalDate from,
      Map<LocalDate, Peers> peersOf) {
    return own.tailMap(from, true).entrySet().stream()
        .flatMap(
            at ->
                at(
                    key,
                    at.getKey(),
                    at.getValue(),
                    own.subMap(at.getKey().minusMonths(MONTHS_BACK), true, at.getKey(), false),
                    Optional.ofNullable(peersOf.get(at.getKey())))
                    .stream());
  }

  private static Optional<Standout> at(
      String key,
      LocalDate month,
      Credits used,
      Map<LocalDate, Credits> past,
      Optional<Peers> peers) {
    double log = log(used);
    if (past.size() >= FEWEST_MONTHS) {
      Robust robust = Robust.of(log, past.values().stream().mapToDouble(Standout::log).toArray());
      var usual = usual(robust.median());
      if (matters(used, usual) && robust.score() > Robust.OUTLIER) {
        return Optional.of(new Standout(key, month, used, usual, past.size(), Against.OWN_PAST));
      }
    }
    return peers
        .filter(all -> all.others() >= FEWEST_PEERS)
        .filter(all -> matters(used, usual(all.medianWithout(log))))
        .map(all -> all.without(log))
        .filter(robust -> robust.score() > Robust.OUTLIER)
        .map(
            robust ->
                new Standout(
                    key, month, used, usual(robust.median()), peers.get().others(), Against.PEERS));
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
