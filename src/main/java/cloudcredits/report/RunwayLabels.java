package cloudcredits.report;

import static cloudcredits.report.Drawing.number;

import cloudcredits.credit.Credits;
import cloudcredits.report.Drawing.Line;
import cloudcredits.report.Drawing.Shape;
import cloudcredits.report.Drawing.Spot;
import cloudcredits.report.Drawing.Text;
import cloudcredits.report.LabelPlaces.Place;
import cloudcredits.report.Projection.Moment;
import cloudcredits.report.Runway.Lapse;
import cloudcredits.report.RunwayFacts.Layer;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes on a runway: each text where the thing is, the days measured underneath. */
final class RunwayLabels {

  private static final int LABELLED_LAPSES = 2;
  private static final int LINE = 17;
  private static final int TOP = 28;
  private static final int FITS = 18;
  private static final int DIMENSION = 38;
  private static final int WRITTEN = 56;
  private static final double HUNDREDTHS = 100;

  /** What is less than this part of a step of the grid is not told of. */
  private static final int SMALLEST_STEP = 20;

  private final Runway runway;
  private final Optional<Runway> without;
  private final RunwayScale scale;
  private final List<Moment> past;
  private final List<Polyline> pastEdges;
  private final List<Polyline> aheadEdges;
  private final LabelPlaces places;
  private final boolean wide;
  private List<Shape> shapes = new ArrayList<>();

  RunwayLabels(
      Runway runway,
      Optional<Runway> without,
      RunwayScale scale,
      List<Moment> past,
      List<Polyline> pastEdges,
      List<Polyline> aheadEdges) {
    this.runway = runway;
    this.without = without;
    this.scale = scale;
    this.past = past;
    this.pastEdges = pastEdges;
    this.aheadEdges = aheadEdges;
    this.wide = scale.size().isWide();
    this.places = new LabelPlaces(scale.size().width, scale.size().base);
  }

  void addTo(List<Shape> drawing) {
    shapes = drawing;
    runway.facts().renewal().ifPresent(this::renewal);
    today();
    dryOut();
    runway.wouldLapse().stream()
        .filter(lapse -> !runway.facts().renewal().orElseThrow().equals(lapse.on()))
        .sorted(Comparator.comparing(Lapse::credits).reversed())
        .limit(LABELLED_LAPSES)
        .forEach(this::lapse);
    for (int i = 0; i < runway.facts().layers().size(); i++) {
      layer(i);
    }
    steps();
    dimensions();
  }

  private void renewal(LocalDate renewal) {
    double x = scale.x(renewal);
    shapes.add(new Line("post", -1, "M" + number(x) + " " + scale.size().base + "V12"));
    Credits lapsing =
        Credits.sum(
            runway.wouldLapse().stream()
                .filter(lapse -> lapse.on().equals(renewal))
                .map(Lapse::credits)
                .toList());
    String words = lapsing.isPositive() ? Format.credits(lapsing) + " would lapse" : "";
    double width = Math.max(LabelPlaces.widthOf(words), LabelPlaces.widthOf(date(renewal)));
    int lines = words.isEmpty() ? 2 : 3;
    places.take(List.of(new Place(x - 10 - width, TOP, width, lines)));
    text("halo bold end", x - 10, TOP, "Renewal");
    text("halo soft end", x - 10, TOP + LINE, date(renewal));
    text("halo act bold end", x - 10, TOP + 2 * LINE, words);
  }

  private void today() {
    double x = scale.x(0);
    String title = wide ? "Today, " + date(runway.today()) : "Today";
    String words =
        without
            .map(other -> sum(other.facts().available(), runway.facts().available()))
            .orElseGet(() -> credits(runway.facts().available()) + " available");
    double width = Math.max(LabelPlaces.widthOf(title), LabelPlaces.widthOf(words));
    shapes.add(new Line("today", -1, "M" + number(x) + " " + (scale.size().base + 40) + "V12"));
    boolean right =
        places.take(List.of(new Place(x + 8, TOP, width, 2))).isPresent()
            || places.take(List.of(new Place(x - 8 - width, TOP, width, 2))).isEmpty();
    text("halo bold" + (right ? "" : " end"), right ? x + 8 : x - 8, TOP, title);
    text("halo" + (right ? "" : " end"), right ? x + 8 : x - 8, TOP + LINE, words);
  }

  private static String sum(Credits before, Credits after) {
    return credits(before) + " + " + credits(after.minus(before)) + " = " + credits(after);
  }

  private void dryOut() {
    runway
        .projection()
        .flatMap(Projection::dry)
        .filter(_ -> runway.verdict() instanceof Verdict.RunsDry)
        .ifPresent(
            dry -> {
              double x = scale.x(dry.day());
              int base = scale.size().base;
              String title = (dry.byExpiry() ? "Ends on " : "Dry about ") + date(dry.on());
              String range = RunwayWords.dryRange(runway).orElse("");
              double width = Math.max(LabelPlaces.widthOf(title), LabelPlaces.widthOf(range));
              double end =
                  Math.min(Math.max(x + 33, scale.x(0) + 14 + width), scale.size().width - 4);
              double above = Math.min(base - 70, clear(end - width, end) - 28);
              place(end - width, above, width)
                  .ifPresent(
                      place -> {
                        shapes.add(leader(x + 1, base - 6, x + 4, place.y() + LINE + 5));
                        text("halo act bold end", end, place.y(), title);
                        text("halo soft end", end, place.y() + LINE, range);
                      });
              shapes.add(new Spot("spot", number(x), "" + base, "5"));
            });
  }

  /** Above the projected line between these two, as far as there is one. */
  private double clear(double from, double to) {
    double highest = aheadEdges.getFirst().between(from, to).highest();
    double at = aheadEdges.getFirst().at(from);
    double line = at == Double.NEGATIVE_INFINITY ? scale.size().base : at;
    return highest == 0 ? line : Math.min(highest, line);
  }

  private void lapse(Lapse lapse) {
    double x = scale.x(lapse.on());
    double y = aheadEdges.getFirst().at(x);
    String title = credits(lapse.credits()) + " would lapse";
    String words =
        wide
            ? Format.date(lapse.on()) + ", grant " + lapse.grant() + " expires"
            : Format.shortDate(lapse.on()) + ", grant " + lapse.grant();
    double width = Math.max(LabelPlaces.widthOf(title), LabelPlaces.widthOf(words));
    double above = Math.min(y - 50, clear(x + 20, x + 20 + width) - 30);
    place(x + 20, above, width)
        .ifPresent(
            place -> {
              shapes.add(leader(x + 2, y - 4, place.x() - 4, place.y() + 5));
              text("halo act bold", place.x(), place.y(), title);
              text("halo soft", place.x(), place.y() + LINE, words);
            });
  }

  /** Here, or else higher or lower, or moved back onto the sheet. */
  private Optional<Place> place(double x, double y, double width) {
    double on = Math.min(x, scale.size().width - width - 2);
    return places.take(
        java.util.stream.Stream.of(0, -20, 20, -40, 40, -60, 60, -90)
            .map(shift -> new Place(on, Math.max(TOP - 10, y + shift), width, 2))
            .toList());
  }

  private static Line leader(double fromX, double fromY, double toX, double toY) {
    return new Line(
        "lead-line",
        -1,
        "M" + number(fromX) + " " + number(fromY) + "L" + number(toX) + " " + number(toY));
  }

  private void layer(int index) {
    Layer layer = runway.facts().layers().get(index);
    if (!layer.available().isPositive()) {
      return;
    }
    String name = "Grant " + layer.number();
    String title =
        name + ": " + credits(layer.available()) + " left of " + credits(layer.granted());
    String expires = ", expires " + Format.date(layer.expiresOn());
    boolean written =
        wide && (layer(index, title, expires) || layer(index, title, "")) || layer(index, name, "");
    if (!written && layer.grantedOn().equals(runway.today())) {
      ahead(index, name);
    }
  }

  private boolean layer(int index, String title, String rest) {
    double width = LabelPlaces.widthOf(title + rest);
    for (double x = scale.size().left + 10; x + width < scale.x(0) - 6; x += 12) {
      if (write(pastEdges, index, x, width, title, rest)) {
        return true;
      }
    }
    return false;
  }

  private void ahead(int index, String title) {
    write(aheadEdges, index, scale.x(0) + 10, LabelPlaces.widthOf(title), title, "");
  }

  private boolean write(
      List<Polyline> edges, int index, double x, double width, String title, String rest) {
    Polyline top = edges.get(index);
    Polyline bottom = edges.get(index + 1);
    double from = Math.max(between(top, x, width).lowest(), Math.max(top.at(x), top.at(x + width)));
    double low = Math.min(bottom.at(x), bottom.at(x + width));
    double corner = between(bottom, x, width).highest();
    double to = corner == 0 ? low : Math.min(low, corner);
    var place = new Place(x, (from + to) / 2 + 4.5, width, 1);
    boolean free = to - from >= FITS && places.take(List.of(place)).isPresent();
    if (free) {
      shapes.add(new Text("halo", number(x), number(place.y()), title, rest));
    }
    return free;
  }

  private static Polyline between(Polyline line, double x, double width) {
    return line.between(x, x + width);
  }

  /** Grants that came and credits that lapsed, at their steps. */
  private void steps() {
    for (int i = 1; i < past.size(); i++) {
      Moment before = past.get(i - 1);
      Moment after = past.get(i);
      LocalDate day = runway.today().plusDays((long) after.day());
      if (before.day() == after.day() && day.isBefore(runway.today())) {
        step(day, after.from(0), granted(day), "added");
        step(day, before.from(0), lapsed(day, before), "lapsed");
      }
    }
  }

  /** Not what was bought and cancelled on the same day: there is no step. */
  private double granted(LocalDate day) {
    return runway.facts().layers().stream()
        .filter(layer -> layer.grantedOn().equals(day))
        .filter(layer -> layer.changes().getOrDefault(day, Credits.ZERO).isPositive())
        .mapToDouble(layer -> layer.granted().hundredths() / HUNDREDTHS)
        .sum();
  }

  private double lapsed(LocalDate day, Moment before) {
    List<Layer> layers = runway.facts().layers();
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).expiresOn().equals(day))
        .mapToDouble(i -> before.left()[i])
        .sum();
  }

  private void step(LocalDate day, double top, double credits, String what) {
    if (credits < scale.step() / SMALLEST_STEP) {
      return;
    }
    String amount = credits(Credits.of(Math.round(credits)));
    String text = Format.shortDate(day) + ": " + amount + " " + what;
    double x = scale.x(day);
    double y = scale.y(top) - 8;
    double width = LabelPlaces.widthOf(text);
    places
        .take(List.of(new Place(x + 5, y, width, 1), new Place(x - 5 - width, y, width, 1)))
        .ifPresent(place -> text("halo soft", place.x(), y, text));
  }

  private void dimensions() {
    runway
        .facts()
        .renewal()
        .filter(renewal -> renewal.isAfter(runway.today()))
        .ifPresent(
            renewal -> {
              switch (runway.verdict()) {
                case Verdict.RunsDry dry -> runsDry(dry, renewal);
                case Verdict.UsedUp _ -> measure(0, scale.x(renewal), true, "without credits");
                case Verdict.NotActive _ -> {}
                case Verdict.NoCredits _,
                    Verdict.TooLittleHistory _,
                    Verdict.NothingUsed _,
                    Verdict.Lasts _ ->
                    measure(0, scale.x(renewal), false, daysTo(renewal) + " to the renewal");
              }
            });
  }

  private String daysTo(LocalDate day) {
    return RunwayWords.days(Projection.daysTo(runway.facts(), day));
  }

  private void runsDry(Verdict.RunsDry dry, LocalDate renewal) {
    double at = scale.x(dry.on());
    String days = RunwayWords.days(dry.days());
    measure(0, at, false, wide ? days + " of credits" : days);
    measure(at - scale.x(0), scale.x(renewal), true, RunwayWords.days(dry.daysShort()) + " short");
  }

  /** One piece of the dimension string, with its oblique ticks. */
  private void measure(double fromToday, double to, boolean act, String words) {
    double from = scale.x(0) + fromToday;
    int y = scale.size().base + DIMENSION;
    String css = act ? "dim dim--act" : "dim";
    shapes.add(
        new Line(
            css,
            -1,
            "M" + number(from) + " " + y + "H" + number(to) + tick(from, y) + tick(to, y)));
    shapes.add(new Line("dim", -1, post(from, y) + post(to, y)));
    double width = LabelPlaces.widthOf(words);
    double last = scale.size().width - 4;
    if (act) {
      double end = Math.min(last, Math.max(to, (from + to + width) / 2));
      double fitting = to - from > width + 8 ? (from + to + width) / 2 : Math.min(end + 10, last);
      text("act bold end", fitting, scale.size().base + WRITTEN, words);
    } else if (to - from > width - 10) {
      text("mid", (from + to) / 2, scale.size().base + WRITTEN, words);
    }
  }

  private static String tick(double x, int y) {
    return "M" + number(x - 5) + " " + (y + 5) + "l10 -10";
  }

  private static String post(double x, int y) {
    return "M" + number(x) + " " + (y - 14) + "V" + (y + 7);
  }

  private void text(String css, double x, double y, String words) {
    if (!words.isEmpty()) {
      shapes.add(new Text(css, number(x), number(y), "", words));
    }
  }

  private String date(LocalDate day) {
    return wide ? Format.date(day) : Format.shortDate(day);
  }

  private static String credits(Credits credits) {
    return Format.credits(credits);
  }
}
