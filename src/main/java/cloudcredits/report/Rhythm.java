package cloudcredits.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** How often the usage report goes out by mail, and of which days (rules §10). */
public enum Rhythm {
  /** On Monday, of the seven days before. */
  WEEK,
  /** On the first, of the calendar month before. */
  MONTH;

  private static final LocalTime EARLY = LocalTime.of(5, 0);

  /** The period that is the latest to be written about. */
  UsagePeriod latest(Instant now, ZoneId zone) {
    LocalDate start = start(now.atZone(zone).toLocalDate());
    return of(due(start, zone).isAfter(now) ? before(start) : start);
  }

  /** When a period is written about: early on the day after its last. */
  static Instant due(UsagePeriod period, ZoneId zone) {
    return due(period.to().plusDays(1), zone);
  }

  private static Instant due(LocalDate day, ZoneId zone) {
    return day.atTime(EARLY).atZone(zone).toInstant();
  }

  /** The first day of the running week or month. */
  private LocalDate start(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  private LocalDate before(LocalDate start) {
    return switch (this) {
      case WEEK -> start.minusWeeks(1);
      case MONTH -> start.minusMonths(1);
    };
  }

  /** The closed one that ends before a start. */
  private UsagePeriod of(LocalDate start) {
    return new UsagePeriod("", "From and to", before(start), start.minusDays(1));
  }
}
