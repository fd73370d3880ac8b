package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.report.Pivot.Column;
import cloudcredits.rollup.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows, columns and what stands together in them. */
class PivotTest {

  private static final UsagePeriod PERIOD =
      new UsagePeriod("", "", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

  @Test
  void theMostUsedColumnsStandAloneAndTheRestTogether() {
    Pivot pivot =
        pivot(
            By.SERVICE,
            3,
            cell("ana", "a", 5),
            cell("ana", "b", 40),
            cell("ben", "c", 30),
            cell("ben", "d", 1),
            cell("ben", "b", 2));

    assertEquals(
        List.of(
            new Column(List.of("b"), false),
            new Column(List.of("c"), false),
            new Column(List.of("a", "d"), true)),
        pivot.columns());
    assertEquals(List.of(some(40), none(), some(5)), pivot.lines().get(0).cells());
    assertEquals(List.of(some(2), some(30), some(1)), pivot.lines().get(1).cells());
    assertEquals(List.of(credits(42), credits(30), credits(6)), pivot.all());
  }

  @Test
  void timesStandInTheirOrderWithoutGapsAndTheEarlierTogether() {
    Pivot pivot =
        pivot(
            By.MONTH,
            3,
            cell("ana", "2026-01-01", 1),
            cell("ana", "2026-02-01", 2),
            cell("ben", "2026-05-01", 5));

    assertEquals(
        List.of(
            new Column(List.of("2026-01-01", "2026-02-01", "2026-03-01"), true),
            new Column(List.of("2026-04-01"), false),
            new Column(List.of("2026-05-01"), false)),
        pivot.columns());
    assertEquals(List.of(credits(3), credits(0), credits(5)), pivot.all());
  }

  @Test
  void allColumnsStandAloneWhereThereIsRoom() {
    assertEquals(
        2, pivot(By.SERVICE, 2, cell("ana", "a", 5), cell("ben", "b", 4)).columns().size());
    assertTrue(pivot(By.MONTH, 5).columns().isEmpty(), "nothing was used");
  }

  @Test
  void whatCameBackCountsAgainst() {
    Pivot pivot = pivot(By.SERVICE, 5, cell("ana", "a", -5), cell("ben", "a", 5));

    assertEquals(List.of(some(-5)), pivot.lines().get(0).cells());
    assertEquals(List.of(credits(0)), pivot.all());
  }

  @Test
  void aChartHasABoundedNumberOfBars() {
    var century = new UsagePeriod("", "", LocalDate.of(2000, 1, 1), LocalDate.of(2200, 12, 31));
    List<Total> bars =
        IntStream.range(0, 30)
            .mapToObj(i -> cell("2026-0" + (i % 2 * 3 + 1) + "-01", "s" + i, 10 + i))
            .toList();

    Bars drawn = Bars.of(report(By.MONTH, century, bars), List.of());

    assertEquals(Span.QUARTER, drawn.span());
    assertEquals(2, drawn.bars().size(), "only as far as there is use");
    assertEquals(Bars.MOST_SERIES, drawn.series().size());
    assertEquals("Other services", drawn.series().getLast().name());
    assertEquals(Credits.sum(bars.stream().map(Total::used).toList()), drawn.all());
  }

  private static Pivot pivot(By across, int most, Total... cells) {
    List<Total> columns = new ArrayList<>();
    for (String key : List.of(cells).stream().map(c -> c.keys().getLast()).distinct().toList()) {
      columns.add(
          total(
              List.of(key),
              List.of(cells).stream()
                  .filter(c -> c.keys().getLast().equals(key))
                  .mapToLong(c -> c.used().hundredths())
                  .sum()));
    }
    UsageReport report =
        report(across, PERIOD, List.of()).with(new UsageReport.Cells(columns, List.of(cells)));
    return Pivot.of(report, List.of(row("ana"), row("ben")), most);
  }

  private static UsageReport report(By across, UsagePeriod period, List<Total> bars) {
    return new UsageReport(
        UsageFilter.all(By.USER, period).across(across),
        null,
        null,
        Span.ofBars(period),
        List.of(),
        bars,
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.empty(),
        List.of(),
        false,
        List.of());
  }

  private static UsageRow row(String key) {
    return new UsageRow(
        key,
        key,
        Optional.empty(),
        Optional.empty(),
        Credits.ZERO,
        Credits.ZERO,
        Optional.empty(),
        0,
        0);
  }

  private static Total cell(String row, String column, int credits) {
    return total(List.of(row, column), credits * 100L);
  }

  private static Total total(List<String> keys, long hundredths) {
    return new Total(keys, Credits.ZERO, new Credits(hundredths), Credits.ZERO, 1, 0);
  }

  private static Optional<Credits> some(int credits) {
    return Optional.of(credits(credits));
  }

  private static Optional<Credits> none() {
    return Optional.empty();
  }

  private static Credits credits(int credits) {
    return new Credits(credits * 100L);
  }
}
