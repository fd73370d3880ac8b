package cloudcredits.export;

import cloudcredits.report.Drawing;
import java.util.Locale;

/**
 * Where a drawing's words stand on paper, over its lines: from the left edge, or the right one, in
 * hundredths of the drawing's width and height.
 *
 * @param css the paper's class for words so aligned
 */
public record Place(String css, String left, String right, String top) {

  /** Half of the room that words have around their middle. */
  private static final double ROOM = 10;

  public static Place of(Drawing drawing, Drawing.Text text) {
    double x = 100 * Double.parseDouble(text.x()) / drawing.width();
    String top = number(100 * Double.parseDouble(text.y()) / drawing.height());
    String css = text.css() + " ";
    return css.contains("end ")
        ? new Place("end", "auto", number(100 - x), top)
        : css.contains("mid ")
            ? new Place("mid", number(x - ROOM), number(100 - x - ROOM), top)
            : new Place("", number(x), "auto", top);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
