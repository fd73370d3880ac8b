package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Terms;
import cloudcredits.web.QueryString;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods from addresses: presets, days, and what is said of nonsense. */
class UsagePeriodTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Terms TERMS =
      new Terms(
          NEW_YORK,
          List.of(
              new Terms.Term(LocalDate.of(2025, 3, 14), LocalDate.of(2026, 3, 14)),
              new Terms.Term(LocalDate.of(2026, 3, 14), LocalDate.of(2027, 3, 14))),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "period=30d, 2026-10-24, 2026-11-22",
    "'', 2026-08-24, 2026-11-22",
    "period=3m, 2026-08-24, 2026-11-22",
    "period=6m, 2026-06-01, 2026-11-22",
    "period=12m, 2025-12-01, 2026-11-22",
    "period=term, 2026-03-14, 2026-11-22",
    "period=last, 2025-03-14, 2026-03-13",
    "period=all, 2025-03-14, 2026-11-22",
    "from=2026-01-01&to=2026-01-31, 2026-01-01, 2026-01-31",
    "from=2026-01-01, 2026-01-01, 2026-11-22",
    "to=2026-01-31, 2025-03-14, 2026-01-31",
    "period=days&from=2026-01-01&to=2026-01-31, 2026-01-01, 2026-01-31",
  })
  void readsPresetsAndDays(String query, LocalDate from, LocalDate to) {
    UsagePeriod.Read read = read(query);

    assertEquals(Optional.empty(), read.problem());
    assertEquals(from, read.period().from());
    assertEquals(to, read.period().to());
  }

  @Test
  void ofTheFormsNameAndDaysTheOneThatWasChangedCounts() {
    String shown = "was=3m&from=2026-08-24&to=2026-11-22";

    assertEquals("3m", read(shown + "&period=3m").period().key());
    assertEquals("30d", read(shown + "&period=30d").period().key(), "the name was changed");
    assertEquals(
        LocalDate.of(2026, 9, 1),
        read("was=3m&period=3m&from=2026-09-01&to=2026-11-22").period().from(),
        "a day was changed");
    assertEquals("30d", read("was=days&period=30d&from=2026-09-01&to=2026-09-30").period().key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=yesterday",
        "from=2026-02-30",
        "from=2026-11-22&to=2026-11-21",
        "from=x&to=y",
        "from=-999999999-01-01",
        "to=%F0%9F%98%80",
        "from=1999-12-31",
      })
  void nonsenseIsToldAndTheUsualPeriodShown(String query) {
    UsagePeriod.Read read = read(query);

    assertTrue(read.problem().orElseThrow().endsWith("Shown are 3 months, whole weeks."));
    assertEquals("3m", read.period().key());
  }

  @Test
  void daysBeginAndEndInTheContractsZoneAlsoWhenTheClockIsPutForward() {
    var springForward =
        new UsagePeriod("", "", LocalDate.of(2027, 3, 14), LocalDate.of(2027, 3, 14));

    assertEquals("2027-03-14T05:00:00Z", springForward.begin(NEW_YORK).toString());
    assertEquals(
        Duration.ofHours(23),
        Duration.between(springForward.begin(NEW_YORK), springForward.end(NEW_YORK)));
  }

  @Test
  void aLapsedContractsTermEndsWithItsLastDay() {
    UsagePeriod period = UsagePeriod.Preset.TERM.on(TERMS, LocalDate.of(2028, 1, 1));

    assertEquals(LocalDate.of(2027, 3, 13), period.to());
  }

  @ParameterizedTest
  @CsvSource({
    "period=30d, 2026-09-24, 2026-10-23",
    "from=2026-03-01&to=2026-03-31, 2026-02-01, 2026-02-28",
    "from=2026-01-01&to=2026-06-30, 2025-07-01, 2025-12-31",
    "from=2026-03-02&to=2026-03-31, 2026-01-31, 2026-03-01",
    "from=2026-04-05&to=2026-04-05, 2026-04-04, 2026-04-04",
  })
  void thePeriodBeforeIsAsLongAndEndsWhereItBegins(String query, LocalDate from, LocalDate to) {
    UsagePeriod before = read(query).period().before(TERMS).orElseThrow();

    assertEquals(from, before.from());
    assertEquals(to, before.to());
  }

  @Test
  void beforeTheContractThereIsNothingToCompareWith() {
    assertTrue(read("period=all").period().before(TERMS).isEmpty());
    assertTrue(read("period=last").period().before(TERMS).isEmpty());
  }

  @Test
  void aFirstTermHasNoneBefore() {
    var first = new Terms(NEW_YORK, List.of(TERMS.terms().getFirst()), Optional.empty());

    UsagePeriod.Read read =
        UsagePeriod.of(QueryString.parse("period=last"), first, LocalDate.of(2025, 12, 1));

    assertTrue(read.problem().orElseThrow().startsWith("There was no term before this one"));
    assertFalse(UsagePeriod.Preset.LAST_TERM.isThere(first, LocalDate.of(2025, 12, 1)));
  }

  @Test
  void aFilterLeavesOutWhatItCannotReadAndSaysSo() {
    UsageFilter filter =
        UsageFilter.of(
            QueryString.parse(
                "by=moon&person=abc&group=-1&state=maybe&seat=perhaps&and=user&service=rendering&code=~none"),
            TERMS,
            TODAY);

    assertEquals(By.USER, filter.by());
    assertEquals(5, filter.problems().size());
    assertTrue(filter.across().isEmpty(), "not twice by the same");
    assertEquals(Optional.of("rendering"), filter.service());
    assertEquals(Optional.of(""), filter.code());
    assertFalse(filter.person().isPresent() || filter.group().isPresent());
  }

  private static UsagePeriod.Read read(String query) {
    return UsagePeriod.of(QueryString.parse(query), TERMS, TODAY);
  }
}
