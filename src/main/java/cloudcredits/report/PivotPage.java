package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report in two dimensions, ready to print.
 *
 * @param title what rows and columns stand for
 * @param note what the last or the first column holds together, "" when each stands alone
 */
public record PivotPage(
    String title, List<Head> heads, List<Line> lines, Line all, boolean compared, String note) {

  /** A column's head, with its name in full where that is shortened. */
  public record Head(String label, String whole) {}

  /** A figure, with the jobs behind it. */
  public record Cell(String used, Optional<String> href) {}

  public record Line(
      String label,
      Optional<String> href,
      String state,
      List<Cell> cells,
      Cell all,
      String change,
      String changed) {}

  private static final int LONGEST_HEAD = 30;

  static PivotPage of(
      UsageReport report,
      List<UsageRow> shown,
      List<UsageRow> rows,
      UsageNames names,
      UsageLinks links) {
    By by = report.filter().by();
    By across = report.filter().across().orElseThrow();
    Pivot pivot = Pivot.of(report, shown, Pivot.most(across));
    return new PivotPage(
        "Used by " + lower(by.label()) + " and " + lower(across.label()),
        pivot.columns().stream().map(column -> head(column, across, names)).toList(),
        pivot.lines().stream().map(line -> line(line, pivot, by, across, links)).toList(),
        all(pivot, rows, report, links),
        report.before().isPresent() || by.isTime(),
        note(pivot, across));
  }

  private static String lower(String label) {
    return label.toLowerCase(java.util.Locale.ROOT);
  }

  private static Head head(Pivot.Column column, By across, UsageNames names) {
    if (column.rest()) {
      return across.isTime()
          ? new Head("Earlier", "")
          : new Head("Other", across.count(column.keys().size()));
    }
    String whole = names.of(across, column.key());
    String label = names.inHead(across, column.key());
    return label.length() <= LONGEST_HEAD
        ? new Head(label, "")
        : new Head(label.substring(0, LONGEST_HEAD - 1).strip() + "…", whole);
  }

  private static Line line(Pivot.Line line, Pivot pivot, By by, By across, UsageLinks links) {
    UsageRow row = line.row();
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < pivot.columns().size(); i++) {
      Pivot.Column column = pivot.columns().get(i);
      cells.add(
          line.cells()
              .get(i)
              .map(used -> cell(used, href(row.key(), column, by, across, links)))
              .orElse(new Cell("", Optional.empty())));
    }
    return new Line(
        row.label(),
        Optional.of(links.row(by, row.key())),
        UsageLine.state(row),
        cells,
        total(row, links.jobs(by, row.key())),
        row.change().map(Change::signed).orElse(""),
        row.change().map(Change::words).orElse(""));
  }

  private static Cell total(UsageRow row, String href) {
    boolean any = row.jobs() > 0 || row.refused() > 0 || !row.used().isZero();
    return new Cell(Format.credits(row.used()), any ? Optional.of(href) : Optional.empty());
  }

  private static Cell cell(Credits used, String href) {
    return new Cell(Format.credits(used), Optional.of(href));
  }

  /** Of the others together: the same row, one by one. */
  private static String href(String key, Pivot.Column column, By by, By across, UsageLinks links) {
    return !column.rest()
        ? links.jobs(by, key, across, column.key())
        : across.isTime()
            ? links.jobs(by, key, LocalDate.parse(column.key()), last(column, across))
            : links.narrowed(by, key, across);
  }

  private static LocalDate last(Pivot.Column column, By across) {
    Span span = Span.of(across);
    return span.next(LocalDate.parse(column.keys().getLast())).minusDays(1);
  }

  private static Line all(Pivot pivot, List<UsageRow> rows, UsageReport report, UsageLinks links) {
    By by = report.filter().by();
    By across = report.filter().across().orElseThrow();
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < pivot.columns().size(); i++) {
      Pivot.Column column = pivot.columns().get(i);
      String href =
          !column.rest()
              ? links.jobs(across, column.key())
              : across.isTime()
                  ? links.jobs(LocalDate.parse(column.key()), last(column, across))
                  : links.view(across);
      cells.add(cell(pivot.all().get(i), href));
    }
    Optional<Change> change = UsageRows.change(rows, report);
    return new Line(
        "All " + by.count(rows.size()),
        Optional.empty(),
        "",
        cells,
        cell(Credits.sum(rows.stream().map(UsageRow::used).toList()), links.jobs()),
        change.map(Change::signed).orElse(""),
        change.map(Change::words).orElse(""));
  }

  private static String note(Pivot pivot, By across) {
    return pivot.columns().stream()
        .filter(Pivot.Column::rest)
        .findFirst()
        .map(
            rest ->
                across.isTime()
                    ? "Earlier: "
                        + across.count(rest.keys().size())
                        + ". Its figures lead to the jobs."
                    : "Other: "
                        + across.count(rest.keys().size())
                        + ". Its figures lead to each of them.")
        .orElse("");
  }
}
