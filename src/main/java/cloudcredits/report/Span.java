package cloudcredits.report;

import cloudcredits.web.Format;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A stretch of the calendar for which use is summed: a bar, a row or a column of the report. */
enum Span {
  DAY,
  WEEK,
  MONTH,
  QUARTER;

  private static final long MOST_DAYS_BY_DAY = 16;
  private static final long MOST_DAYS_BY_WEEK = 190;
  private static final long MOST_DAYS_BY_MONTH = 1_100;
  private static final DateTimeFormatter MONTH_NAME =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  /** That of the bars of a period: never so short that there are too many to tell apart. */
  static Span ofBars(UsagePeriod period) {
    long days = period.days();
    return days <= MOST_DAYS_BY_DAY
        ? DAY
        : days <= MOST_DAYS_BY_WEEK ? WEEK : days <= MOST_DAYS_BY_MONTH ? MONTH : QUARTER;
  }

  /** That of a view's rows or columns. */
  static Span of(By by) {
    return switch (by) {
      case DAY -> DAY;
      case WEEK -> WEEK;
      case MONTH -> MONTH;
      case USER, SERVICE, GROUP, CODE, LICENCE ->
          throw new IllegalArgumentException(by + " is no time");
    };
  }

  /** As people and the database call it: {@code week}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the stretch in which the day lies. Weeks begin on Monday. */
  LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1);
    };
  }

  /** The first day of the next stretch. */
  LocalDate next(LocalDate start) {
    return plus(start, 1);
  }

  /** The first day of the stretch before. */
  LocalDate before(LocalDate start) {
    return plus(start, -1);
  }

  private LocalDate plus(LocalDate start, int count) {
    return switch (this) {
      case DAY -> start.plusDays(count);
      case WEEK -> start.plusWeeks(count);
      case MONTH -> start.plusMonths(count);
      case QUARTER -> start.plusMonths(3L * count);
    };
  }

  /** What a stretch is called where there is little room: {@code 16 Nov}, {@code Nov 2026}. */
  String label(LocalDate start) {
    return this == DAY || this == WEEK ? Format.shortDate(start) : MONTH_NAME.format(start);
  }

  /** A stretch in a sentence: {@code week from 16 Nov 2026}, {@code Nov 2026}. */
  String words(LocalDate start) {
    return switch (this) {
      case DAY -> Format.date(start);
      case WEEK -> "week from " + Format.date(start);
      case MONTH -> MONTH_NAME.format(start);
      case QUARTER -> "quarter from " + MONTH_NAME.format(start);
    };
  }
}
