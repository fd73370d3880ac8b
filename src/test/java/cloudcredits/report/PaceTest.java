package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Credits;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mean and spread of weekly use. */
class PaceTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2027, 3, 3);
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

  @Test
  void meansTheLastEightWholeWeeks() {
    var pace = of(70, 70, 70, 70, 140, 140, 140, 140, 9999).orElseThrow();

    assertEquals(new Pace(15, 10, 20, 8, 8), pace);
  }

  @Test
  void theBandLeavesOutTheMostUnusualWeekOnEitherSide() {
    var pace = of(0, 70, 77, 84, 91, 98, 105, 7000).orElseThrow();

    assertEquals(10, pace.slow());
    assertEquals(7525 / 7.0 / 8, pace.mean(), 1e-9);
    assertEquals(pace.mean(), pace.fast(), "never without the mean");
    assertEquals(6, pace.within());
  }

  @Test
  void fewWeeksAreTakenAsTheyAre() {
    assertEquals(new Pace(15, 10, 20, 2, 2), of(70, 140).orElseThrow());
    assertEquals(Optional.empty(), of(70));
    assertEquals(Optional.empty(), of());
  }

  @Test
  void neitherThisWeekNorTheBrokenFirstOneCounts() {
    var used = new TreeMap<LocalDate, Credits>();
    used.put(MONDAY.minusWeeks(3).plusDays(1), Credits.of(5000));
    used.put(MONDAY.minusWeeks(2), Credits.of(70));
    used.put(MONDAY.minusDays(1), Credits.of(70));
    used.put(MONDAY, Credits.of(5000));

    assertEquals(new Pace(10, 10, 10, 2, 2), Pace.of(used, WEDNESDAY).orElseThrow());
  }

  @Test
  void aWeekWithMoreReversedThanUsedCountsAsNothing() {
    assertEquals(new Pace(5, 0, 10, 2, 2), of(-140, 70).orElseThrow());
  }

  /** Use of the weeks before this one, the latest first, all on their Mondays. */
  private static Optional<Pace> of(int... weeks) {
    var used = new TreeMap<LocalDate, Credits>();
    for (int back = 0; back < weeks.length; back++) {
      used.put(MONDAY.minusWeeks(back + 1), Credits.of(weeks[back]));
    }
    return Pace.of(used, WEDNESDAY);
  }
}
