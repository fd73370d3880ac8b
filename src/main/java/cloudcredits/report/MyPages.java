package cloudcredits.report;

import cloudcredits.cap.AskService;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobReportService.OfJob;
import cloudcredits.report.JobReportService.Own;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** A person's own credits and jobs on a contract; nobody else's are ever asked for. */
public final class MyPages {

  private static final int LATEST = 10;

  private final JobReportService reports;
  private final AskService asks;
  private final CatalogueService catalogue;
  private final View view;
  private final Function<Context, Here> here;

  public MyPages(
      JobReportService reports,
      AskService asks,
      CatalogueService catalogue,
      View view,
      Function<Context, Here> here) {
    this.reports = reports;
    this.asks = asks;
    this.catalogue = catalogue;
    this.view = view;
    this.here = here;
  }

  /** {@code GET /contracts/{contract}/my}: what can I use now? */
  public void credits(Context ctx) {
    render(ctx, "report/my.jte", LATEST, 0);
  }

  /** {@code GET /contracts/{contract}/my/jobs}: all of them, a page at a time. */
  public void jobs(Context ctx) {
    long page =
        Pager.of("", QueryString.of(ctx), JobReportService.SIZE, Integer.MAX_VALUE).offset();
    render(ctx, "report/myjobs.jte", JobReportService.SIZE, page);
  }

  private void render(Context ctx, String template, int most, long offset) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    PersonId person = Gate.visitor(ctx).id();
    Own own = reports.own(contract, person, most, offset);
    String path = "/contracts/" + contract.number() + "/my/jobs";
    MyPage page =
        MyPage.of(
            contract,
            own,
            asks.openOf(contract.id(), person),
            asks.mayAsk(contract.id(), person),
            catalogue.services(),
            Pager.of(path, QueryString.of(ctx), JobReportService.SIZE, own.jobsInAll()));
    view.render(ctx, here.apply(ctx), template, page);
  }

  /** {@code GET /contracts/{contract}/my/jobs/{job}}; another person's job is not there. */
  public void job(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    OfJob job =
        reports
            .job(contract, cloudcredits.web.PathParams.uuid(ctx, "job"))
            .filter(found -> found.job().personId().equals(Gate.visitor(ctx).id()))
            .orElseThrow(Refusal::notFound);
    view.render(
        ctx,
        here.apply(ctx),
        "report/job.jte",
        JobPage.of(job, catalogue.services(), contract.zone(), Optional.empty()));
  }
}
