package cloudcredits.report;

import cloudcredits.report.Drawing.Line;
import cloudcredits.report.Drawing.Shape;
import cloudcredits.report.Drawing.Spot;
import cloudcredits.report.Projection.Moment;
import cloudcredits.report.RunwayScale.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runway as a drawing, wide and narrow, for {@code report/runway.jte}: each grant a layer
 * ending in its expiry cliff, the first to pay on top; what was available as a solid line, what is
 * projected as a dashed one in a band.
 *
 * @param caption how to read it, and the method
 */
public record RunwayDrawing(Drawing wide, Drawing narrow, String caption) {

  /** How far back facts must know the changes of a day for the wide drawing. */
  static final int DAYS_BACK = 220;

  private static final int FEWEST_DAYS_BACK = 91;
  private static final int MOST_DAYS_BACK = 182;
  private static final double RADIUS_NOW = 4.5;

  public static RunwayDrawing of(Runway runway) {
    return of(Size.WIDE, runway, Optional.empty());
  }

  /** With packs thought of, for half of a wide page: also, dotted, how it would be without. */
  public static RunwayDrawing of(Runway runway, Runway without) {
    return of(Size.HALF, runway, Optional.of(without));
  }

  private static RunwayDrawing of(Size wide, Runway runway, Optional<Runway> without) {
    return new RunwayDrawing(
        new Sheet(wide, runway, without).draw(),
        new Sheet(Size.NARROW, runway, without).draw(),
        RunwayWords.caption(runway));
  }

  private static final class Sheet {

    private final Runway runway;
    private final Optional<Runway> without;
    private final RunwayScale scale;
    private final List<Moment> past;
    private final List<Moment> ahead;
    private final List<Polyline> pastEdges;
    private final List<Polyline> aheadEdges;
    private final List<Shape> shapes = new ArrayList<>();

    Sheet(Size size, Runway runway, Optional<Runway> without) {
      this.runway = runway;
      this.without = without;
      LocalDate today = runway.today();
      LocalDate until = runway.facts().renewal().orElse(today);
      LocalDate from = from(size, runway.facts(), until);
      RunwayCourse course = RunwayCourse.of(runway.facts(), from);
      this.past = course.moments();
      this.ahead = runway.projection().map(Projection::moments).orElse(List.of());
      this.scale = new RunwayScale(size, from, today, until, course.most());
      int layers = runway.facts().layers().size();
      this.pastEdges = RunwayCourse.edges(past, layers, scale);
      this.aheadEdges = RunwayCourse.edges(ahead, layers, scale);
    }

    /** About as far back as ahead, from the first of a month; not before the first grant. */
    private static LocalDate from(Size size, RunwayFacts facts, LocalDate until) {
      long ahead = (long) Projection.daysTo(facts, until);
      long back = Math.clamp(ahead, FEWEST_DAYS_BACK, MOST_DAYS_BACK);
      LocalDate wanted = facts.today().minusDays(size.isWide() ? back : back / 2);
      LocalDate first =
          facts.layers().stream()
              .map(RunwayFacts.Layer::grantedOn)
              .min(LocalDate::compareTo)
              .filter(day -> day.isAfter(wanted) && day.isBefore(facts.today()))
              .orElse(wanted);
      return first.withDayOfMonth(1);
    }

    Drawing draw() {
      grid();
      layers();
      band();
      axis();
      lines();
      new RunwayLabels(runway, without, scale, past, pastEdges, aheadEdges).addTo(shapes);
      boolean wide = scale.size().isWide();
      return new Drawing(
          wide ? "rw" : "rn",
          wide ? "runway__wide" : "runway__narrow",
          scale.size().width,
          scale.size().height,
          "Runway of shared credits",
          RunwayWords.description(runway),
          List.copyOf(shapes));
    }

    private void grid() {
      shapes.addAll(RunwayAxes.grid(scale));
    }

    private void axis() {
      shapes.addAll(RunwayAxes.months(scale));
    }

    private void layers() {
      for (int layer = runway.facts().layers().size() - 1; layer >= 0; layer--) {
        int hatch = runway.facts().layers().get(layer).number();
        if (RunwayCourse.isThere(past, layer)) {
          layer(past, pastEdges, layer, hatch, "");
        }
        if (RunwayCourse.isThere(ahead, layer)) {
          layer(ahead, aheadEdges, layer, hatch, "ahead");
        }
      }
    }

    private void layer(
        List<Moment> moments, List<Polyline> edges, int layer, int hatch, String css) {
      double[] span = RunwayCourse.span(moments, layer);
      // one day more to where a falling layer touches the ground
      double end =
          moments.stream()
              .mapToDouble(Moment::day)
              .filter(day -> day > span[1])
              .findFirst()
              .orElse(span[1]);
      double left = scale.x(span[0]);
      Polyline top = edges.get(layer).between(left, scale.x(end));
      Polyline bottom = edges.get(layer + 1).between(left, scale.x(end));
      shapes.add(new Line(css, hatch, top.and(bottom).path() + "Z"));
      shapes.add(new Line("seam " + css, -1, top.path()));
    }

    private void band() {
      runway
          .pace()
          .filter(pace -> !ahead.isEmpty())
          .ifPresent(
              pace -> {
                Polyline slow = total(pace.slow());
                Polyline fast = total(pace.fast());
                shapes.add(new Line("band", -1, slow.and(fast).path() + "Z"));
              });
    }

    private Polyline total(double pace) {
      List<Moment> moments = runway.projection(pace).orElseThrow().moments();
      return RunwayCourse.edges(moments, 0, scale).getFirst();
    }

    private void lines() {
      double x = scale.x(0);
      double y = scale.y(runway.facts().available().hundredths() / 100.0);
      shapes.add(new Line("actual", -1, pastEdges.getFirst().path()));
      without.ifPresent(other -> shapes.add(new Line("before", -1, before(other))));
      if (!ahead.isEmpty()) {
        shapes.add(new Line("projected", -1, aheadEdges.getFirst().path()));
      }
      cliffs().forEach(shapes::add);
      shapes.add(new Spot("now", Drawing.number(x), Drawing.number(y), "" + RADIUS_NOW));
    }

    private String before(Runway other) {
      return other
          .projection()
          .map(projection -> RunwayCourse.edges(projection.moments(), 0, scale).getFirst().path())
          .orElse("");
    }

    /** What lapses, as a bar where the line falls. */
    private Stream<Shape> cliffs() {
      return java.util.stream.IntStream.range(1, ahead.size())
          .filter(i -> ahead.get(i).day() == ahead.get(i - 1).day())
          .mapToObj(
              i ->
                  new Line(
                      "cliff",
                      -1,
                      "M"
                          + Drawing.number(scale.x(ahead.get(i).day()))
                          + " "
                          + Drawing.number(scale.y(ahead.get(i - 1).from(0)))
                          + "V"
                          + Drawing.number(scale.y(ahead.get(i).from(0)))));
    }
  }
}
