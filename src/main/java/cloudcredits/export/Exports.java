package cloudcredits.export;

import cloudcredits.contract.Contract;
import cloudcredits.report.LedgerFilter;
import cloudcredits.report.LedgerPage;
import cloudcredits.report.LedgerReportService;
import cloudcredits.report.UsageFile;
import cloudcredits.report.UsageFileService;
import cloudcredits.report.UsagePeriod;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports written to a stream, which stays open when writing fails. */
public final class Exports {

  private Exports() {}

  /** Every entry that the filter asks for, the latest first. */
  public static void ledgerCsv(
      LedgerReportService ledger, Contract contract, LedgerFilter filter, OutputStream out)
      throws IOException {
    var file = new CsvFile(out, LedgerTable.COLUMNS, contract.zone());
    ledger.each(contract, filter, line -> file.row(LedgerTable.row(line)));
    file.close();
  }

  /** The same for a spreadsheet. */
  public static void ledgerXlsx(
      LedgerReportService ledger,
      Contract contract,
      LedgerFilter filter,
      Instant now,
      OutputStream out)
      throws IOException {
    var about = about(contract, "Ledger", filter.period(), LedgerPage.said(filter), now);
    var file = new WorkbookFile(out, "Ledger", LedgerTable.COLUMNS, about, contract.zone());
    ledger.each(contract, filter, line -> file.row(LedgerTable.row(line)));
    file.close();
  }

  /** All rows of a usage report. */
  public static void usageCsv(UsageFile usage, Contract contract, OutputStream out)
      throws IOException {
    var file = new CsvFile(out, UsageColumns.of(usage.table()), contract.zone());
    usage.table().rows().forEach(row -> file.row(UsageColumns.row(row)));
    file.close();
  }

  /** The same for a spreadsheet. */
  public static void usageXlsx(UsageFile usage, Contract contract, Instant now, OutputStream out)
      throws IOException {
    var about = about(contract, "Usage", usage.period(), usage.said(), now);
    var file =
        new WorkbookFile(out, "Usage", UsageColumns.of(usage.table()), about, contract.zone());
    usage.table().rows().forEach(row -> file.row(UsageColumns.row(row)));
    file.close();
  }

  /** Every job behind a usage report, the latest first. */
  public static void jobsCsv(
      UsageFileService usage, Contract contract, QueryString address, OutputStream out)
      throws IOException {
    var file = new CsvFile(out, JobTable.COLUMNS, contract.zone());
    usage.jobs(contract, address, job -> file.row(JobTable.row(job)));
    file.close();
  }

  /** The same for a spreadsheet. */
  public static void jobsXlsx(
      UsageFileService usage, Contract contract, QueryString address, Instant now, OutputStream out)
      throws IOException {
    UsageFile asked = usage.usage(contract, address.without("and"));
    var about = about(contract, "Jobs", asked.period(), asked.said(), now);
    var file = new WorkbookFile(out, "Jobs", JobTable.COLUMNS, about, contract.zone());
    usage.jobs(contract, address, job -> file.row(JobTable.row(job)));
    file.close();
  }

  private static Map<String, String> about(
      Contract contract, String what, UsagePeriod period, String filter, Instant now) {
    var about = new LinkedHashMap<String, String>();
    about.put("What", what);
    about.put("Contract", contract.number() + ", " + contract.customer());
    about.put("Period", period.from() + " to " + period.to() + ", both included");
    about.put("Filter", filter);
    about.put("As of", Format.dateTime(now, contract.zone()));
    about.put("Times are in", contract.zone().getId());
    return about;
  }
}
