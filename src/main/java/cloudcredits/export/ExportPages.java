package cloudcredits.export;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.pdf.Printer;
import cloudcredits.report.ChargeReportService;
import cloudcredits.report.LedgerFilter;
import cloudcredits.report.LedgerReportService;
import cloudcredits.report.UsageFile;
import cloudcredits.report.UsageFileService;
import cloudcredits.report.UsagePaper;
import cloudcredits.report.UsagePeriod;
import cloudcredits.web.Downloads;
import cloudcredits.web.Downloads.Kind;
import cloudcredits.web.Gate;
import cloudcredits.web.QueryString;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** Reports as files, for who may see who used what. */
public final class ExportPages {

  private final LedgerReportService ledger;
  private final UsageFileService usage;
  private final ChargeReportService charges;
  private final String vendor;
  private final Printer printer;
  private final Downloads downloads;
  private final Clock clock;

  public ExportPages(
      LedgerReportService ledger,
      UsageFileService usage,
      ChargeReportService charges,
      String vendor,
      Printer printer,
      Downloads downloads,
      Clock clock) {
    this.ledger = ledger;
    this.usage = usage;
    this.charges = charges;
    this.vendor = vendor;
    this.printer = printer;
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

  /** {@code GET /contracts/{contract}/usage.csv}: the report's rows, all of them. */
  public void usageCsv(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    UsageFile file = usage.usage(contract, QueryString.of(ctx));
    downloads.send(
        ctx,
        Kind.CSV,
        name("usage-" + file.name(), contract, file.period(), "csv"),
        out -> Exports.usageCsv(file, contract, out));
  }

  /** {@code GET /contracts/{contract}/usage.xlsx}: the same for a spreadsheet. */
  public void usageXlsx(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    UsageFile file = usage.usage(contract, QueryString.of(ctx));
    downloads.send(
        ctx,
        Kind.XLSX,
        name("usage-" + file.name(), contract, file.period(), "xlsx"),
        out -> Exports.usageXlsx(file, contract, clock.instant(), out));
  }

  /** {@code GET /contracts/{contract}/usage.pdf}: the report for a meeting. */
  public void usagePdf(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    QueryString address = QueryString.of(ctx);
    UsagePaper paper = usage.paper(contract, address);
    downloads.send(
        ctx,
        Kind.PDF,
        name("usage", contract, usage.period(contract, address), "pdf"),
        out -> printer.print("export/usagepaper.jte", Map.of("paper", paper), out));
  }

  /** {@code GET /contracts/{contract}/usage/jobs.csv}: the jobs behind the report. */
  public void jobsCsv(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    QueryString address = QueryString.of(ctx).without("before");
    downloads.send(
        ctx,
        Kind.CSV,
        name("jobs", contract, usage.period(contract, address), "csv"),
        out -> Exports.jobsCsv(usage, contract, address, out));
  }

  /** {@code GET /contracts/{contract}/usage/jobs.xlsx}: the same for a spreadsheet. */
  public void jobsXlsx(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    QueryString address = QueryString.of(ctx).without("before");
    downloads.send(
        ctx,
        Kind.XLSX,
        name("jobs", contract, usage.period(contract, address), "xlsx"),
        out -> Exports.jobsXlsx(usage, contract, address, clock.instant(), out));
  }

  /** {@code GET /contracts/{contract}/usage/focus.csv}: the period's charges as FOCUS 1.2. */
  public void focusCsv(Context ctx) throws IOException {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    UsagePeriod period = charges.period(contract, QueryString.of(ctx));
    downloads.send(
        ctx,
        Kind.CSV,
        name("focus-1.2", contract, period, "csv"),
        out -> FocusFile.write(vendor, charges, contract, period, out));
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
