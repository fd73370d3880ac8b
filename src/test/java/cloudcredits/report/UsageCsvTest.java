package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that a spreadsheet opens and does not execute. */
class UsageCsvTest {

  @Test
  void quotesByRfc4180AfterAByteOrderMark() {
    String csv =
        new UsageCsv()
            .words(List.of("User", "Used"))
            .words(List.of("Sjöberg, \"Henrik\"\r\nII", "-12.50"))
            .toString();

    assertEquals("\uFEFFUser,Used\r\n\"Sjöberg, \"\"Henrik\"\"\r\nII\",-12.50\r\n", csv);
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
    assertEquals(exported, UsageCsv.safe(typed));
  }

  @Test
  void neitherAreTabAndReturnInFrontOfOne() {
    assertEquals("'\t=1", UsageCsv.safe("\t=1"));
    assertEquals("'\r=1", UsageCsv.safe("\r=1"));
  }
}
