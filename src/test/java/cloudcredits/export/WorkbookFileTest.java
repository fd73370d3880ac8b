package cloudcredits.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class WorkbookFileTest {

  @Test
  void whatASheetCannotHoldGoesOnToTheNext() throws IOException {
    try (ReadableWorkbook workbook = written(2_500, 1_000)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertEquals(
          List.of("Rows", "Rows 2", "Rows 3", "About"),
          sheets.stream().map(Sheet::getName).toList());
      assertEquals(
          List.of(1_001, 1_001, 501),
          sheets.subList(0, 3).stream().map(WorkbookFileTest::rows).toList());
      for (Sheet sheet : sheets.subList(0, 3)) {
        assertEquals("Number", sheet.read().getFirst().getCellText(0));
      }
    }
  }

  @Test
  void textIsTextAndWithoutWhatASheetCannotSay() throws IOException {
    try (ReadableWorkbook workbook = written(1, 1_000)) {
      Row row = workbook.getFirstSheet().read().get(1);
      assertEquals(CellType.NUMBER, row.getCell(0).getType());
      assertEquals(CellType.STRING, row.getCell(1).getType());
      assertEquals("=1+1<&", row.getCell(1).asString());
    }
  }

  private static int rows(Sheet sheet) {
    try {
      return sheet.read().size();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static ReadableWorkbook written(int rows, int most) throws IOException {
    var out = new ByteArrayOutputStream();
    var columns = List.of(new Column("Number", 10), new Column("Text", 10));
    try (var file =
        new WorkbookFile(out, "Rows", columns, Map.of("What", "Rows"), ZoneOffset.UTC, most)) {
      for (int i = 0; i < rows; i++) {
        file.row(List.of(new Cell.Count(i), new Cell.Text("=1+1\u0001<&")));
      }
    }
    return new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }
}
