package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.List;

/**
 * The chart of the usage report as a table, ready to print.
 *
 * @param hasOthers whether some services stand together
 */
public record BarsTable(
    String unit,
    List<String> services,
    List<Row> rows,
    List<String> all,
    String sum,
    boolean hasOthers) {

  /**
   * @param href the jobs behind it
   */
  public record Row(When when, String href, List<String> used, String all) {}

  static BarsTable of(Bars bars, UsageLinks links) {
    return new BarsTable(
        Character.toUpperCase(bars.span().key().charAt(0)) + bars.span().key().substring(1),
        bars.series().stream().map(Bars.Series::name).toList(),
        bars.bars().stream().map(bar -> row(bars, bar, links)).toList(),
        credits(bars.series().stream().map(Bars.Series::used).toList()),
        Format.credits(bars.all()),
        bars.hasOthers());
  }

  private static Row row(Bars bars, Bars.Bar bar, UsageLinks links) {
    LocalDate last = bars.span().next(bar.start()).minusDays(1);
    return new Row(
        bar.when(), links.jobs(bar.start(), last), credits(bar.used()), Format.credits(bar.all()));
  }

  private static List<String> credits(List<Credits> credits) {
    return credits.stream().map(Format::credits).toList();
  }
}
