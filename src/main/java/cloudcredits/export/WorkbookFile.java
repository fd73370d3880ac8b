package cloudcredits.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A spreadsheet (XLSX): numbers and dates as what they are, text always as text, also where it
 * looks like a formula; the head stays in sight. A further sheet says what the file is about. Rows
 * beyond what a sheet can hold go on to the next one.
 */
final class WorkbookFile implements TableFile {

  /** A sheet has 1,048,576 rows, the head among them. */
  static final int MOST_ROWS = 1_048_575;

  private static final int ROWS_AT_A_TIME = 1_000;
  private static final String AMOUNT = "#,##0.00";
  private static final String COUNT = "#,##0";
  private static final String DAY = "yyyy-mm-dd";
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
  private static final String UNSAYABLE =
      "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";
  private static final int LONGEST_TEXT = 32_767;

  private final Workbook workbook;
  private final String name;
  private final List<Column> columns;
  private final Map<String, String> about;
  private final ZoneId zone;
  private final int mostRows;
  private Worksheet sheet;
  private int sheets;
  private int rows;

  /**
   * @param name of the sheet
   * @param about what the file is about, a name and a value a line
   * @param zone in which times are written, since a spreadsheet knows none
   */
  WorkbookFile(
      OutputStream out, String name, List<Column> columns, Map<String, String> about, ZoneId zone) {
    this(out, name, columns, about, zone, MOST_ROWS);
  }

  WorkbookFile(
      OutputStream out,
      String name,
      List<Column> columns,
      Map<String, String> about,
      ZoneId zone,
      int mostRows) {
    this.workbook = new Workbook(out, "Cloud Credits", "1.0");
    this.name = name;
    this.columns = columns;
    this.about = about;
    this.zone = zone;
    this.mostRows = mostRows;
    begin();
  }

  private void begin() {
    sheets++;
    rows = 0;
    sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).width());
      sheet.inlineString(0, i, columns.get(i).head());
      sheet.style(0, i).bold().wrapText(true).verticalAlignment("top").set();
    }
  }

  @Override
  public void row(List<Cell> cells) {
    try {
      if (rows == mostRows) {
        sheet.finish();
        begin();
      } else if (rows > 0 && rows % ROWS_AT_A_TIME == 0) {
        sheet.flush();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    rows++;
    for (int i = 0; i < cells.size(); i++) {
      cell(i, cells.get(i));
    }
  }

  private void cell(int column, Cell cell) {
    switch (cell) {
      case Cell.Text(var text) -> text(sheet, rows, column, text);
      case Cell.Amount(var credits) -> {
        sheet.value(rows, column, credits.toDecimal());
        format(column, AMOUNT);
      }
      case Cell.Count(var count) -> {
        sheet.value(rows, column, count);
        format(column, COUNT);
      }
      case Cell.Day(var day) -> {
        sheet.value(rows, column, day);
        format(column, DAY);
      }
      case Cell.Moment(var at) -> {
        sheet.value(rows, column, at.atZone(zone).toLocalDateTime());
        format(column, MOMENT);
      }
      case Cell.Nothing _ -> {}
    }
  }

  private void format(int column, String format) {
    sheet.style(rows, column).format(format).set();
  }

  /** Never a formula, and not in the table of shared texts, which would be kept in memory. */
  private static void text(Worksheet sheet, int row, int column, String text) {
    if (!text.isEmpty()) {
      String sayable = text.replaceAll(UNSAYABLE, "");
      sheet.inlineString(
          row, column, sayable.substring(0, Math.min(sayable.length(), LONGEST_TEXT)));
    }
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    Worksheet last = workbook.newWorksheet("About");
    last.width(0, 20);
    last.width(1, 80);
    int row = 0;
    for (Map.Entry<String, String> line : about.entrySet()) {
      text(last, row, 0, line.getKey());
      text(last, row, 1, line.getValue());
      last.style(row, 0).bold().set();
      row++;
    }
    workbook.finish();
  }
}
