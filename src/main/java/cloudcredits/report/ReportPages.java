package cloudcredits.report;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.function.Function;

/** The overview and the usage report, for who may see who used what. */
public final class ReportPages {

  private final ReportService reports;
  private final OverviewService overviews;
  private final CatalogueService catalogue;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public ReportPages(
      ReportService reports,
      OverviewService overviews,
      CatalogueService catalogue,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.reports = reports;
    this.overviews = overviews;
    this.catalogue = catalogue;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}}: do I have to do something? */
  public void overview(Context ctx) {
    Visit visit = Gate.contract(ctx, Visit.class);
    Overview overview = overviews.overview(visit.contract());
    view.render(
        ctx,
        here.apply(ctx),
        "report/overview.jte",
        OverviewPage.of(visit, overview, catalogue.services()));
  }

  /** {@code GET /contracts/{contract}/usage}: who used it, on what? */
  public void usage(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    QueryString query = QueryString.of(ctx);
    UsageReport report = reports.usage(contract, filter(contract, query));
    view.render(
        ctx,
        here.apply(ctx),
        "report/usage.jte",
        UsagePage.of(contract, report, catalogue.services(), query));
  }

  /** {@code GET /contracts/{contract}/usage.csv}: the same rows, all of them. */
  public void usageCsv(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    UsageFilter filter = filter(contract, QueryString.of(ctx));
    UsageReport report = reports.usage(contract, filter);
    var rows =
        UsageRows.sorted(
            UsageRows.of(report, catalogue.services()),
            filter.by(),
            filter.by().isTime() ? "name" : "used",
            !filter.by().isTime());
    csv(ctx, "usage-" + filter.by().key(), contract, filter.period(), UsageCsv.of(report, rows));
  }

  /** Answers with a file whose name says contract and period. */
  static void csv(Context ctx, String what, Contract contract, UsagePeriod period, String content) {
    String name =
        "%s-%s-%s-to-%s.csv".formatted(what, contract.number(), period.from(), period.to());
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .contentType("text/csv; charset=utf-8")
        .result(content);
  }

  private UsageFilter filter(Contract contract, QueryString query) {
    return UsageFilter.of(query, contract.terms(), contract.dayOf(clock.instant()));
  }
}
