package cloudcredits.rollup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a period as the rollups have it: some days of a month or some months of a year.
 *
 * @param key the day, week, month or quarter that it belongs to; "" when the question is not split
 *     by time
 * @param span month or year, as the database calls it
 * @param start the first day of that month or year
 * @param before the slot before the first one that counts
 * @param last the last slot that counts
 */
record Piece(String key, String span, LocalDate start, int before, int last) {

  /** The pieces of which these days consist, both included; none when they are none. */
  static List<Piece> of(LocalDate from, LocalDate to, Optional<Dimension> time) {
    var pieces = new ArrayList<Piece>();
    LocalDate first = from;
    while (!first.isAfter(to)) {
      LocalDate last = time.map(lastOf(first)).filter(end -> end.isBefore(to)).orElse(to);
      addPieces(pieces, key(first, time), first, last);
      first = last.plusDays(1);
    }
    return pieces;
  }

  /** The same under another key. */
  Piece as(String other) {
    return new Piece(other, span, start, before, last);
  }

  private static Function<Dimension, LocalDate> lastOf(LocalDate day) {
    return time -> next(time, begin(time, day)).minusDays(1);
  }

  private static String key(LocalDate day, Optional<Dimension> time) {
    return time.map(dimension -> begin(dimension, day).toString()).orElse("");
  }

  /** The first day of the day, week, month or quarter around a day. */
  static LocalDate begin(Dimension time, LocalDate day) {
    return switch (time) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
      case USER, SERVICE, GROUP, CODE, LICENCE -> throw new IllegalArgumentException("" + time);
    };
  }

  private static LocalDate next(Dimension time, LocalDate begin) {
    return switch (time) {
      case DAY -> begin.plusDays(1);
      case WEEK -> begin.plusWeeks(1);
      case MONTH -> begin.plusMonths(1);
      case QUARTER -> begin.plusMonths(3);
      case USER, SERVICE, GROUP, CODE, LICENCE -> throw new IllegalArgumentException("" + time);
    };
  }

  private static void addPieces(List<Piece> pieces, String key, LocalDate from, LocalDate to) {
    LocalDate first = from;
    while (!first.isAfter(to)) {
      Piece piece = isWholeMonth(first, to) ? months(key, first, to) : days(key, first, to);
      pieces.add(piece);
      first = piece.end();
    }
  }

  private static boolean isWholeMonth(LocalDate first, LocalDate to) {
    return first.getDayOfMonth() == 1 && !YearMonth.from(first).atEndOfMonth().isAfter(to);
  }

  /** As many whole months of one year as there are. */
  private static Piece months(String key, LocalDate first, LocalDate to) {
    YearMonth end = YearMonth.from(to.plusDays(1));
    int last =
        end.getYear() > first.getYear() ? Month.DECEMBER.getValue() : end.getMonthValue() - 1;
    return new Piece(key, "year", first.withDayOfYear(1), first.getMonthValue() - 1, last);
  }

  private static Piece days(String key, LocalDate first, LocalDate to) {
    LocalDate endOfMonth = YearMonth.from(first).atEndOfMonth();
    LocalDate last = endOfMonth.isBefore(to) ? endOfMonth : to;
    return new Piece(
        key, "month", first.withDayOfMonth(1), first.getDayOfMonth() - 1, last.getDayOfMonth());
  }

  /** The first day after it. */
  private LocalDate end() {
    return span.equals("year") ? start.plusMonths(last) : start.plusDays(last);
  }
}
