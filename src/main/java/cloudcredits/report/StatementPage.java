package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement, ready to print.
 *
 * @param rows lines of individual, shared and all credits; css is statement__sum or
 *     statement__total where one closes a sum
 */
public record StatementPage(List<Row> rows) {

  public record Row(String label, String css, String individual, String shared, String all) {}

  static StatementPage of(Statement statement, UsagePeriod period, LocalDate today) {
    var rows = new ArrayList<Row>();
    Statement.Line one = statement.individual();
    Statement.Line two = statement.shared();
    rows.add(row("Opening, " + Format.shortDate(period.from()), "", one.opening(), two.opening()));
    rows.add(row("Granted", "", one.granted(), two.granted()));
    optional(rows, "Replaced after expiry", one.replaced(), two.replaced());
    rows.add(row("Used", "", one.used().negate(), two.used().negate()));
    rows.add(row("Lapsed", "", one.lapsed().negate(), two.lapsed().negate()));
    optional(rows, "Order cancelled", one.voided().negate(), two.voided().negate());
    rows.add(
        row(
            "Closing, " + Format.shortDate(period.to()),
            "statement__sum",
            one.closing(),
            two.closing()));
    rows.add(row("Held", "", one.closingHeld().negate(), two.closingHeld().negate()));
    String left = period.to().isBefore(today) ? "Left then" : "Left";
    rows.add(row(left, "statement__total", one.left(), two.left()));
    return new StatementPage(rows);
  }

  private static void optional(List<Row> rows, String label, Credits one, Credits two) {
    if (!one.isZero() || !two.isZero()) {
      rows.add(row(label, "", one, two));
    }
  }

  private static Row row(String label, String css, Credits one, Credits two) {
    return new Row(
        label, css, Format.credits(one), Format.credits(two), Format.credits(one.plus(two)));
  }
}
