package cloudcredits.report;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A row of the usage report in one dimension, ready to print.
 *
 * @param share the bar's length, 0 to 100
 * @param state "" except for people who can't use credits
 * @param jobsHref the jobs behind it, where there are any
 * @param change with its sign, "" where nothing can be compared
 * @param changed the same in words
 */
public record UsageLine(
    String label,
    Optional<String> href,
    String note,
    String state,
    String share,
    String used,
    Optional<String> jobsHref,
    String change,
    String changed,
    String individual,
    String shared,
    String jobs,
    String refused,
    String individualLeft,
    String capLeft,
    boolean near) {

  private static final Credits NEAR = Credits.of(25);

  static UsageLine of(UsageRow row, UsageReport report, UsageLinks links, Credits most) {
    Optional<Holdings> holdings = row.person().map(UsagePerson::id).map(report::holdings);
    By by = links.filter().by();
    boolean any = row.jobs() > 0 || row.refused() > 0 || !row.used().isZero();
    return new UsageLine(
        row.label(),
        Optional.of(links.row(by, row.key())),
        row.person().flatMap(UsagePerson::groupName).orElse(""),
        state(row),
        share(row.used(), most),
        Format.credits(row.used()),
        any ? Optional.of(links.jobs(by, row.key())) : Optional.empty(),
        row.change().map(Change::signed).orElse(""),
        row.change().map(Change::words).orElse(""),
        Format.credits(row.individual()),
        Format.credits(row.shared()),
        Format.number(row.jobs()),
        Format.number(row.refused()),
        holdings.map(UsageLine::individual).orElse(""),
        holdings.filter(_ -> links.filter().asOf().isEmpty()).map(UsageLine::cap).orElse(""),
        holdings.filter(UsageLine::isNear).isPresent());
  }

  /** The sum of all rows, also those of other pages. */
  static UsageLine all(List<UsageRow> rows, UsageReport report, UsageLinks links) {
    By by = report.filter().by();
    Credits individual = Credits.sum(rows.stream().map(UsageRow::individual).toList());
    Credits shared = Credits.sum(rows.stream().map(UsageRow::shared).toList());
    Credits left = Credits.sum(rows.stream().flatMap(row -> row.left().stream()).toList());
    Optional<Change> change = UsageRows.change(rows, report);
    return new UsageLine(
        "All " + by.count(rows.size()),
        Optional.empty(),
        "",
        "",
        "0",
        Format.credits(individual.plus(shared)),
        Optional.of(links.jobs()),
        change.map(Change::signed).orElse(""),
        change.map(Change::words).orElse(""),
        Format.credits(individual),
        Format.credits(shared),
        Format.number(rows.stream().mapToLong(UsageRow::jobs).sum()),
        Format.number(rows.stream().mapToLong(UsageRow::refused).sum()),
        Format.credits(left),
        Format.credits(report.statement().shared().left()) + " shared",
        false);
  }

  static String state(UsageRow row) {
    return row.person().map(UsageLine::state).filter(s -> !s.equals("Seated")).orElse("");
  }

  static String state(UsagePerson person) {
    return !person.seated() ? "No longer seated" : person.permitted() ? "Seated" : "No permission";
  }

  private static String individual(Holdings left) {
    return left.usable() || left.individual().isZero()
        ? Format.credits(left.individual())
        : Format.credits(left.individual()) + " suspended";
  }

  private static String cap(Holdings left) {
    return !left.usable()
        ? "0"
        : left.cap()
            .map(
                cap ->
                    Format.credits(left.sharedAllowed())
                        + " of "
                        + Format.credits(cap.cap().credits()))
            .orElse("no cap");
  }

  private static boolean isNear(Holdings left) {
    return left.usable()
        && left.cap()
            .map(Cap.Left::credits)
            .filter(credits -> !credits.isMoreThan(NEAR))
            .isPresent();
  }

  private static String share(Credits used, Credits most) {
    return most.isPositive() && used.isPositive()
        ? used.toDecimal()
            .multiply(BigDecimal.valueOf(100))
            .divide(most.toDecimal(), 1, RoundingMode.HALF_UP)
            .toPlainString()
        : "0";
  }
}
