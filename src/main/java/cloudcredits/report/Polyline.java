package cloudcredits.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A line of straight pieces, in the units of a drawing. */
record Polyline(List<Point> points) {

  private static final double INVISIBLE = 0.7;

  record Point(double x, double y) {}

  Polyline {
    points = List.copyOf(points);
  }

  /**
   * The same line to the eye with fewer points (Douglas and Peucker). Ends stay, and so do steps:
   * two points above each other.
   */
  Polyline simplified() {
    var kept = new ArrayList<Point>();
    int from = 0;
    for (int i = 1; i <= points.size(); i++) {
      boolean ends = i == points.size() || points.get(i).x() == points.get(i - 1).x();
      if (ends) {
        kept.addAll(simplify(points.subList(from, i)));
        from = i;
      }
    }
    return new Polyline(kept);
  }

  private static List<Point> simplify(List<Point> part) {
    if (part.size() < 3) {
      return part;
    }
    int farthest = farthest(part);
    if (distance(part.get(farthest), part.getFirst(), part.getLast()) < INVISIBLE) {
      return List.of(part.getFirst(), part.getLast());
    }
    var kept = new ArrayList<>(simplify(part.subList(0, farthest + 1)));
    kept.removeLast();
    kept.addAll(simplify(part.subList(farthest, part.size())));
    return kept;
  }

  private static int farthest(List<Point> part) {
    int farthest = 1;
    double most = -1;
    for (int i = 1; i < part.size() - 1; i++) {
      double distance = distance(part.get(i), part.getFirst(), part.getLast());
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    return farthest;
  }

  /** Upwards, from the straight line between the ends. */
  private static double distance(Point point, Point first, Point last) {
    double along = (point.x() - first.x()) / (last.x() - first.x());
    return Math.abs(point.y() - first.y() - along * (last.y() - first.y()));
  }

  Polyline between(double from, double to) {
    return new Polyline(points.stream().filter(p -> p.x() >= from && p.x() <= to).toList());
  }

  /** What lies between this line and the other one, which is walked backwards. */
  Polyline and(Polyline other) {
    var around = new ArrayList<>(points);
    var back = new ArrayList<>(other.points);
    Collections.reverse(back);
    around.addAll(back);
    return new Polyline(around);
  }

  /** The highest y, 0 for no point: the lowest place on the sheet. */
  double lowest() {
    return points.stream().mapToDouble(Point::y).max().orElse(0);
  }

  double highest() {
    return points.stream().mapToDouble(Point::y).min().orElse(0);
  }

  /** Where it is at this x; of a step, the lower place on the sheet. */
  double at(double x) {
    double found = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      if (a.x() <= x && x <= b.x()) {
        double along = b.x() == a.x() ? 1 : (x - a.x()) / (b.x() - a.x());
        found = Math.max(found, a.y() + along * (b.y() - a.y()));
      }
    }
    return found;
  }

  /** As an SVG path: {@code M44 51.9 46.9 52.5}, or "" for fewer than two points. */
  String path() {
    if (points.size() < 2) {
      return "";
    }
    var path = new StringBuilder("M");
    String last = "";
    for (Point point : points) {
      String text = Drawing.number(point.x()) + " " + Drawing.number(point.y());
      if (!text.equals(last)) {
        path.append(last.isEmpty() ? "" : " ").append(text);
      }
      last = text;
    }
    return path.toString();
  }
}
