package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What last quarter's projection said, and what came, in known series. */
class BackTestTest {

  /** A Monday, so that the quarter before begins on one. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final LocalDate SINCE = LocalDate.of(2026, 8, 24);

  @Test
  void comparesWhatWasSaidWithWhatCame() {
    BackTest test = test(10, 11).orElseThrow();

    assertEquals(SINCE, test.since());
    assertEquals(Credits.of(910), test.projected());
    assertEquals(Credits.of(1001), test.came());
    assertEquals(Credits.of(91), test.error());
    assertFalse(test.isWithinBand());
    assertEquals(
        "Tested: on 24 Aug 2026 the same method said 910 credits in the 91 days to yesterday. "
            + "1,001 came: 91 more, 10\u00a0%; outside the band of then.",
        test.words());
  }

  @Test
  void aSteadyPaceIsHit() {
    BackTest test = test(10, 10).orElseThrow();

    assertTrue(test.error().isZero());
    assertTrue(test.isWithinBand());
    assertTrue(test.words().contains("910 came: just that; within"));
  }

  @Test
  void lessCanComeToo() {
    assertTrue(test(10, 5).orElseThrow().words().contains("455 came: 455 less, 50\u00a0%"));
  }

  @Test
  void onlyWhatWasKnownThenIsProjected() {
    var used = new TreeMap<LocalDate, Credits>();
    for (int week = 1; week <= 8; week++) {
      used.put(SINCE.minusWeeks(week), Credits.of(70));
    }
    used.put(SINCE, Credits.of(5_000));
    used.put(TODAY, Credits.of(9_000));

    BackTest test = BackTest.of(facts(used)).orElseThrow();

    assertEquals(Credits.of(910), test.projected());
    assertEquals(Credits.of(5_000), test.came(), "today is not over");
  }

  @Test
  void withoutHistoryThenNothingCanBeTested() {
    var used = new TreeMap<LocalDate, Credits>();
    used.put(SINCE.minusDays(10), Credits.of(70));
    used.put(SINCE.plusDays(10), Credits.of(70));

    assertEquals(Optional.empty(), BackTest.of(facts(used)));
    assertEquals(Optional.empty(), BackTest.of(facts(new TreeMap<>())));
  }

  /** So much a day before the quarter, and so much in it. */
  private static Optional<BackTest> test(int before, int during) {
    var used = new TreeMap<LocalDate, Credits>();
    for (int day = 1; day <= 70; day++) {
      used.put(SINCE.minusDays(day), Credits.of(before));
    }
    for (int day = 0; day < 91; day++) {
      used.put(SINCE.plusDays(day), Credits.of(during));
    }
    return BackTest.of(facts(used));
  }

  private static RunwayFacts facts(TreeMap<LocalDate, Credits> used) {
    return new RunwayFacts(TODAY, Optional.of(TODAY.plusYears(1)), List.of(), used);
  }
}
