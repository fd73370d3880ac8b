package cloudcredits.report;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.report.PeriodJobsRepository.JobOfPeriod;
import cloudcredits.web.QueryString;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads usage reports for files of them: by the address of the page, with its figures. */
public final class UsageFileService {

  private static final int JOBS_AT_A_TIME = 1_000;

  private final ReportService reports;
  private final OverviewService overviews;
  private final CatalogueService catalogue;
  private final Clock clock;
  private final UseService use = new UseService();

  public UsageFileService(
      ReportService reports, OverviewService overviews, CatalogueService catalogue, Clock clock) {
    this.reports = reports;
    this.overviews = overviews;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** All rows of a report. */
  public UsageFile usage(Contract contract, QueryString address) {
    Asked asked = asked(contract, address);
    UsageFilter filter = asked.filter();
    UsageReport report = reports.usage(contract, filter);
    List<Service> services = catalogue.services();
    UsageNames names = UsageNames.of(report.people(), services, report.options());
    String across = filter.across().map(other -> "-and-" + other.key()).orElse("");
    return new UsageFile(
        UsageTable.of(report, services),
        filter.period(),
        filter.by().key() + across,
        UsageFields.said(names, filter));
  }

  /** A report for paper, with the runway. */
  public UsagePaper paper(Contract contract, QueryString address) {
    Asked asked = asked(contract, address);
    UsageReport report =
        reports.usage(
            contract, asked.filter(), new ReportService.Shown(true, UsageFileService::printed));
    return UsagePaper.of(
        contract, report, overviews.overview(contract), catalogue.services(), asked.query());
  }

  private static Set<PersonId> printed(UsageReport report) {
    return report.people().size() <= UsagePaper.MOST_ROWS
        ? Set.of()
        : report.rows().stream()
            .sorted((a, b) -> b.used().compareTo(a.used()))
            .limit(UsagePaper.MOST_ROWS)
            .map(total -> new PersonId(Integer.parseInt(total.key())))
            .collect(Collectors.toSet());
  }

  /**
   * Hands on the jobs behind a report, the latest first, all of one moment; only some are in memory
   * at a time.
   */
  public void jobs(Contract contract, QueryString address, Consumer<JobLine> each) {
    UsageFilter filter = asked(contract, address).filter();
    Instant now = clock.instant();
    List<Service> services = catalogue.services();
    reports.read(
        handle -> {
          Optional<UUID> before = Optional.empty();
          List<JobOfPeriod> some;
          do {
            some = use.jobs(handle, contract, filter, now, before, JOBS_AT_A_TIME);
            some.forEach(job -> each.accept(line(job, services, now)));
            before = some.isEmpty() ? before : Optional.of(some.getLast().job().id());
          } while (some.size() == JOBS_AT_A_TIME);
        });
  }

  /** The days that an address asks for. */
  public UsagePeriod period(Contract contract, QueryString address) {
    return asked(contract, address).filter().period();
  }

  private Asked asked(Contract contract, QueryString address) {
    return Asked.of(address, contract, clock.instant(), () -> reports.people(contract));
  }

  private static JobLine line(JobOfPeriod of, List<Service> services, Instant now) {
    JobFact job = of.job();
    return new JobLine(
        job.id(),
        job.recordedAt(),
        job.occurredAt(),
        job.person(),
        job.groupName(),
        job.licence(),
        JobWords.service(job, services),
        job.chargeCode(),
        JobWords.state(job, now),
        job.estimate(),
        job.held(),
        job.used(),
        job.returned(),
        of.used(),
        job.rateVersion(),
        job.variables(),
        job.finishedAt(),
        job.refusalWords());
  }
}
