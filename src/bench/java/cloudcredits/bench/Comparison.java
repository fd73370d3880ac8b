package cloudcredits.bench;

import cloudcredits.bench.Load.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two ways of doing the same, measured in turns. */
final class Comparison {

  private static final int ROUNDS = 3;
  private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
  private static final Duration WARM_UP = LENGTH.multipliedBy(2);

  /** A way of doing it, by so many callers at once. */
  record Way(String name, int callers, Load.Caller caller) {

    Way named(String other) {
      return new Way(other, callers, caller);
    }
  }

  private Comparison() {}

  /** Three rounds, the ways taking turns; prints the median of each, and their ratio. */
  static void compare(String what, Way base, Way other) throws InterruptedException {
    Map<Way, List<Figures>> runs = new LinkedHashMap<>();
    List<Way> ways = List.of(base, other);
    for (Way way : ways) {
      Load.run(way.callers(), WARM_UP, way.caller());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : ways) {
        runs.computeIfAbsent(way, key -> new ArrayList<>())
            .add(Load.run(way.callers(), LENGTH, way.caller()));
      }
    }
    print(what, base, Figures.median(runs.get(base)), other, Figures.median(runs.get(other)));
  }

  private static void print(String what, Way base, Figures a, Way other, Figures b) {
    System.out.printf(
        "%-30s %-9s %8.0f/s p50 %7.2f ms p99 %7.2f ms | %-7s %8.0f/s p50 %7.2f ms p99 %7.2f ms | %6.1f x, p50 %.2f x, p99 %.2f x%n",
        what,
        base.name(),
        a.perSecond(),
        millis(a.p50()),
        millis(a.p99()),
        other.name(),
        b.perSecond(),
        millis(b.p50()),
        millis(b.p99()),
        b.perSecond() / a.perSecond(),
        millis(b.p50()) / millis(a.p50()),
        millis(b.p99()) / millis(a.p99()));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
