package cloudcredits.report;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The overview and the usage report, for who may see who used what. */
public final class ReportPages {

  private final ReportService reports;
  private final OverviewService overviews;
  private final UnusualService unusual;
  private final SavedViewService views;
  private final CatalogueService catalogue;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public ReportPages(
      ReportService reports,
      OverviewService overviews,
      UnusualService unusual,
      SavedViewService views,
      CatalogueService catalogue,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.reports = reports;
    this.overviews = overviews;
    this.unusual = unusual;
    this.views = views;
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
        OverviewPage.of(visit, Gate.visitor(ctx).id(), overview, catalogue.services()));
  }

  /** {@code GET /contracts/{contract}/usage}: who used it, on what? */
  public void usage(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    Asked asked = asked(ctx, contract);
    List<Service> services = catalogue.services();
    UsageReport report =
        reports.usage(
            contract,
            asked.filter(),
            new ReportService.Shown(
                UsagePage.isSortedByChange(asked.query()),
                all -> shown(contract, all, services, asked.query())));
    view.render(
        ctx,
        here.apply(ctx),
        "report/usage.jte",
        UsagePage.of(
            contract,
            report,
            services,
            asked.query(),
            views.all(contract.id(), Gate.visitor(ctx).id())));
  }

  private static Set<PersonId> shown(
      Contract contract, UsageReport report, List<Service> services, QueryString query) {
    return UsagePage.people(
        UsagePage.shown(
            report,
            UsageNames.of(report.people(), services, report.options()),
            UsageLinks.of(contract.number(), query, report.filter())));
  }

  /** {@code GET /contracts/{contract}/usage/unusual}: who and what stands out? */
  public void unusual(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    Asked asked = asked(ctx, contract);
    view.render(
        ctx,
        here.apply(ctx),
        "report/unusual.jte",
        UnusualPage.of(
            contract,
            unusual.unusual(contract, asked.filter()),
            catalogue.services(),
            asked.query()));
  }

  private Asked asked(Context ctx, Contract contract) {
    return Asked.of(QueryString.of(ctx), contract, clock.instant(), () -> reports.people(contract));
  }
}
