package cloudcredits.report;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobReportService.OfJob;
import cloudcredits.report.JobReportService.OfPeriod;
import cloudcredits.report.JobReportService.OfPerson;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Pager;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A person's use and single jobs, for who may see who used what. */
public final class JobPages {

  private final JobReportService reports;
  private final CatalogueService catalogue;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public JobPages(
      JobReportService reports,
      CatalogueService catalogue,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.reports = reports;
    this.catalogue = catalogue;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/usage/people/{person}}: what did this person use? */
  public void person(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    QueryString query = QueryString.of(ctx);
    var id = new PersonId(PathParams.number(ctx, "person"));
    UsagePerson person = reports.person(contract, id).orElseThrow(Refusal::notFound);
    UsagePeriod.Read period =
        UsagePeriod.of(query, contract.terms(), contract.dayOf(clock.instant()));
    String path = "/contracts/" + contract.number() + "/usage/people/" + id;
    long offset = Pager.of(path, query, JobReportService.SIZE, Integer.MAX_VALUE).offset();
    OfPerson facts = reports.of(contract, id, period.period(), offset);
    Pager pager = Pager.of(path, query, JobReportService.SIZE, facts.jobsInAll());
    view.render(
        ctx,
        here.apply(ctx),
        "report/person.jte",
        PersonUsagePage.of(contract, person, facts, period, catalogue.services(), pager));
  }

  /** {@code GET /contracts/{contract}/usage/jobs}: which jobs are behind this figure? */
  public void jobs(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    Asked asked =
        Asked.of(QueryString.of(ctx), contract, clock.instant(), () -> reports.people(contract));
    OfPeriod facts =
        reports.of(contract, asked.filter(), asked.query().get("before").flatMap(JobPages::id));
    view.render(
        ctx,
        here.apply(ctx),
        "report/usagejobs.jte",
        UsageJobsPage.of(contract, facts, catalogue.services(), asked.query()));
  }

  /** What is no id begins at the latest. */
  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /** {@code GET /contracts/{contract}/jobs/{job}}: why did it cost what it did? */
  public void job(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    OfJob job = reports.job(contract, PathParams.uuid(ctx, "job")).orElseThrow(Refusal::notFound);
    var person =
        new JobPage.Link(
            job.job().person(),
            "/contracts/" + contract.number() + "/usage/people/" + job.job().personId());
    view.render(
        ctx,
        here.apply(ctx),
        "report/job.jte",
        JobPage.of(job, catalogue.services(), contract.zone(), Optional.of(person)));
  }
}
