package cloudcredits.pdf;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paths of our own drawings: SVG's M, L, H, V and Z, and l, h, v, z, nothing else. */
final class Outline {

  private static final Pattern STEP = Pattern.compile("([MLHVZlhvz])|(-?[0-9.]+)");

  private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
  private double x;
  private double y;

  private Outline() {}

  /**
   * @throws IllegalArgumentException when a step is none of these
   */
  static Path2D of(String d) {
    if (!d.matches("[MLHVZlhvz0-9., -]*")) {
      throw new IllegalArgumentException("not one of our paths: " + d);
    }
    var outline = new Outline();
    Matcher tokens = STEP.matcher(d);
    char command = 'M';
    double first = Double.NaN;
    while (tokens.find()) {
      if (tokens.group(1) != null) {
        command = tokens.group(1).charAt(0);
        if (command == 'Z' || command == 'z') {
          outline.close();
        }
      } else {
        double number = Double.parseDouble(tokens.group(2));
        switch (command) {
          case 'H' -> outline.lineTo(number, outline.y);
          case 'h' -> outline.lineTo(outline.x + number, outline.y);
          case 'V' -> outline.lineTo(outline.x, number);
          case 'v' -> outline.lineTo(outline.x, outline.y + number);
          default -> {
            if (Double.isNaN(first)) {
              first = number;
            } else {
              outline.point(command, first, number);
              command = command == 'M' ? 'L' : command;
              first = Double.NaN;
            }
          }
        }
      }
    }
    return outline.path;
  }

  private void point(char command, double first, double second) {
    switch (command) {
      case 'M' -> {
        path.moveTo(first, second);
        x = first;
        y = second;
      }
      case 'l' -> lineTo(x + first, y + second);
      default -> lineTo(first, second);
    }
  }

  private void lineTo(double toX, double toY) {
    path.lineTo(toX, toY);
    x = toX;
    y = toY;
  }

  private void close() {
    path.closePath();
    x = path.getCurrentPoint().getX();
    y = path.getCurrentPoint().getY();
  }
}
