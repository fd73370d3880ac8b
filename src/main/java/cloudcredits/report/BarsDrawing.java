package cloudcredits.report;

import static cloudcredits.report.Drawing.number;

import cloudcredits.credit.Credits;
import cloudcredits.report.Bars.Bar;
import cloudcredits.report.Bars.Series;
import cloudcredits.report.Drawing.Door;
import cloudcredits.report.Drawing.Line;
import cloudcredits.report.Drawing.Shape;
import cloudcredits.report.Drawing.Text;
import cloudcredits.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bars as a drawing, wide with the services named beside the last bar, narrow with them below. The
 * wide one's bars lead to their jobs; of the narrow one, the rows of its table do.
 */
public record BarsDrawing(Drawing wide, Drawing narrow) {

  private static final int LEFT = 48;
  private static final int TOP = 44;
  private static final int SAYS = 13;
  private static final int ABOVE = 20;
  private static final int LONGEST_SAYS = 130;
  private static final int KEYS = 612;
  private static final int LONGEST_KEY = 32;
  private static final int LABEL_WIDTH = 48;
  private static final int LINE = 17;
  private static final double FULL = 0.72;
  private static final double STEPS = 3.4;

  static BarsDrawing of(Bars bars, UsageLinks links) {
    int keys = bars.series().size() * LINE;
    return new BarsDrawing(
        new Sheet(bars, links, true, 840, 594, 256, 280).draw(),
        new Sheet(bars, links, false, 358, 356, 240, 270 + keys).draw());
  }

  private static final class Sheet {

    private final Bars bars;
    private final UsageLinks links;
    private final boolean wide;
    private final int width;
    private final int right;
    private final int base;
    private final int height;
    private final double most;
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Integer, StringBuilder> stacks = new TreeMap<>();

    Sheet(Bars bars, UsageLinks links, boolean wide, int width, int right, int base, int height) {
      this.bars = bars;
      this.links = links;
      this.wide = wide;
      this.width = width;
      this.right = right;
      this.base = base;
      this.height = height;
      this.most =
          Math.max(
              1, bars.bars().stream().mapToDouble(bar -> positive(bar) / 100.0).max().orElse(1));
    }

    /** A bar in which more came back than was used has no height. */
    private static long positive(Bar bar) {
      return bar.used().stream().mapToLong(used -> Math.max(0, used.hundredths())).sum();
    }

    Drawing draw() {
      grid();
      double pitch = (right - LEFT) / (double) bars.bars().size();
      int stride = (int) Math.ceil(LABEL_WIDTH / pitch);
      for (int i = 0; i < bars.bars().size(); i++) {
        double x = LEFT + pitch * i + pitch * (1 - FULL) / 2;
        bar(bars.bars().get(i), x, pitch, (bars.bars().size() - 1 - i) % stride == 0);
      }
      stacks.forEach((series, path) -> shapes.add(area(series, path.toString())));
      shapes.add(new Line("axis", -1, "M" + LEFT + " " + base + "H" + right));
      keys();
      for (int i = 0; i < bars.bars().size(); i++) {
        if (wide && !bars.bars().get(i).all().isZero()) {
          shapes.add(door(bars.bars().get(i), LEFT + pitch * i, pitch));
        }
      }
      return new Drawing(
          wide ? "kw" : "kn",
          wide ? "weeks__wide" : "weeks__narrow",
          width,
          height,
          "Credits used by " + bars.span().key() + " and service",
          description(),
          shapes);
    }

    /** The whole height of a bar's place, so that low ones can be pointed at too. */
    private Door door(Bar bar, double x, double pitch) {
      return new Door(
          links.jobs(bar.start(), bars.span().next(bar.start()).minusDays(1)),
          box(x, TOP - ABOVE, pitch, base - TOP + ABOVE),
          new Text("", "2", "" + SAYS, "", says(bar)));
    }

    private String says(Bar bar) {
      var words = new StringBuilder(bars.span().words(bar.start()));
      words.setCharAt(0, Character.toUpperCase(words.charAt(0)));
      words.append(": ").append(Format.creditsInWords(bar.all()));
      for (int i = 0; i < bar.used().size(); i++) {
        String more =
            ", " + shortened(bars.series().get(i).name()) + " " + credits(bar.used().get(i));
        if (!bar.used().get(i).isZero() && words.length() + more.length() <= LONGEST_SAYS) {
          words.append(more);
        }
      }
      return words.toString();
    }

    private String description() {
      var words = new StringBuilder(Format.creditsInWords(bars.all()));
      bars.series()
          .forEach(s -> words.append("; ").append(s.name()).append(' ').append(credits(s.used())));
      return words.append(". The figures stand in the table behind the chart.").toString();
    }

    private double y(double credits) {
      return base - (base - TOP) * credits / most;
    }

    private void grid() {
      double wanted = most / STEPS;
      double power = Math.pow(10, Math.floor(Math.log10(wanted)));
      double step =
          Math.max(
              1,
              power
                  * (wanted / power <= 1.4
                      ? 1
                      : wanted / power <= 2.8 ? 2 : wanted / power <= 7 ? 5 : 10));
      for (double value = step; value <= most; value += step) {
        String y = number(y(value));
        shapes.add(new Line("grid", -1, "M" + LEFT + " " + y + "H" + right));
        shapes.add(
            new Text(
                "soft end",
                "" + (LEFT - 6),
                number(y(value) + 4),
                "",
                credits(Credits.of((long) value))));
      }
    }

    private void bar(Bar bar, double x, double pitch, boolean labelled) {
      double top = 0;
      for (int i = 0; i < bar.used().size(); i++) {
        double part = Math.max(0, bar.used().get(i).hundredths() / 100.0);
        double height = y(top) - y(top + part);
        if (height >= 0.5) {
          double drawn = Math.max(0.5, height - 1);
          stacks
              .computeIfAbsent(i, _ -> new StringBuilder())
              .append(box(x, y(top + part), pitch * FULL, drawn));
        }
        top += part;
      }
      double middle = x + pitch * FULL / 2;
      String all = Format.number(Math.round(bar.all().hundredths() / 100.0));
      if (bar.all().isPositive() && LabelPlaces.widthOf(all) <= pitch + 2) {
        shapes.add(new Text("mid bold", number(middle), number(y(top) - 6), "", all));
      }
      if (labelled) {
        double half = LabelPlaces.widthOf(bar.label()) / 2;
        double fitted = Math.clamp(middle, half, Math.max(half, width - half));
        shapes.add(new Text("soft mid", number(fitted), "" + (base + 17), "", bar.label()));
      }
    }

    private static String box(double x, double y, double width, double height) {
      return "M%s %sh%sv%sh-%sz"
          .formatted(number(x), number(y), number(width), number(height), number(width));
    }

    /** All of one service in one path: a bar's part takes 25 bytes instead of 75. */
    private static Line area(int series, String path) {
      return new Line("s" + (series + 1), series == 3 ? 1 : series == 4 ? 0 : -1, path);
    }

    private void keys() {
      for (int i = 0; i < bars.series().size(); i++) {
        Series series = bars.series().get(i);
        if (wide) {
          wideKey(i, series, base - 19 - i * 38);
        } else {
          narrowKey(i, series, height - 8 - i * LINE);
        }
      }
    }

    private void wideKey(int index, Series series, int y) {
      shapes.add(area(index, box(KEYS, y - 6, 14, 12)));
      shapes.add(new Text("bold", "" + (KEYS + 22), "" + (y + 5), "", shortened(series.name())));
      shapes.add(
          new Text(
              "soft",
              "" + (KEYS + 22),
              "" + (y + 20),
              "",
              credits(series.used()) + ", " + Format.percent(series.used(), bars.all())));
    }

    private void narrowKey(int index, Series series, int y) {
      shapes.add(area(index, box(LEFT, y - 10, 14, 12)));
      shapes.add(new Text("bold", "" + (LEFT + 22), "" + y, "", series.name()));
      shapes.add(new Text("end", "356", "" + y, "", credits(series.used())));
    }

    private static String shortened(String name) {
      int bracket = name.indexOf(" (");
      String plain = bracket > 0 ? name.substring(0, bracket) : name;
      return plain.length() <= LONGEST_KEY
          ? plain
          : plain.substring(0, LONGEST_KEY - 1).strip() + "…";
    }

    private static String credits(Credits credits) {
      return Format.credits(credits);
    }
  }
}
