package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More or less than before, with sign and words. */
class ChangeTest {

  @ParameterizedTest
  @CsvSource({
    "140, 100, +40, up 40 %, 40 % more than in",
    "88, 100, −12, down 12 %, 12 % less than in",
    "0, 100, −100, down 100 %, 100 % less than in",
    "100, 100, 0, as before, as much as in",
    "0, 0, 0, '', as much as in",
    "20, 0, +20, new, 20 more than in",
    "-5, 0, −5, down, 5 less than in",
    "1001, 1000, +1, up under 1 %, under 1 % more than in",
    "1200, 100, '+1,100', up 12-fold, 12 times as much as in",
    "8.29, 4, +4.29, up 107 %, 107 % more than in",
  })
  void isSaidWithSignAndWords(
      BigDecimal now, BigDecimal before, String signed, String words, String comparison) {
    var change = new Change(Credits.of(now), Credits.of(before));

    assertEquals(signed, change.signed());
    assertEquals(words, change.words().replace('\u00a0', ' '));
    assertEquals(comparison, change.comparison().replace('\u00a0', ' '));
  }
}
