package cloudcredits.report;

import cloudcredits.credit.Credits;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
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

  /** The usage report's rows, all of them. */
  static String of(UsageReport report, List<UsageRow> rows) {
    var csv = new UsageCsv();
    boolean byUser = report.filter().by() == By.USER;
    csv.words(
        byUser
            ? List.of(
                "User",
                "E-mail",
                "Group",
                "State",
                "Used",
                "Used individual",
                "Used shared",
                "Jobs",
                "Refused",
                "Individual left",
                "Shared left within cap")
            : List.of(
                report.filter().by().head(),
                "Used",
                "Used individual",
                "Used shared",
                "Jobs",
                "Refused"));
    rows.forEach(row -> csv.words(byUser ? user(row) : other(row, report.filter().by())));
    return csv.toString();
  }

  private static List<String> user(UsageRow row) {
    UsagePerson person = row.person().orElseThrow();
    Holdings left = row.holdings().orElseThrow();
    return List.of(
        person.name(),
        person.email(),
        person.groupName().orElse(""),
        UsagePage.state(person),
        amount(row.used()),
        amount(row.individual()),
        amount(row.shared()),
        Long.toString(row.jobs()),
        Long.toString(row.refused()),
        amount(left.individualUsable()),
        amount(left.sharedAllowed()));
  }

  private static List<String> other(UsageRow row, By by) {
    return List.of(
        by.isTime() ? row.key() : row.label(),
        amount(row.used()),
        amount(row.individual()),
        amount(row.shared()),
        Long.toString(row.jobs()),
        Long.toString(row.refused()));
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
