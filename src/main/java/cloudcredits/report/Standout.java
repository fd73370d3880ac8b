package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.rollup.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Map<String, TreeMap<LocalDate, Credits>> byKey = new HashMap<>();
    Map<LocalDate, List<Credits>> byMonth = new HashMap<>();
    for (Total total : totals) {
      if (total.used().isPositive()) {
        LocalDate month = LocalDate.parse(total.keys().getLast());
        byKey.computeIfAbsent(total.key(), _ -> new TreeMap<>()).put(month, total.used());
        byMonth.computeIfAbsent(month, _ -> new ArrayList<>()).add(total.used());
      }
    }
    return byKey.entrySet().stream()
        .flatMap(
            of ->
                of.getValue().tailMap(from).keySet().stream()
                    .flatMap(
                        month -> at(of.getKey(), month, of.getValue(), byMonth, peers).stream()))
        .sorted(
            Comparator.comparing(Standout::month)
                .thenComparing(found -> found.used.minus(found.usual))
                .reversed()
                .thenComparing(Standout::key))
        .toList();
  }

  private static Optional<Standout> at(
      String key,
      LocalDate month,
      TreeMap<LocalDate, Credits> own,
      Map<LocalDate, List<Credits>> byMonth,
      boolean peers) {
    Credits used = own.get(month);
    List<Credits> past = List.copyOf(own.subMap(month.minusMonths(MONTHS_BACK), month).values());
    List<Credits> others = new ArrayList<>(byMonth.get(month));
    others.remove(used);
    return Stream.of(
            above(key, month, used, past, FEWEST_MONTHS, Against.OWN_PAST),
            peers
                ? above(key, month, used, others, FEWEST_PEERS, Against.PEERS)
                : Optional.<Standout>empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Standout> above(
      String key,
      LocalDate month,
      Credits used,
      List<Credits> others,
      int fewest,
      Against against) {
    if (others.size() < fewest) {
      return Optional.empty();
    }
    Robust robust = Robust.of(log(used), others.stream().map(Standout::log).toList());
    var usual = new Credits(Math.round(Math.exp(robust.median())));
    boolean matters =
        used.hundredths() >= LEAST_FACTOR * usual.hundredths()
            && !LEAST_MORE.isMoreThan(used.minus(usual));
    return matters && robust.score() > Robust.OUTLIER
        ? Optional.of(new Standout(key, month, used, usual, others.size(), against))
        : Optional.empty();
  }

  private static double log(Credits credits) {
    return Math.log(credits.hundredths());
  }
}
