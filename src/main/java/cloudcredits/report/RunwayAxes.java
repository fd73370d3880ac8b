package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.report.Drawing.Line;
import cloudcredits.report.Drawing.Shape;
import cloudcredits.report.Drawing.Text;
import cloudcredits.report.RunwayScale.Size;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The grid of credits and the months under it. */
final class RunwayAxes {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final int PAST_THE_END = 41;
  private static final int ROOM_OF_MONTH = 34;
  private static final int ROOM_OF_YEAR = 62;
  private static final int TOP = 28;

  private RunwayAxes() {}

  static List<Shape> grid(RunwayScale scale) {
    var shapes = new ArrayList<Shape>();
    Size size = scale.size();
    String end = Drawing.number(size.left - 8);
    for (double credits = scale.step(); scale.y(credits) > TOP; credits += scale.step()) {
      double y = scale.y(credits);
      String words = Format.credits(Credits.of((long) credits));
      shapes.add(
          new Line("grid", -1, "M" + size.left + " " + Drawing.number(y) + "H" + right(size)));
      shapes.add(new Text("soft end", end, Drawing.number(y + 4), "", words));
    }
    shapes.add(new Text("soft end", end, Drawing.number(size.base + 4), "", "0"));
    shapes.add(new Text("soft", "0", "" + (TOP - 6), "", "credits"));
    return shapes;
  }

  static List<Shape> months(RunwayScale scale) {
    var shapes = new ArrayList<Shape>();
    Size size = scale.size();
    shapes.add(new Line("axis", -1, "M" + size.left + " " + size.base + "H" + right(size)));
    int stride = (int) Math.ceil(ROOM_OF_MONTH / scale.month());
    LocalDate month = scale.from();
    while (scale.x(month) < right(size) - ROOM_OF_MONTH + 4) {
      double x = scale.x(month);
      boolean year =
          (month.equals(scale.from()) || month.getMonthValue() <= stride)
              && scale.month() * stride > ROOM_OF_YEAR;
      shapes.add(new Line("axis", -1, "M" + Drawing.number(x) + " " + size.base + "v6"));
      String words = (year ? YEAR : MONTH).format(month);
      shapes.add(new Text("soft", Drawing.number(x + 4), "" + (size.base + 16), "", words));
      month = month.plusMonths(stride);
    }
    return shapes;
  }

  static int right(Size size) {
    return Math.min(size.width - 4, size.right + PAST_THE_END);
  }
}
