package cloudcredits.report;

import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a usage report's figures lead, with its period and filters kept.
 *
 * @param path of the report
 * @param query what is asked for, with the period named
 */
record UsageLinks(String path, QueryString query, UsageFilter filter) {

  private static final List<String> OF_ONE_VIEW = List.of("page", "sort", "before");

  static UsageLinks of(String number, QueryString asked, UsageFilter filter) {
    return new UsageLinks(
        "/contracts/" + number + "/usage", Periods.on(asked, filter.period()), filter);
  }

  /** The same use by something else. */
  String view(By by) {
    return plain().with("by", by.key()).on(path);
  }

  /** All that the address asks for, as a file. */
  String export(String ending) {
    return query.without("page").on(path + "." + ending);
  }

  /** The period's charges of the whole contract, for FinOps tools. */
  String focus() {
    return period().on(path + "/focus.csv");
  }

  /** The jobs behind everything that is shown. */
  String jobs() {
    return narrowing().on(path + "/jobs");
  }

  /** The jobs behind a row. */
  String jobs(By by, String key) {
    return with(narrowing(), by, key).on(path + "/jobs");
  }

  /** The jobs behind a cell. */
  String jobs(By by, String key, By across, String second) {
    return with(with(narrowing(), by, key), across, second).on(path + "/jobs");
  }

  /** The jobs behind a row's days, from the start of one stretch of time to a last day. */
  String jobs(By by, String key, LocalDate from, LocalDate to) {
    return days(with(narrowing(), by, key), from, to).on(path + "/jobs");
  }

  /** The jobs between two days, kept within the period. */
  String jobs(LocalDate from, LocalDate to) {
    return days(narrowing(), from, to).on(path + "/jobs");
  }

  /** What stands out in the period. */
  String unusual() {
    return narrowing().on(path + "/unusual");
  }

  /** A person's own page. */
  String person(String key) {
    return period().on(path + "/people/" + key);
  }

  /** The same report of one row alone, by something else. */
  String narrowed(By by, String key, By next) {
    return with(plain().without("and"), by, key).with("by", next.key()).on(path);
  }

  /** The report without its filters. */
  String everything() {
    return QueryString.EMPTY.with("by", filter.by().key()).with("period", "all").on(path);
  }

  private QueryString plain() {
    QueryString plain = query;
    for (String name : OF_ONE_VIEW) {
      plain = plain.without(name);
    }
    return plain;
  }

  private QueryString narrowing() {
    QueryString kept = period();
    for (String name : UsageFilter.NARROWING) {
      kept = kept.with(name, query.get(name).orElse(""));
    }
    return kept;
  }

  private QueryString period() {
    QueryString kept = QueryString.EMPTY;
    for (String name : List.of("period", "from", "to", UsageFilter.AS_OF)) {
      kept = kept.with(name, query.get(name).orElse(""));
    }
    return kept;
  }

  private QueryString with(QueryString kept, By by, String key) {
    return switch (by) {
      case USER -> kept.with("person", key);
      case SERVICE -> kept.with("service", key);
      case GROUP -> kept.with("group", key);
      case CODE -> kept.with("code", key.isEmpty() ? UsageFilter.NO_CODE : key);
      case LICENCE -> kept.with("licence", key);
      case MONTH, WEEK, DAY -> {
        LocalDate start = LocalDate.parse(key);
        yield days(kept, start, Span.of(by).next(start).minusDays(1));
      }
    };
  }

  private QueryString days(QueryString kept, LocalDate from, LocalDate to) {
    UsagePeriod period = filter.period();
    LocalDate first = from.isBefore(period.from()) ? period.from() : from;
    LocalDate last = to.isAfter(period.to()) ? period.to() : to;
    return kept.without("period").with("from", first.toString()).with("to", last.toString());
  }

  /** To what a row is made of: the person, or the same report narrowed to it. */
  String row(By by, String key) {
    return by == By.USER ? person(key) : narrowed(by, key, By.USER);
  }
}
