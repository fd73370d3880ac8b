package cloudcredits.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Credits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that a spreadsheet opens and does not execute. */
class CsvFileTest {

  @Test
  void quotesByRfc4180AfterAByteOrderMark() throws IOException {
    var out = new ByteArrayOutputStream();
    var columns = List.of(new Column("User", 10), new Column("Used", 10), new Column("At", 10));
    try (var file = new CsvFile(out, columns, ZoneId.of("Europe/Amsterdam"))) {
      file.row(
          List.of(
              new Cell.Text("Sjöberg, \"Henrik\"\r\nII"),
              new Cell.Amount(new Credits(-1250)),
              new Cell.Moment(Instant.parse("2027-07-01T10:00:00.123456Z"))));
      file.row(List.of(new Cell.Count(3), new Cell.Nothing(), new Cell.Day(LocalDate.EPOCH)));
    }

    assertEquals(
        "\uFEFFUser,Used,At\r\n"
            + "\"Sjöberg, \"\"Henrik\"\"\r\nII\",-12.50,2027-07-01T12:00:00.123+02:00\r\n"
            + "3,,1970-01-01\r\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "=1+1|'=1+1",
        "+31 20|'+31 20",
        "-2+3|'-2+3",
        "@SUM(A1)|'@SUM(A1)",
        "-2|-2",
        "-2.75|-2.75",
        "a=b|a=b",
        "2614|2614",
      },
      delimiter = '|',
      quoteCharacter = '`')
  void noCellIsAFormula(String typed, String exported) {
    assertEquals(exported, CsvFile.safe(typed));
  }

  @Test
  void neitherAreTabAndReturnInFrontOfOne() {
    assertEquals("'\t=1", CsvFile.safe("\t=1"));
    assertEquals("'\r=1", CsvFile.safe("\r=1"));
  }
}
