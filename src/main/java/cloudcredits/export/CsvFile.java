package cloudcredits.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * CSV (RFC 4180) for a spreadsheet: UTF-8 with a byte-order mark, without which Excel reads accents
 * wrongly; amounts as plain decimals, times with their offset; no cell that a spreadsheet would
 * take for a formula.
 */
final class CsvFile implements TableFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String BEGINS_FORMULAS = "=+-@\t\r";

  private final ZoneId zone;
  private final CsvWriter csv;

  /**
   * @param zone in which times are written
   */
  CsvFile(OutputStream out, List<Column> columns, ZoneId zone) throws IOException {
    this.zone = zone;
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(BYTE_ORDER_MARK);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(columns.stream().map(Column::head).toList());
  }

  @Override
  public void row(List<Cell> cells) {
    csv.writeRecord(cells.stream().map(this::words).toList());
  }

  private String words(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> safe(text);
      case Cell.Amount(var credits) -> credits.toDecimal().toPlainString();
      case Cell.Count(var count) -> Long.toString(count);
      case Cell.Day(var day) -> day.toString();
      case Cell.Moment(var at) ->
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              at.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
      case Cell.Nothing _ -> "";
    };
  }

  /** A quote before what a spreadsheet would calculate; negative numbers stay numbers. */
  static String safe(String text) {
    boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?");
    return !text.isEmpty() && !number && BEGINS_FORMULAS.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
