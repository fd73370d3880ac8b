package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.report.Standout.Against;
import cloudcredits.rollup.UseOfMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who stands out in known series. */
class StandoutTest {

  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

  @Test
  void aMonthFarAboveTheOwnPastStandsOut() {
    List<Standout> found = among(false, months("ana", 100, 90, 110, 105, 95, 400));

    assertEquals(
        List.of(
            new Standout("ana", NOVEMBER, Credits.of(400), Credits.of(100), 5, Against.OWN_PAST)),
        found);
  }

  @Test
  void whatIsUsualForSomebodyDoesNot() {
    assertTrue(among(false, months("ana", 100, 90, 110, 105, 95, 112)).isEmpty());
    assertTrue(among(false, months("ana", 10, 400, 20, 300, 90, 400)).isEmpty(), "in bursts");
  }

  @Test
  void littleOrFewMonthsStayUnsaid() {
    assertTrue(among(false, months("ana", 2, 2, 2, 2, 2, 20)).isEmpty(), "18 credits more");
    assertTrue(
        among(false, months("ana", 1000, 1001, 999, 1000, 1000, 1300)).isEmpty(), "not by half");
    assertTrue(among(false, months("ana", 100, 100, 100, 900)).isEmpty(), "three months before");
    assertTrue(
        among(false, months("ana", 100, 0, 0, 0, 100, 0, 900)).isEmpty(), "months without use");
  }

  @Test
  void whoeverUsesFarMoreThanTheOthersStandsOut() {
    List<UseOfMonth> totals = new ArrayList<>();
    IntStream.rangeClosed(1, 9).forEach(i -> totals.add(total("u" + i, NOVEMBER, 40 + 2 * i)));
    totals.add(total("zoe", NOVEMBER, 600));

    List<Standout> found = Standout.among(totals, NOVEMBER, true);

    assertEquals(
        List.of(new Standout("zoe", NOVEMBER, Credits.of(600), Credits.of(50), 9, Against.PEERS)),
        found);
    assertTrue(Standout.among(totals, NOVEMBER, false).isEmpty(), "services are no peers");
    assertTrue(Standout.among(totals.subList(2, 10), NOVEMBER, true).isEmpty(), "too few");
  }

  @Test
  void onlyTheMonthsThatAreLookedAtAndTheLatestFirst() {
    List<UseOfMonth> totals =
        Stream.concat(
                months("ana", 100, 100, 100, 100, 900, 100, 901).stream(),
                months("ben", 100, 100, 100, 100, 800, 100, 100).stream())
            .toList();

    List<Standout> found = Standout.among(totals, NOVEMBER.minusMonths(2), false);

    assertEquals(
        List.of("ana 2026-11-01", "ana 2026-09-01", "ben 2026-09-01"),
        found.stream().map(f -> f.key() + " " + f.month()).toList());
    assertEquals(1, Standout.among(totals, NOVEMBER, false).size());
  }

  @Test
  void aYearBeforeCountsAndNoMore() {
    var early = total("ana", NOVEMBER.minusMonths(13), 900);
    List<UseOfMonth> totals = new ArrayList<>(months("ana", 100, 100, 100, 100, 900));
    totals.add(early);

    assertEquals(4, Standout.among(totals, NOVEMBER, false).getFirst().others());
  }

  private static List<Standout> among(boolean peers, List<UseOfMonth> totals) {
    return Standout.among(totals, NOVEMBER, peers);
  }

  /** Use up to November, month by month. */
  private static List<UseOfMonth> months(String key, int... credits) {
    return IntStream.range(0, credits.length)
        .mapToObj(i -> total(key, NOVEMBER.minusMonths(credits.length - 1L - i), credits[i]))
        .toList();
  }

  private static UseOfMonth total(String key, LocalDate month, int credits) {
    return new UseOfMonth(key, month, Credits.of(credits));
  }
}
