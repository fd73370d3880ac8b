package cloudcredits.export;

import cloudcredits.contract.Contract;
import cloudcredits.report.ChargeReportService;
import cloudcredits.report.UsagePeriod;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A contract's charges as cost data for FinOps tools: FOCUS 1.2, as CSV in UTF-8. It is read by
 * programs, and the specification wants every text as it is: names that a spreadsheet would take
 * for a formula stay what they are.
 */
public final class FocusFile {

  private FocusFile() {}

  /** Every charge of a period, the earliest first; the stream stays open when writing fails. */
  public static void write(
      String vendor,
      ChargeReportService charges,
      Contract contract,
      UsagePeriod period,
      OutputStream out)
      throws IOException {
    var csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.writeRecord(Arrays.stream(FocusColumn.values()).map(FocusColumn::head).toList());
    charges.each(
        contract,
        period,
        charge -> FocusRow.of(vendor, contract, charge).forEach(csv::writeRecord));
    csv.close();
  }
}
