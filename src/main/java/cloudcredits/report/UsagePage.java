package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Sort;
import cloudcredits.web.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The usage report, ready to print.
 *
 * @param said the filter in words, for the printed page
 * @param more whether a filter counts that is seldom used
 */
public record UsagePage(
    String used,
    String length,
    String left,
    When from,
    When to,
    String answer,
    List<String> problems,
    By by,
    List<Choice> views,
    String view,
    String said,
    String path,
    Form form,
    Map<String, List<Choice>> choices,
    boolean more,
    BarsDrawing drawing,
    BarsTable table,
    StatementPage statement,
    Sort sort,
    List<Row> rows,
    Row all,
    Pager pager,
    String noun,
    String csv,
    String ledger,
    When asOf,
    boolean narrowed) {

  static final int SIZE = 40;

  private static final Set<String> COLUMNS =
      Set.of("name", "used", "individual", "shared", "jobs", "refused", "left");
  private static final Credits NEAR = Credits.of(25);

  /**
   * @param share the bar's length, 0 to 100
   * @param state "" except for people who can't use credits
   */
  public record Row(
      String label,
      Optional<String> href,
      String note,
      String state,
      String share,
      String used,
      String individual,
      String shared,
      String jobs,
      String refused,
      String individualLeft,
      String capLeft,
      boolean near) {}

  /** The chart as a table. */
  public record BarsTable(
      String unit, List<String> services, List<BarRow> rows, List<String> all, String sum) {}

  public record BarRow(When when, List<String> used, String all) {}

  static UsagePage of(
      Contract contract, UsageReport report, List<Service> services, QueryString asked) {
    UsageFilter filter = report.filter();
    QueryString query = Periods.on(asked, filter.period());
    String path = "/contracts/" + contract.number() + "/usage";
    Sort sort = Sort.of(path, query, COLUMNS, filter.by().isTime() ? "-name" : "-used");
    List<UsageRow> rows =
        UsageRows.sorted(
            UsageRows.of(report, services), filter.by(), sort.key(), sort.descending());
    Pager pager = Pager.of(path, query, SIZE, rows.size());
    Bars bars = Bars.of(report, services);
    Credits most = rows.stream().map(UsageRow::used).max(Credits::compareTo).orElse(Credits.ZERO);
    ZoneId zone = contract.zone();
    List<UsageRow> shown =
        rows.subList((int) pager.offset(), (int) Math.min(rows.size(), pager.offset() + SIZE));
    return new UsagePage(
        Format.credits(sum(rows)),
        filter.period().length(),
        Format.credits(report.statement().all().left()),
        filter.period().first(),
        When.date(filter.period().to()),
        answer(bars, rows, filter),
        filter.problems(),
        filter.by(),
        Arrays.stream(By.values()).map(by -> view(path, query, by)).toList(),
        view(path, query, filter.by()).value(),
        said(filter),
        path,
        form(filter, query),
        choices(report, services),
        filter.person().isPresent() || filter.code().isPresent() || filter.seated().isPresent(),
        BarsDrawing.of(bars),
        table(bars),
        StatementPage.of(report.statement(), filter.period(), contract.dayOf(report.now())),
        sort,
        shown.stream().map(row -> row(row, filter, query, path, most)).toList(),
        all(rows, report),
        pager,
        noun(filter.by(), rows.size()),
        query.without("page").on(path + ".csv"),
        "/contracts/" + contract.number() + "/ledger",
        When.dateTime(report.now(), zone),
        filter.narrows());
  }

  private static Credits sum(List<UsageRow> rows) {
    return Credits.sum(rows.stream().map(UsageRow::used).toList());
  }

  private static String answer(Bars bars, List<UsageRow> rows, UsageFilter filter) {
    if (bars.series().isEmpty()) {
      return "Nothing was used in this period.";
    }
    Bars.Series first = bars.series().getFirst();
    String most = Format.percent(first.used(), bars.all()) + " went on " + first.name() + ".";
    return filter.by() == By.USER ? most + " " + concentration(rows) : most;
  }

  /** How many people it takes to come to four fifths of the use. */
  private static String concentration(List<UsageRow> rows) {
    long enough = sum(rows).hundredths() * 4 / 5;
    List<Long> used =
        rows.stream().map(row -> -row.used().hundredths()).sorted().map(u -> -u).toList();
    long sum = 0;
    int people = 0;
    while (people < used.size() && sum < enough) {
      sum += used.get(people++);
    }
    return Format.number(people)
        + " of "
        + Format.plural("person", "people", rows.size())
        + " used 80\u00a0% of it.";
  }

  private static Choice view(String path, QueryString query, By by) {
    return new Choice(
        query.with("by", by.key()).without("page").without("sort").on(path), by.label());
  }

  private static String said(UsageFilter filter) {
    var words = new ArrayList<String>();
    words.add("By " + filter.by().label().toLowerCase(java.util.Locale.ROOT));
    words.add(filter.period().label());
    filter.service().ifPresent(service -> words.add("service " + service));
    filter.group().ifPresent(group -> words.add(group == 0 ? "no group" : "one group"));
    filter
        .code()
        .ifPresent(code -> words.add(code.isEmpty() ? "no charge code" : "charge code " + code));
    filter.person().ifPresent(_ -> words.add("one person"));
    filter
        .seated()
        .ifPresent(seated -> words.add(seated ? "people seated" : "people no longer seated"));
    return String.join(", ", words);
  }

  private static Form form(UsageFilter filter, QueryString query) {
    var values = new java.util.HashMap<String, List<String>>(Periods.values(filter.period()));
    for (String name : List.of("person", "service", "group", "code", "state")) {
      query.get(name).ifPresent(value -> values.put(name, List.of(value)));
    }
    return Form.of(values);
  }

  private static Map<String, List<Choice>> choices(UsageReport report, List<Service> services) {
    return Map.of(
        "period", Periods.choices(),
        "person",
            with(
                "All users",
                report.people().stream()
                    .map(p -> new Choice(p.id().toString(), p.name()))
                    .toList()),
        "service",
            with(
                "All services", services.stream().map(s -> new Choice(s.key(), s.name())).toList()),
        "group", with("All groups", options(report, "group", new Choice("0", "No group"))),
        "code",
            with(
                "All charge codes",
                options(report, "code", new Choice(UsageFilter.NO_CODE, "No charge code"))),
        "state",
            List.of(
                new Choice("", "Everybody"),
                new Choice("seated", "Seated"),
                new Choice("left", "No longer seated")));
  }

  private static List<Choice> with(String all, List<Choice> choices) {
    var more = new ArrayList<Choice>();
    more.add(new Choice("", all));
    more.addAll(choices);
    return more;
  }

  private static List<Choice> options(UsageReport report, String kind, Choice none) {
    var choices = new ArrayList<Choice>();
    report.options().stream()
        .filter(option -> option.kind().equals(kind))
        .map(UsagePage::option)
        .forEach(choices::add);
    choices.add(none);
    return choices;
  }

  private static Choice option(Option option) {
    boolean code = option.kind().equals("code");
    return new Choice(
        option.key(), code ? (option.key() + " " + option.name()).strip() : option.name());
  }

  private static BarsTable table(Bars bars) {
    return new BarsTable(
        bars.unit().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bars.unit().substring(1),
        bars.series().stream().map(Bars.Series::name).toList(),
        bars.bars().stream()
            .map(
                bar ->
                    new BarRow(
                        bar.when(),
                        bar.used().stream().map(Format::credits).toList(),
                        Format.credits(bar.all())))
            .toList(),
        bars.series().stream().map(series -> Format.credits(series.used())).toList(),
        Format.credits(bars.all()));
  }

  private static Row row(
      UsageRow row, UsageFilter filter, QueryString query, String path, Credits most) {
    return new Row(
        row.label(),
        href(row, filter, query, path),
        row.person().flatMap(UsagePerson::groupName).orElse(""),
        row.person().map(UsagePage::state).filter(state -> !state.equals("Seated")).orElse(""),
        share(row.used(), most),
        Format.credits(row.used()),
        Format.credits(row.individual()),
        Format.credits(row.shared()),
        Format.number(row.jobs()),
        Format.number(row.refused()),
        row.holdings().map(UsagePage::individual).orElse(""),
        row.holdings().map(UsagePage::cap).orElse(""),
        row.holdings().filter(UsagePage::isNear).isPresent());
  }

  /** To what the row is made of: the person, or the same report narrowed to it. */
  private static Optional<String> href(
      UsageRow row, UsageFilter filter, QueryString query, String path) {
    QueryString users = query.with("by", By.USER.key()).without("sort").without("page");
    return switch (filter.by()) {
      case USER -> Optional.of(period(query).on(path + "/people/" + row.key()));
      case SERVICE -> Optional.of(users.with("service", row.key()).on(path));
      case GROUP -> Optional.of(users.with("group", row.key()).on(path));
      case CODE ->
          Optional.of(
              users.with("code", row.key().isEmpty() ? UsageFilter.NO_CODE : row.key()).on(path));
      case DAY ->
          Optional.of(
              users.without("period").with("from", row.key()).with("to", row.key()).on(path));
      case WEEK, CONTRACT -> Optional.empty();
    };
  }

  /** Of the query, the period alone. */
  private static QueryString period(QueryString query) {
    QueryString kept = QueryString.EMPTY;
    for (String name : List.of("period", "from", "to")) {
      kept = kept.with(name, query.get(name).orElse(""));
    }
    return kept;
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

  private static Row all(List<UsageRow> rows, UsageReport report) {
    Credits individual = Credits.sum(rows.stream().map(UsageRow::individual).toList());
    Credits shared = Credits.sum(rows.stream().map(UsageRow::shared).toList());
    Credits left =
        Credits.sum(
            rows.stream().flatMap(r -> r.holdings().stream()).map(Holdings::individual).toList());
    return new Row(
        "All " + noun(report.filter().by(), rows.size()),
        Optional.empty(),
        "",
        "",
        "0",
        Format.credits(individual.plus(shared)),
        Format.credits(individual),
        Format.credits(shared),
        Format.number(rows.stream().mapToLong(UsageRow::jobs).sum()),
        Format.number(rows.stream().mapToLong(UsageRow::refused).sum()),
        Format.credits(left),
        Format.credits(report.statement().shared().left()) + " shared",
        false);
  }

  private static String noun(By by, int count) {
    return switch (by) {
      case USER -> Format.plural("person", "people", count);
      case SERVICE -> Format.plural("service", count);
      case GROUP -> Format.plural("group", count);
      case CODE -> Format.plural("charge code", count);
      case CONTRACT -> Format.plural("month", count);
      case WEEK -> Format.plural("week", count);
      case DAY -> Format.plural("day", count);
    };
  }
}
