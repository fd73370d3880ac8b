package cloudcredits.export;

import cloudcredits.report.Drawing;
import java.util.List;

/**
 * How a part of a drawing is inked on paper: what the style sheet says of its class.
 *
 * @param fill a colour, null for none; likewise the others
 * @param hatch a colour and a direction
 */
public record Ink(
    String fill, String hatch, String stroke, String width, String dash, String opacity) {

  private static final String BLACK = "#10151c";
  private static final String GREY = "#d0d3d8";
  private static final String QUIET = "#767c85";
  private static final String ACCENT = "#00507f";
  private static final String HALF = "#80a8bf";
  private static final String PALE = "#d9e5ed";
  private static final String TINT = "#e9f0f4";
  private static final String ACT = "#9a4a00";
  private static final List<String> DIRECTIONS = List.of("0", "45", "90", "-45");

  /** Of a line or an area. */
  public static Ink of(Drawing.Line line) {
    String css = line.css().strip();
    boolean ahead = css.contains("ahead");
    if (line.hatch() >= 0) {
      String direction = DIRECTIONS.get(line.hatch() % DIRECTIONS.size());
      boolean bar = css.startsWith("s");
      return new Ink(
          bar ? "#ffffff" : TINT,
          (bar ? ACCENT : HALF) + " " + direction,
          bar ? ACCENT : null,
          bar ? "0.75" : null,
          null,
          ahead ? "0.5" : null);
    }
    return switch (css.split(" ")[0]) {
      case "grid" -> line(GREY, "1");
      case "axis", "today" -> line(BLACK, "1");
      case "seam" -> new Ink(null, null, ACCENT, "0.75", null, ahead ? "0.5" : null);
      case "band" -> new Ink(ACCENT, null, null, null, null, "0.17");
      case "actual" -> line(BLACK, "2.25");
      case "projected" -> new Ink(null, null, ACCENT, "2", "6 4", null);
      case "before" -> new Ink(null, null, QUIET, "1.25", "2 3", null);
      case "post" -> new Ink(null, null, QUIET, "1", "1 3", null);
      case "cliff" -> line(ACT, "4");
      case "lead-line" -> line(ACT, "1");
      case "dim" -> css.contains("act") ? line(ACT, "1.5") : line(BLACK, "1");
      case "s1" -> area(ACCENT, null);
      case "s2" -> area(HALF, null);
      case "s3" -> area(PALE, ACCENT);
      default -> area("#ffffff", BLACK);
    };
  }

  /** Of a spot. */
  public static Ink of(Drawing.Spot spot) {
    return spot.css().contains("now")
        ? area(BLACK, null)
        : new Ink("#ffffff", null, ACT, "2.25", null, null);
  }

  private static Ink line(String colour, String width) {
    return new Ink(null, null, colour, width, null, null);
  }

  private static Ink area(String fill, String stroke) {
    return new Ink(fill, null, stroke, stroke == null ? null : "0.75", null, null);
  }
}
