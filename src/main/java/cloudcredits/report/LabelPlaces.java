package cloudcredits.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places for labels at which they don't stand on each other. */
final class LabelPlaces {

  private static final double LETTER = 6.5;
  private static final int ABOVE = 12;
  private static final int BELOW = 4;
  private static final int GAP = 3;

  /**
   * @param x the left end
   * @param y the first line's ground
   */
  record Place(double x, double y, double width, int lines) {

    private static final int LINE = 17;

    double right() {
      return x + width;
    }

    private double top() {
      return y - ABOVE;
    }

    private double bottom() {
      return y + (lines - 1) * LINE + BELOW;
    }

    private boolean touches(Place other) {
      return x < other.right() + GAP
          && other.x < right() + GAP
          && top() < other.bottom()
          && other.top() < bottom();
    }
  }

  private final double width;
  private final double height;
  private final List<Place> taken = new ArrayList<>();

  LabelPlaces(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** About how wide a text is. */
  static double widthOf(String text) {
    return text.length() * LETTER;
  }

  /** Takes the first of these that is free and on the sheet. */
  Optional<Place> take(List<Place> wanted) {
    Optional<Place> found = wanted.stream().filter(this::isFree).findFirst();
    found.ifPresent(taken::add);
    return found;
  }

  private boolean isFree(Place place) {
    return place.x >= 0
        && place.right() <= width
        && place.top() >= 0
        && place.bottom() <= height
        && taken.stream().noneMatch(place::touches);
  }
}
