package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.rollup.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a usage report, named and sorted. */
final class UsageRows {

  private final UsageReport report;
  private final UsageNames names;
  private final Map<String, Total> now;
  private final Map<String, Total> before;
  private final Map<PersonId, Credits> left;

  private UsageRows(UsageReport report, UsageNames names) {
    this.report = report;
    this.names = names;
    this.now = byKey(report.rows());
    this.before = byKey(report.before().map(UsageReport.Before::rows).orElse(List.of()));
    this.left = report.filter().by() == By.USER ? report.individual() : Map.of();
  }

  static List<UsageRow> of(UsageReport report, List<Service> services) {
    return of(report, UsageNames.of(report.people(), services, report.options()));
  }

  static List<UsageRow> of(UsageReport report, UsageNames names) {
    var rows = new UsageRows(report, names);
    return switch (report.filter().by()) {
      case USER -> rows.ofPeople();
      case SERVICE, GROUP, CODE, LICENCE -> rows.ofKeys();
      case MONTH, WEEK, DAY -> rows.ofTimes();
    };
  }

  /** How all of them changed; empty where nothing is compared, or not each with its own past. */
  static Optional<Change> change(List<UsageRow> rows, UsageReport report) {
    return rows.isEmpty() || report.filter().by().isTime()
        ? Optional.empty()
        : report
            .before()
            .map(
                before ->
                    new Change(
                        Credits.sum(rows.stream().map(UsageRow::used).toList()), before.used()));
  }

  private static Map<String, Total> byKey(List<Total> totals) {
    return totals.stream().collect(Collectors.toMap(Total::key, Function.identity()));
  }

  /** Everybody, also without use: who has something left is part of the answer. */
  private List<UsageRow> ofPeople() {
    return report.people().stream().filter(this::isShown).map(this::ofPerson).toList();
  }

  private boolean isShown(UsagePerson person) {
    UsageFilter filter = report.filter();
    String key = person.id().toString();
    return now.containsKey(key)
        || before.containsKey(key)
        || (filter.group().isEmpty()
            && filter.service().isEmpty()
            && filter.code().isEmpty()
            && filter.licence().isEmpty()
            && filter.outcome().isEmpty()
            && filter.person().map(id -> id == person.id().value()).orElse(true)
            && filter.seated().map(seated -> seated == person.seated()).orElse(true));
  }

  private UsageRow ofPerson(UsagePerson person) {
    return row(
        person.id().toString(),
        Optional.of(person),
        Optional.of(left.getOrDefault(person.id(), Credits.ZERO)),
        report
            .before()
            .filter(compared -> compared.tellsOf(person.id()))
            .map(_ -> then(person.id().toString())));
  }

  /** Also those that were used in the period before alone. */
  private List<UsageRow> ofKeys() {
    return Stream.concat(now.keySet().stream(), before.keySet().stream())
        .distinct()
        .map(
            key ->
                row(key, Optional.empty(), Optional.empty(), report.before().map(_ -> then(key))))
        .toList();
  }

  /** Each is compared with the one before it. */
  private List<UsageRow> ofTimes() {
    return now.keySet().stream()
        .map(key -> row(key, Optional.empty(), Optional.empty(), before(LocalDate.parse(key))))
        .toList();
  }

  /** Only whole ones can be compared, and only where the one before was looked at. */
  private Optional<Credits> before(LocalDate start) {
    Span span = Span.of(report.filter().by());
    UsagePeriod period = report.filter().period();
    LocalDate previous = span.before(start);
    boolean whole =
        !start.isBefore(period.from()) && !span.next(start).minusDays(1).isAfter(period.to());
    boolean inside = !previous.isBefore(period.from());
    boolean looked =
        report.before().map(b -> b.period().from()).filter(f -> !previous.isBefore(f)).isPresent()
            && period.from().equals(start);
    return whole && (inside || looked)
        ? Optional.of(inside ? used(now, previous.toString()) : then(previous.toString()))
        : Optional.empty();
  }

  private Credits then(String key) {
    return used(before, key);
  }

  private static Credits used(Map<String, Total> totals, String key) {
    Total total = totals.get(key);
    return total == null ? Credits.ZERO : total.used();
  }

  private UsageRow row(
      String key, Optional<UsagePerson> person, Optional<Credits> left, Optional<Credits> then) {
    Optional<Total> total = Optional.ofNullable(now.get(key));
    return new UsageRow(
        key,
        names.of(report.filter().by(), key),
        person,
        left,
        total.map(Total::individual).orElse(Credits.ZERO),
        total.map(Total::shared).orElse(Credits.ZERO),
        then,
        total.map(Total::jobs).orElse(0L),
        total.map(Total::refused).orElse(0L));
  }

  /**
   * @param column of the table: name, used, change, individual, shared, jobs, refused or left
   */
  static List<UsageRow> sorted(List<UsageRow> rows, By by, String column, boolean descending) {
    Comparator<UsageRow> order =
        switch (column) {
          case "used" -> Comparator.comparing(UsageRow::used);
          case "change" ->
              Comparator.comparing(
                  row -> row.change().map(Change::difference).orElse(Credits.ZERO));
          case "individual" -> Comparator.comparing(UsageRow::individual);
          case "shared" -> Comparator.comparing(UsageRow::shared);
          case "jobs" -> Comparator.comparing(UsageRow::jobs);
          case "refused" -> Comparator.comparing(UsageRow::refused);
          case "left" -> Comparator.comparing(row -> row.left().orElse(Credits.ZERO));
          default ->
              by.isTime()
                  ? Comparator.comparing(UsageRow::key)
                  : Comparator.comparing(row -> row.label().toLowerCase(Locale.ROOT));
        };
    var sorted = new ArrayList<>(rows);
    sorted.sort(
        (descending ? order.reversed() : order)
            .thenComparing(row -> row.label().toLowerCase(Locale.ROOT))
            .thenComparing(UsageRow::key));
    return sorted;
  }
}
