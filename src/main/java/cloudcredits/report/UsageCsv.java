package cloudcredits.report;

import cloudcredits.credit.Credits;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;

/**
 * Tables as CSV (RFC 4180) for a spreadsheet: UTF-8 with a byte-order mark, without which Excel
 * reads accents wrongly; amounts as plain decimals; no cell that a spreadsheet would take for a
 * formula.
 */
final class UsageCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String BEGINS_FORMULAS = "=+-@\t\r";

  private final StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
  private final CsvWriter csv =
      CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(text);

  /** A line of words. */
  UsageCsv words(List<String> cells) {
    csv.writeRecord(cells.stream().map(UsageCsv::safe).toList());
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** A usage report's rows, all of them. */
  static String of(UsageTable table) {
    var csv = new UsageCsv().words(table.heads());
    table.rows().forEach(row -> csv.words(row.stream().map(UsageCsv::words).toList()));
    return csv.toString();
  }

  private static String words(UsageTable.Cell cell) {
    return switch (cell) {
      case UsageTable.Text(String text) -> text;
      case UsageTable.Amount(Credits credits) -> amount(credits);
      case UsageTable.Count(long count) -> Long.toString(count);
      case UsageTable.Day(LocalDate day) -> day.toString();
      case UsageTable.Nothing _ -> "";
    };
  }

  /** A plain decimal: {@code 1720.00}. */
  static String amount(Credits credits) {
    return credits.toDecimal().toPlainString();
  }

  /** A quote before what a spreadsheet would calculate; negative numbers stay numbers. */
  static String safe(String cell) {
    boolean number = cell.matches("-?[0-9]+(\\.[0-9]+)?");
    return !cell.isEmpty() && !number && BEGINS_FORMULAS.indexOf(cell.charAt(0)) >= 0
        ? "'" + cell
        : cell;
  }
}
