package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.report.JobReportService.OfPeriod;
import cloudcredits.report.PeriodJobsRepository.JobOfPeriod;
import cloudcredits.rollup.Total;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The jobs behind a figure of the usage report, ready to print.
 *
 * @param used what they charged in the period: the figure that they are behind
 * @param jobs those of the page, the latest first
 * @param newest where the list begins, unless it is shown
 */
public record UsageJobsPage(
    String used,
    String count,
    String refused,
    When from,
    When to,
    List<String> problems,
    UsageFields fields,
    List<Row> jobs,
    Optional<String> newest,
    Optional<String> older,
    String csv,
    String xlsx) {

  /**
   * A job in the list.
   *
   * @param used what it charged in the period
   * @param set what is set aside for it now, "" for nothing
   */
  public record Row(
      String person,
      String personHref,
      String service,
      String href,
      String brief,
      When when,
      String code,
      String state,
      String tag,
      String used,
      String set) {}

  static UsageJobsPage of(
      Contract contract, OfPeriod facts, List<Service> services, QueryString asked) {
    UsageFilter filter = facts.filter();
    UsageNames names = UsageNames.of(facts.people(), services, facts.options());
    UsageLinks links = UsageLinks.of(contract.number(), asked, filter);
    String path = links.path() + "/jobs";
    QueryString query = links.query();
    List<JobOfPeriod> shown =
        facts.jobs().subList(0, Math.min(facts.jobs().size(), JobReportService.SIZE));
    boolean more = facts.jobs().size() > shown.size();
    return new UsageJobsPage(
        Format.credits(Credits.sum(facts.totals().stream().map(Total::used).toList())),
        Format.plural("job", facts.totals().stream().mapToLong(Total::jobs).sum()),
        Format.number(facts.totals().stream().mapToLong(Total::refused).sum()),
        filter.period().first(),
        When.date(filter.period().to()),
        filter.problems(),
        UsageFields.of(
            new UsageFields.Facts(
                contract,
                contract.dayOf(facts.now()),
                facts.people(),
                facts.many(),
                services,
                facts.options(),
                names),
            links,
            path,
            links.jobs()),
        shown.stream().map(job -> row(job, services, contract, facts.now(), links)).toList(),
        query.get("before").map(_ -> query.without("before").on(path)),
        more
            ? Optional.of(query.with("before", shown.getLast().job().id().toString()).on(path))
            : Optional.empty(),
        query.without("before").on(path + ".csv"),
        query.without("before").on(path + ".xlsx"));
  }

  private static Row row(
      JobOfPeriod of, List<Service> services, Contract contract, Instant now, UsageLinks links) {
    ZoneId zone = contract.zone();
    JobRow row =
        JobRow.of(of.job(), services, zone, now, "/contracts/" + contract.number() + "/jobs");
    return new Row(
        of.job().person(),
        links.person(of.job().personId().toString()),
        row.service(),
        row.href(),
        row.brief(),
        row.when(),
        row.code(),
        row.state(),
        row.tag(),
        Format.credits(of.used()),
        row.tag().equals("live") ? Format.credits(of.job().held()) + " held" : "");
  }
}
