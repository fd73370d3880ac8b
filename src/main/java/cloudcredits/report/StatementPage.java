package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement, ready to print.
 *
 * @param rows lines of individual, shared and all credits; css is statement__sum or
 *     statement__total where one closes a sum; change is that of all against the period before, in
 *     words
 */
public record StatementPage(List<Row> rows) {

  public record Row(
      String label, String css, String individual, String shared, String all, String change) {

    private Row changed(Credits now, Optional<Credits> before) {
      return new Row(
          label,
          css,
          individual,
          shared,
          all,
          before.map(then -> new Change(now, then).words()).orElse(""));
    }
  }

  /**
   * @param before of the period before, where there was one
   */
  static StatementPage of(
      Statement statement, UsagePeriod period, LocalDate today, Optional<Statement> before) {
    var rows = new ArrayList<Row>();
    Statement.Line one = statement.individual();
    Statement.Line two = statement.shared();
    Optional<Statement.Line> then = before.map(Statement::all);
    Statement.Line now = statement.all();
    rows.add(row("Opening, " + Format.shortDate(period.from()), "", one.opening(), two.opening()));
    rows.add(
        row("Granted", "", one.granted(), two.granted())
            .changed(now.granted(), then.map(Statement.Line::granted)));
    optional(rows, "Replaced after expiry", one.replaced(), two.replaced());
    rows.add(
        row("Used", "", one.used().negate(), two.used().negate())
            .changed(now.used(), then.map(Statement.Line::used)));
    rows.add(
        row("Lapsed", "", one.lapsed().negate(), two.lapsed().negate())
            .changed(now.lapsed(), then.map(Statement.Line::lapsed)));
    optional(rows, "Order cancelled", one.voided().negate(), two.voided().negate());
    rows.add(
        row(
                "Closing, " + Format.shortDate(period.to()),
                "statement__sum",
                one.closing(),
                two.closing())
            .changed(now.closing(), then.map(Statement.Line::closing)));
    rows.add(row("Held", "", one.closingHeld().negate(), two.closingHeld().negate()));
    String left = period.to().isBefore(today) ? "Left then" : "Left";
    rows.add(
        row(left, "statement__total", one.left(), two.left())
            .changed(now.left(), then.map(Statement.Line::left)));
    return new StatementPage(rows);
  }

  private static void optional(List<Row> rows, String label, Credits one, Credits two) {
    if (!one.isZero() || !two.isZero()) {
      rows.add(row(label, "", one, two));
    }
  }

  private static Row row(String label, String css, Credits one, Credits two) {
    return new Row(
        label, css, Format.credits(one), Format.credits(two), Format.credits(one.plus(two)), "");
  }
}
