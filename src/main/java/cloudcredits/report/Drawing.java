package cloudcredits.report;

import java.util.List;

/**
 * A picture as {@code report/drawing.jte} prints it: shapes in the order in which they are painted,
 * coloured by their classes. Every number is printed already.
 *
 * @param id begins the ids inside; unique on the page
 * @param css the class that decides at which width it is shown
 * @param description the picture in sentences
 */
public record Drawing(
    String id,
    String css,
    int width,
    int height,
    String title,
    String description,
    List<Shape> shapes) {

  /** Something to be painted. */
  public sealed interface Shape {}

  /**
   * @param hatch the number of the hatch that fills it; -1: as the class says
   */
  public record Line(String css, int hatch, String d) implements Shape {}

  public record Spot(String css, String x, String y, String radius) implements Shape {}

  /**
   * @param strong set in bold, before the rest
   */
  public record Text(String css, String x, String y, String strong, String rest) implements Shape {}

  /**
   * A part that leads to what is behind it, and says its figures while it is pointed at or has the
   * focus.
   *
   * @param d its field
   * @param says the figures, written at the given place
   */
  public record Door(String href, String d, Text says) implements Shape {}

  /** Whether a part is filled with this hatch, of four. */
  public boolean hasHatch(int number) {
    return shapes.stream()
        .anyMatch(
            shape -> shape instanceof Line line && line.hatch() >= 0 && line.hatch() % 4 == number);
  }

  /** Whether it holds links, so that it is not one picture for whoever hears it. */
  public boolean hasDoors() {
    return shapes.stream().anyMatch(Door.class::isInstance);
  }

  /** With at most one decimal, none when it is 0: {@code 44}, {@code 51.9}. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }
}
