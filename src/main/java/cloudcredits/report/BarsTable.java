package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.util.List;

/** The chart of the usage report as a table, ready to print. */
public record BarsTable(
    String unit, List<String> services, List<Row> rows, List<String> all, String sum) {

  public record Row(When when, List<String> used, String all) {}

  static BarsTable of(Bars bars) {
    return new BarsTable(
        Character.toUpperCase(bars.span().key().charAt(0)) + bars.span().key().substring(1),
        bars.series().stream().map(Bars.Series::name).toList(),
        bars.bars().stream()
            .map(bar -> new Row(bar.when(), credits(bar.used()), Format.credits(bar.all())))
            .toList(),
        credits(bars.series().stream().map(Bars.Series::used).toList()),
        Format.credits(bars.all()));
  }

  private static List<String> credits(List<Credits> credits) {
    return credits.stream().map(Format::credits).toList();
  }
}
