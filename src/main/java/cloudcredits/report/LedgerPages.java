package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

/** The ledger, for who may see who used what: why is this number what it is? */
public final class LedgerPages {

  private final LedgerReportService reports;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public LedgerPages(
      LedgerReportService reports, View view, Function<Context, Here> here, Clock clock) {
    this.reports = reports;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/ledger}. */
  public void ledger(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    LocalDate today = contract.dayOf(clock.instant());
    QueryString query = QueryString.of(ctx);
    LedgerFilter filter = LedgerFilter.of(query, contract.terms(), today);
    var entries = reports.entries(contract, filter, LedgerPage.SIZE + 1);
    QueryString plain = Periods.on(query, filter.period());
    view.render(
        ctx,
        here.apply(ctx),
        "report/ledger.jte",
        LedgerPage.of(contract, filter, entries, plain, today));
  }
}
