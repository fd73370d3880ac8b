package cloudcredits.export;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.report.LedgerFilter;
import cloudcredits.report.LedgerReportService;
import cloudcredits.report.UsagePeriod;
import cloudcredits.web.Downloads;
import cloudcredits.web.Downloads.Kind;
import cloudcredits.web.Gate;
import cloudcredits.web.QueryString;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;

/** Reports as files, for who may see who used what. */
public final class ExportPages {

  private final LedgerReportService ledger;
  private final Downloads downloads;
  private final Clock clock;

  public ExportPages(LedgerReportService ledger, Downloads downloads, Clock clock) {
    this.ledger = ledger;
    this.downloads = downloads;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/ledger.csv}: the page's entries, all of them. */
  public void ledgerCsv(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    LedgerFilter filter = ledgerFilter(ctx, contract);
    downloads.send(
        ctx,
        Kind.CSV,
        name("ledger", contract, filter.period(), "csv"),
        out -> Exports.ledgerCsv(ledger, contract, filter, out));
  }

  /** {@code GET /contracts/{contract}/ledger.xlsx}: the same for a spreadsheet. */
  public void ledgerXlsx(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    LedgerFilter filter = ledgerFilter(ctx, contract);
    downloads.send(
        ctx,
        Kind.XLSX,
        name("ledger", contract, filter.period(), "xlsx"),
        out -> Exports.ledgerXlsx(ledger, contract, filter, clock.instant(), out));
  }

  private LedgerFilter ledgerFilter(Context ctx, Contract contract) {
    return LedgerFilter.of(
        QueryString.of(ctx).without("before"), contract.terms(), contract.dayOf(clock.instant()));
  }

  /** Says contract and period: {@code ledger-110-4402-8817-2026-08-24-to-2026-11-22.csv}. */
  private static String name(String what, Contract contract, UsagePeriod period, String ending) {
    return "%s-%s-%s-to-%s.%s"
        .formatted(what, contract.number(), period.from(), period.to(), ending);
  }
}
