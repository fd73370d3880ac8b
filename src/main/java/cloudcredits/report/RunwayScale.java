package cloudcredits.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Where days and credits stand on the sheet of a runway; both scales are linear.
 *
 * @param from the first day that is drawn
 * @param today as many days from {@code from} as have passed
 * @param until the renewal, or today when there is none to come
 * @param most the most credits on the drawing
 */
record RunwayScale(Size size, LocalDate from, LocalDate today, LocalDate until, double most) {

  /** The wide drawing and the narrow one; neither is ever scaled into the other's place. */
  enum Size {
    WIDE(840, 376, 44, 793, 310),
    /** Beside something else. */
    HALF(560, 372, 44, 533, 306),
    NARROW(358, 372, 46, 336, 300);

    final int width;
    final int height;
    final int left;
    final int right;
    final int base;

    Size(int width, int height, int left, int right, int base) {
      this.width = width;
      this.height = height;
      this.left = left;
      this.right = right;
      this.base = base;
    }

    boolean isWide() {
      return this != NARROW;
    }
  }

  private static final int TOP = 66;
  private static final double STEPS = 3.6;

  double x(double daysFromToday) {
    double all = Math.max(1, ChronoUnit.DAYS.between(from, until));
    double at = ChronoUnit.DAYS.between(from, today) + daysFromToday;
    return size.left + (size.right - size.left) * at / all;
  }

  double x(LocalDate day) {
    return x(ChronoUnit.DAYS.between(today, day));
  }

  double y(double credits) {
    return size.base - (size.base - TOP) * credits / Math.max(1, most);
  }

  /** Credits between two lines of the grid: 1, 2 or 5 with noughts. */
  double step() {
    double wanted = Math.max(1, most) / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double leading = wanted / power;
    double nice = leading <= 1.4 ? 1 : leading <= 2.8 ? 2 : leading <= 7 ? 5 : 10;
    return Math.max(1, nice * power);
  }

  /** Units that a month takes. */
  double month() {
    return x(31) - x(0);
  }
}
