package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.report.Runway.Lapse;
import cloudcredits.report.RunwayFacts.Layer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Known series, with the answers that a calculator gives. */
class RunwayTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate RENEWAL = LocalDate.of(2027, 3, 14);
  private static final List<Layer> THREE_GRANTS =
      List.of(
          layer(3, 500, 500, "2026-07-15", "2027-03-14"),
          layer(1, 3000, 420, "2025-12-08", "2026-12-08"),
          layer(2, 800, 800, "2026-02-02", "2027-02-02"));

  @Test
  void runsDryWhenThePaceHasUsedWhatDoesNotLapseBefore() {
    Runway runway = runway(THREE_GRANTS, steady(16));

    // 16 days at 16 use 256 of 420; 1,300 more last 81.25 days
    assertEquals(new Verdict.RunsDry(LocalDate.of(2027, 2, 27), 97, 15, false), runway.verdict());
    assertEquals(
        List.of(new Lapse(1, LocalDate.of(2026, 12, 8), Credits.of(164))), runway.wouldLapse());
    assertEquals(
        "Credits run dry about 27\u00a0Feb, 15 days before the renewal",
        RunwayWords.heading(runway));
  }

  @Test
  void packsCarryItFurtherUntilTooManyLapse() {
    Runway runway = runway(THREE_GRANTS, steady(16));

    assertEquals(3, runway.packsToLast());
    assertEquals(
        new Verdict.RunsDry(LocalDate.of(2027, 3, 5), 103, 9, false),
        runway.withPacks(1).verdict());
    assertEquals(new Verdict.Lasts(RENEWAL, Credits.of(164 + 64)), runway.withPacks(3).verdict());
    assertEquals(
        new Lapse(4, RENEWAL, Credits.of(764)), runway.withPacks(10).wouldLapse().getLast());
    assertEquals(runway.verdict(), runway.withPacks(0).verdict());
  }

  @Test
  void aGrantBoughtNowLivesAYearAtMost() {
    LocalDate farOff = TODAY.plusYears(3);
    RunwayFacts facts = new RunwayFacts(TODAY, Optional.of(farOff), THREE_GRANTS, steady(16));

    Runway runway = Runway.of(facts).withPacks(100);

    assertEquals(TODAY.plusYears(1), runway.facts().layers().getLast().expiresOn());
    assertEquals(new Verdict.RunsDry(TODAY.plusYears(1), 365, 731, true), runway.verdict());
    assertTrue(Runway.of(facts).packsToLast() > 30, "as far as bought ones can");
  }

  @Test
  void lastsToTheRenewalAndTellsWhatLapsesThere() {
    Runway runway = runway(List.of(layer(1, 1000, 1000, "2026-07-15", "2027-03-14")), steady(5));

    // 112 days at 5
    assertEquals(new Verdict.Lasts(RENEWAL, Credits.of(440)), runway.verdict());
    assertEquals(0, runway.packsToLast());
  }

  @Test
  void theLastCreditsMayExpireBeforeTheRenewal() {
    Runway runway = runway(List.of(layer(1, 900, 900, "2025-12-08", "2026-12-08")), steady(5));

    assertEquals(new Verdict.RunsDry(LocalDate.of(2026, 12, 8), 16, 96, true), runway.verdict());
    assertEquals(Credits.of(820), runway.lapsing());
    assertTrue(RunwayWords.heading(runway).startsWith("The last credits expire on 8\u00a0Dec"));
  }

  @Test
  void withoutTwoWholeWeeksOfUseNobodyCanTell() {
    var lately = new TreeMap<>(Map.of(TODAY.minusDays(14), Credits.of(90)));

    assertEquals(new Verdict.TooLittleHistory(), runway(THREE_GRANTS, lately).verdict());
    assertEquals(new Verdict.TooLittleHistory(), runway(THREE_GRANTS, new TreeMap<>()).verdict());
    assertEquals(0, runway(THREE_GRANTS, lately).packsToLast());
  }

  @Test
  void nothingUsedForEightWeeksLapsesAll() {
    var longAgo = new TreeMap<>(Map.of(TODAY.minusDays(100), Credits.of(90)));

    assertEquals(
        new Verdict.NothingUsed(Credits.of(1720)), runway(THREE_GRANTS, longAgo).verdict());
  }

  @Test
  void noCreditsUsedUpAndNotActiveAreToldApart() {
    Layer empty = layer(1, 100, 0, "2026-07-15", "2027-03-14");

    assertEquals(new Verdict.NoCredits(), runway(List.of(), steady(5)).verdict());
    assertEquals(new Verdict.UsedUp(), runway(List.of(empty), steady(5)).verdict());
    assertEquals(6, runway(List.of(empty), steady(5)).packsToLast(), "112 days at 5");
    assertEquals(
        new Verdict.NotActive(),
        Runway.of(new RunwayFacts(TODAY, Optional.empty(), THREE_GRANTS, steady(5))).verdict());
  }

  @Test
  void drawsEveryVerdictInBothSizes() {
    for (Runway runway :
        List.of(
            runway(THREE_GRANTS, steady(16)),
            runway(THREE_GRANTS, steady(1)),
            runway(THREE_GRANTS, new TreeMap<>()),
            runway(List.of(layer(1, 100, 0, "2026-07-15", "2027-03-14")), steady(5)),
            Runway.of(new RunwayFacts(TODAY, Optional.empty(), THREE_GRANTS, steady(5))))) {
      RunwayDrawing drawing = RunwayDrawing.of(runway);

      for (Drawing sheet : List.of(drawing.wide(), drawing.narrow())) {
        assertTrue(sheet.shapes().stream().anyMatch(Drawing.Spot.class::isInstance));
        assertTrue(sheet.shapes().stream().noneMatch(RunwayTest::isBroken), sheet.toString());
      }
    }
  }

  @Test
  void drawsWithAndWithoutPacks() {
    Runway without = runway(THREE_GRANTS, steady(16));

    Drawing drawing = RunwayDrawing.of(without.withPacks(3), without).wide();

    assertTrue(drawing.shapes().toString().contains("1,720 + 300 = 2,020"));
    assertInstanceOf(
        Drawing.Line.class,
        drawing.shapes().stream()
            .filter(shape -> shape.toString().contains("before"))
            .findFirst()
            .orElseThrow());
  }

  private static boolean isBroken(Drawing.Shape shape) {
    return shape.toString().contains("NaN") || shape.toString().contains("Infinity");
  }

  private static Runway runway(List<Layer> layers, SortedMap<LocalDate, Credits> used) {
    return Runway.of(new RunwayFacts(TODAY, Optional.of(RENEWAL), layers, used));
  }

  private static SortedMap<LocalDate, Credits> steady(int creditsADay) {
    var used = new TreeMap<LocalDate, Credits>();
    for (int back = 0; back < 100; back++) {
      used.put(TODAY.minusDays(back), Credits.of(creditsADay));
    }
    return used;
  }

  private static Layer layer(int number, int granted, int left, String from, String until) {
    return new Layer(
        number,
        Credits.of(granted),
        LocalDate.parse(from),
        LocalDate.parse(until),
        Credits.of(left),
        Map.of(LocalDate.parse(from), Credits.of(granted)));
  }
}
