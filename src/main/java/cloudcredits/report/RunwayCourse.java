package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.report.Polyline.Point;
import cloudcredits.report.Projection.Moment;
import cloudcredits.report.RunwayFacts.Layer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The course of the layers until today: what each had available at the end of each day. */
record RunwayCourse(List<Moment> moments) {

  private static final double HUNDREDTHS = 100;

  /** From this day on, at most as far back as the facts know the changes. */
  static RunwayCourse of(RunwayFacts facts, LocalDate from) {
    int days = (int) ChronoUnit.DAYS.between(from, facts.today());
    double[][] atEnd = new double[days + 1][facts.layers().size()];
    Set<LocalDate> steps = new HashSet<>();
    for (int layer = 0; layer < facts.layers().size(); layer++) {
      fill(atEnd, layer, facts);
      steps.add(facts.layers().get(layer).grantedOn());
      steps.add(facts.layers().get(layer).expiresOn());
    }
    var moments = new ArrayList<Moment>();
    for (int day = 0; day <= days; day++) {
      if (day > 0 && steps.contains(from.plusDays(day))) {
        moments.add(new Moment(day - days, atEnd[day - 1]));
      }
      moments.add(new Moment(day - days, atEnd[day]));
    }
    return new RunwayCourse(moments);
  }

  /** Backwards from now, taking back what each day changed. */
  private static void fill(double[][] atEnd, int index, RunwayFacts facts) {
    Layer layer = facts.layers().get(index);
    int days = atEnd.length - 1;
    long hundredths = layer.available().hundredths();
    for (int day = days; day >= 0; day--) {
      LocalDate date = facts.today().minusDays(days - day);
      boolean there = !date.isBefore(layer.grantedOn()) && !layer.isExpiredOn(date);
      atEnd[day][index] = there ? Math.max(0, hundredths / HUNDREDTHS) : 0;
      hundredths -= layer.changes().getOrDefault(date, Credits.ZERO).hundredths();
    }
  }

  double most() {
    return moments.stream().mapToDouble(moment -> moment.from(0)).max().orElse(0);
  }

  /** The upper edge of each layer, and below the last one the ground. */
  static List<Polyline> edges(List<Moment> moments, int layers, RunwayScale scale) {
    var edges = new ArrayList<Polyline>();
    for (int layer = 0; layer <= layers; layer++) {
      int from = layer;
      List<Point> points =
          moments.stream()
              .map(moment -> new Point(scale.x(moment.day()), scale.y(moment.from(from))))
              .toList();
      edges.add(new Polyline(points).simplified());
    }
    return edges;
  }

  /** Whether the layer has anything at any of these moments. */
  static boolean isThere(List<Moment> moments, int layer) {
    return moments.stream().anyMatch(moment -> moment.left()[layer] > 0);
  }

  /** Days from today between which the layer has something. */
  static double[] span(List<Moment> moments, int layer) {
    double[] days =
        moments.stream()
            .filter(moment -> moment.left()[layer] > 0)
            .mapToDouble(Moment::day)
            .toArray();
    return new double[] {Arrays.stream(days).min().orElse(0), Arrays.stream(days).max().orElse(0)};
  }
}
