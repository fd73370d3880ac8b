package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.report.ReportRepository.Sum;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a usage report, named and sorted. */
final class UsageRows {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private UsageRows() {}

  static List<UsageRow> of(UsageReport report, List<Service> services) {
    return report.filter().by() == By.USER ? byUser(report) : others(report, services);
  }

  /** Everybody, also without use: who has something left is part of the answer. */
  private static List<UsageRow> byUser(UsageReport report) {
    Map<String, Sum> sums =
        report.rows().stream().collect(Collectors.toMap(Sum::key, Function.identity()));
    return report.people().stream()
        .filter(person -> isShown(person, report.filter(), sums))
        .map(person -> ofPerson(person, report, sums))
        .toList();
  }

  private static boolean isShown(UsagePerson person, UsageFilter filter, Map<String, Sum> sums) {
    return sums.containsKey(person.id().toString())
        || (filter.group().isEmpty()
            && filter.service().isEmpty()
            && filter.code().isEmpty()
            && filter.person().map(id -> id == person.id().value()).orElse(true)
            && filter.seated().map(seated -> seated == person.seated()).orElse(true));
  }

  private static UsageRow ofPerson(UsagePerson person, UsageReport report, Map<String, Sum> sums) {
    PersonId id = person.id();
    Optional<Sum> sum = Optional.ofNullable(sums.get(id.toString()));
    return new UsageRow(
        id.toString(),
        person.name(),
        Optional.of(person),
        Optional.of(Holdings.of(report.book(), id, report.now())),
        sum.map(Sum::individual).orElse(Credits.ZERO),
        sum.map(Sum::shared).orElse(Credits.ZERO),
        sum.map(Sum::jobs).orElse(0L),
        sum.map(Sum::refused).orElse(0L));
  }

  private static List<UsageRow> others(UsageReport report, List<Service> services) {
    return report.rows().stream()
        .map(
            sum ->
                new UsageRow(
                    sum.key(),
                    label(report, services, sum.key()),
                    Optional.empty(),
                    Optional.empty(),
                    sum.individual(),
                    sum.shared(),
                    sum.jobs(),
                    sum.refused()))
        .toList();
  }

  private static String label(UsageReport report, List<Service> services, String key) {
    return switch (report.filter().by()) {
      case USER -> key;
      case SERVICE ->
          services.stream()
              .filter(service -> service.key().equals(key))
              .map(Service::name)
              .findFirst()
              .orElse(key);
      case GROUP -> key.equals("0") ? "No group" : option(report, "group", key).orElse(key);
      case CODE ->
          key.isEmpty()
              ? "No charge code"
              : option(report, "code", key).map(name -> key + " " + name).orElse(key);
      case CONTRACT -> MONTH.format(LocalDate.parse(key));
      case WEEK, DAY -> Format.date(LocalDate.parse(key));
    };
  }

  private static Optional<String> option(UsageReport report, String kind, String key) {
    return report.options().stream()
        .filter(option -> option.kind().equals(kind) && option.key().equals(key))
        .map(Option::name)
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /**
   * @param column one of those of the table: name, used, individual, shared, jobs, refused, left
   */
  static List<UsageRow> sorted(List<UsageRow> rows, By by, String column, boolean descending) {
    Comparator<UsageRow> order =
        switch (column) {
          case "used" -> Comparator.comparing(UsageRow::used);
          case "individual" -> Comparator.comparing(UsageRow::individual);
          case "shared" -> Comparator.comparing(UsageRow::shared);
          case "jobs" -> Comparator.comparing(UsageRow::jobs);
          case "refused" -> Comparator.comparing(UsageRow::refused);
          case "left" ->
              Comparator.comparing(
                  row -> row.holdings().map(Holdings::individual).orElse(Credits.ZERO));
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
