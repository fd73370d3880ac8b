package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.report.Runway.Lapse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What becomes of shared credits when they are used at one pace: the layers burn down in their
 * order, and what a layer still has at its expiry lapses.
 *
 * @param moments where the course bends, in order; two of the same day are a cliff
 * @param lapses what lapses on the way, half a credit or more each, in order
 * @param dry when nothing is left; empty when something is left to the end
 */
record Projection(List<Moment> moments, List<Lapse> lapses, Optional<Dry> dry) {

  private static final double NOTHING = 0.005;
  private static final double WORTH_TELLING = 0.5;
  private static final double HUNDREDTHS = 100;

  /**
   * @param day days from today
   * @param left of each layer, in burn-down order
   */
  record Moment(double day, double[] left) {

    double from(int layer) {
      return Arrays.stream(left, layer, left.length).sum();
    }
  }

  /**
   * The day on which nothing is left.
   *
   * @param byExpiry because the last grant expires, not because it is used up
   */
  record Dry(LocalDate on, double day, boolean byExpiry) {}

  /**
   * @param pace credits a day; 0: nothing is used any more
   * @param until the end of the projection, that day's expiries included
   */
  static Projection of(RunwayFacts facts, double pace, LocalDate until) {
    return new Course(facts, pace, daysTo(facts, until)).run();
  }

  static double daysTo(RunwayFacts facts, LocalDate day) {
    return ChronoUnit.DAYS.between(facts.today(), day);
  }

  private static final class Course {

    private final RunwayFacts facts;
    private final double pace;
    private final double end;
    private final double[] left;
    private final double[] expiry;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Lapse> lapses = new ArrayList<>();
    private double now;
    private boolean lapsedLast;

    Course(RunwayFacts facts, double pace, double end) {
      this.facts = facts;
      this.pace = pace;
      this.end = end;
      this.left =
          facts.layers().stream()
              .mapToDouble(layer -> layer.available().hundredths() / HUNDREDTHS)
              .toArray();
      this.expiry =
          facts.layers().stream().mapToDouble(layer -> daysTo(facts, layer.expiresOn())).toArray();
    }

    Projection run() {
      mark();
      while (now < end && paying().isPresent()) {
        advance();
      }
      return new Projection(List.copyOf(moments), List.copyOf(lapses), dry());
    }

    private Optional<Integer> paying() {
      return layers().filter(i -> left[i] > NOTHING).boxed().findFirst();
    }

    private IntStream layers() {
      return IntStream.range(0, left.length);
    }

    /** To the next moment at which a layer is used up, one expires, or it is over. */
    private void advance() {
      int payer = paying().orElseThrow();
      double usedUp = pace > 0 ? now + left[payer] / pace : Double.MAX_VALUE;
      double nextExpiry =
          layers().filter(i -> left[i] > NOTHING).mapToDouble(i -> expiry[i]).min().orElseThrow();
      double next = Math.max(now, Math.min(end, Math.min(usedUp, nextExpiry)));
      left[payer] = next == usedUp ? 0 : left[payer] - pace * (next - now);
      now = next;
      lapsedLast = false;
      mark();
      layers().filter(i -> expiry[i] <= now && left[i] > NOTHING).forEach(this::lapse);
      if (lapsedLast) {
        mark();
      }
    }

    private void lapse(int layer) {
      if (left[layer] >= WORTH_TELLING) {
        RunwayFacts.Layer grant = facts.layers().get(layer);
        var credits = Credits.of(Math.round(left[layer]));
        lapses.add(new Lapse(grant.number(), grant.expiresOn(), credits));
        lapsedLast = true;
      }
      left[layer] = 0;
    }

    private void mark() {
      moments.add(new Moment(now, left.clone()));
    }

    private Optional<Dry> dry() {
      return paying().isPresent() || now >= end
          ? Optional.empty()
          : Optional.of(new Dry(facts.today().plusDays((long) now), now, lapsedLast));
    }
  }
}
