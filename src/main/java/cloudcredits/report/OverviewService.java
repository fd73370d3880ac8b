package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.report.ReportRepository.SharedGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reads what the overview tells. */
public final class OverviewService {

  private static final Duration LATELY = Duration.ofDays(14);
  private static final int WEEKS = 13;

  private final ReportService reports;
  private final RunwayService runways;
  private final Clock clock;
  private final ReportRepository repository = new ReportRepository();
  private final UseService totals = new UseService();

  public OverviewService(ReportService reports, RunwayService runways, Clock clock) {
    this.reports = reports;
    this.runways = runways;
    this.clock = clock;
  }

  Overview overview(Contract contract) {
    Instant now = clock.instant();
    LocalDate today = contract.dayOf(now);
    var period = new UsagePeriod("", "13 weeks", today.minusWeeks(WEEKS).plusDays(1), today);
    UsageFilter filter = UsageFilter.all(By.SERVICE, period);
    return reports.read(
        contract,
        (handle, book) -> {
          List<SharedGrant> grants = runways.grants(handle, contract, book);
          return new Overview(
              book,
              now,
              Runway.of(runways.facts(handle, contract, grants)),
              grants,
              period,
              totals.of(handle, contract, filter, now),
              repository.attention(handle, contract.id(), now, now.minus(LATELY)));
        });
  }
}
