package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A usage report as a plain table: what every file of it holds, all rows and all columns. The
 * figures are those of the page.
 */
public record UsageTable(List<String> heads, List<List<Cell>> rows) {

  /** A cell with its type, so that a spreadsheet can calculate with it. */
  public sealed interface Cell {}

  public record Text(String text) implements Cell {}

  public record Amount(Credits credits) implements Cell {}

  public record Count(long count) implements Cell {}

  public record Day(LocalDate day) implements Cell {}

  /** Nothing happened, or nothing can be compared. */
  public record Nothing() implements Cell {}

  private static final Cell NOTHING = new Nothing();

  /** The rows in their usual order: times in theirs, else the most used first. */
  static UsageTable of(UsageReport report, List<Service> services) {
    UsageNames names = UsageNames.of(report.people(), services, report.options());
    By by = report.filter().by();
    List<UsageRow> rows =
        UsageRows.sorted(
            UsageRows.of(report, names), by, by.isTime() ? "name" : "used", !by.isTime());
    return report.cells().isPresent() ? ofTwo(report, rows, names) : ofOne(report, rows);
  }

  private static UsageTable ofOne(UsageReport report, List<UsageRow> rows) {
    By by = report.filter().by();
    var heads = new ArrayList<>(keys(by));
    heads.addAll(
        List.of(
            "Used", "Used before", "Change", "Used individual", "Used shared", "Jobs", "Refused"));
    if (by == By.USER) {
      heads.addAll(List.of("Individual left", "Shared left within cap"));
    }
    return new UsageTable(heads, rows.stream().map(row -> one(row, report)).toList());
  }

  private static List<Cell> one(UsageRow row, UsageReport report) {
    var cells = new ArrayList<>(key(row, report.filter().by()));
    cells.add(new Amount(row.used()));
    cells.addAll(change(row));
    cells.add(new Amount(row.individual()));
    cells.add(new Amount(row.shared()));
    cells.add(new Count(row.jobs()));
    cells.add(new Count(row.refused()));
    row.person()
        .map(UsagePerson::id)
        .map(report::holdings)
        .ifPresent(
            left -> {
              cells.add(new Amount(left.individualUsable()));
              cells.add(new Amount(left.sharedAllowed()));
            });
    return cells;
  }

  private static UsageTable ofTwo(UsageReport report, List<UsageRow> rows, UsageNames names) {
    By by = report.filter().by();
    By across = report.filter().across().orElseThrow();
    Pivot pivot = Pivot.of(report, rows, Integer.MAX_VALUE);
    List<String> heads =
        Stream.of(
                keys(by).stream(),
                pivot.columns().stream().map(column -> head(column, across, names)),
                Stream.of("Used", "Used before", "Change"))
            .flatMap(head -> head)
            .toList();
    return new UsageTable(heads, pivot.lines().stream().map(line -> two(line, by)).toList());
  }

  private static String head(Pivot.Column column, By across, UsageNames names) {
    return across.isTime() ? column.key() : names.of(across, column.key());
  }

  private static List<Cell> two(Pivot.Line line, By by) {
    var cells = new ArrayList<>(key(line.row(), by));
    for (Optional<Credits> used : line.cells()) {
      cells.add(used.<Cell>map(Amount::new).orElse(NOTHING));
    }
    cells.add(new Amount(line.row().used()));
    cells.addAll(change(line.row()));
    return cells;
  }

  private static List<String> keys(By by) {
    return by == By.USER ? List.of("User", "E-mail", "Group", "State") : List.of(by.head());
  }

  private static List<Cell> key(UsageRow row, By by) {
    return row.person()
        .map(
            person ->
                Stream.of(
                        person.name(),
                        person.email(),
                        person.groupName().orElse(""),
                        UsageLine.state(person))
                    .<Cell>map(Text::new)
                    .toList())
        .orElseGet(
            () ->
                List.of(by.isTime() ? new Day(LocalDate.parse(row.key())) : new Text(row.label())));
  }

  private static List<Cell> change(UsageRow row) {
    return row.change()
        .map(change -> List.<Cell>of(new Amount(change.before()), new Amount(change.difference())))
        .orElse(List.of(NOTHING, NOTHING));
  }
}
