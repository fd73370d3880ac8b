package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.PersonId;
import cloudcredits.report.PeriodJobsRepository.JobOfPeriod;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Total;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.TotalsService;
import cloudcredits.rollup.UseFilter;
import cloudcredits.rollup.UseOfMonth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Reads the totals that a report asks for, and the jobs behind them, in the transaction of the
 * report.
 */
final class UseService {

  private final TotalsService totals = new TotalsService();
  private final PeriodJobsRepository jobs = new PeriodJobsRepository();

  /** A row for each key of the filter's view. */
  List<Total> of(Handle handle, Contract contract, UsageFilter filter, Instant now) {
    return of(handle, contract, filter, now, Set.of(), dimension(filter.by()));
  }

  /** A row for each combination of these dimensions, of these people only where any are named. */
  List<Total> of(
      Handle handle,
      Contract contract,
      UsageFilter filter,
      Instant now,
      Set<PersonId> people,
      Dimension... by) {
    TotalsQuery query = query(contract, filter, people, by);
    return filter
        .outcome()
        .map(outcome -> totals.totals(handle, query, outcome, now))
        .orElseGet(() -> totals.totals(handle, query));
  }

  /**
   * What each key used month by month.
   *
   * @param filter of a period that begins with a month
   */
  List<UseOfMonth> months(
      Handle handle, Contract contract, UsageFilter filter, Instant now, Dimension by) {
    return filter.outcome().isPresent()
        ? of(handle, contract, filter, now, Set.of(), by, Dimension.MONTH).stream()
            .map(
                total ->
                    new UseOfMonth(
                        total.key(), LocalDate.parse(total.keys().getLast()), total.used()))
            .toList()
        : totals.months(handle, query(contract, filter, Set.of(), by));
  }

  /** By user, of the period's days that come after a day of each one's own. */
  List<Total> after(
      Handle handle, Contract contract, UsageFilter filter, Map<PersonId, LocalDate> days) {
    return totals.after(handle, query(contract, filter, Set.of(), Dimension.USER), days);
  }

  /** The jobs behind these totals, the latest first. */
  List<JobOfPeriod> jobs(
      Handle handle,
      Contract contract,
      UsageFilter filter,
      Instant now,
      Optional<UUID> before,
      int most) {
    TotalsQuery query = query(contract, filter, Set.of());
    return jobs.jobs(handle, query, filter.outcome(), now, before, most);
  }

  private static TotalsQuery query(
      Contract contract, UsageFilter filter, Set<PersonId> people, Dimension... by) {
    return new TotalsQuery(
        contract.id(),
        contract.zone(),
        filter.period().from(),
        filter.period().to(),
        Arrays.asList(by),
        new UseFilter(
            filter.person().map(person -> Set.of(new PersonId(person))).orElse(people),
            filter.seated(),
            filter.service(),
            filter.group(),
            filter.code(),
            filter.licence()));
  }

  static Dimension dimension(By by) {
    return switch (by) {
      case USER -> Dimension.USER;
      case SERVICE -> Dimension.SERVICE;
      case GROUP -> Dimension.GROUP;
      case CODE -> Dimension.CODE;
      case LICENCE -> Dimension.LICENCE;
      case MONTH -> Dimension.MONTH;
      case WEEK -> Dimension.WEEK;
      case DAY -> Dimension.DAY;
    };
  }

  static Dimension dimension(Span span) {
    return switch (span) {
      case DAY -> Dimension.DAY;
      case WEEK -> Dimension.WEEK;
      case MONTH -> Dimension.MONTH;
      case QUARTER -> Dimension.QUARTER;
    };
  }
}
