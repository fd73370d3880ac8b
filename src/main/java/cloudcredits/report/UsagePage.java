package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Sort;
import cloudcredits.web.When;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The usage report, ready to print.
 *
 * @param answer what went most, and how it compares with the period before
 * @param compared with which days, "" when with none
 * @param before with which days the statement is compared, "" when with none
 * @param pivot the rows in two dimensions, where two are asked for
 * @param rows in one dimension
 * @param asOf of when it is what is left
 * @param saved the views that the reader keeps
 * @param known of which past day the whole report is, if it is of one
 */
public record UsagePage(
    String used,
    String length,
    String left,
    When from,
    When to,
    String answer,
    String compared,
    String before,
    List<String> problems,
    By by,
    UsageFields fields,
    BarsDrawing drawing,
    BarsTable table,
    StatementPage statement,
    Sort sort,
    Optional<PivotPage> pivot,
    List<UsageLine> rows,
    UsageLine all,
    Pager pager,
    String noun,
    String csv,
    String xlsx,
    String pdf,
    String focus,
    String jobs,
    String ledger,
    String everything,
    When asOf,
    SavedViewLinks saved,
    Optional<When> known,
    boolean narrowed) {

  private static final int SIZE = 30;
  private static final int SIZE_IN_TWO_DIMENSIONS = 20;

  private static final Set<String> COLUMNS =
      Set.of("name", "used", "change", "individual", "shared", "jobs", "refused", "left");

  /** What the table of rows is about. */
  public String title() {
    return pivot
        .map(PivotPage::title)
        .orElseGet(
            () ->
                "Used"
                    + (by == By.USER ? " and left" : "")
                    + " by "
                    + by.label().toLowerCase(Locale.ROOT));
  }

  /** The rows of the page that is asked for, by the report without its cells. */
  static List<UsageRow> shown(UsageReport report, UsageNames names, UsageLinks links) {
    List<UsageRow> rows = sorted(report, names, links);
    return shown(rows, pager(report, rows, links));
  }

  private static List<UsageRow> shown(List<UsageRow> rows, Pager pager) {
    return rows.subList(
        (int) pager.offset(), (int) Math.min(rows.size(), pager.offset() + pager.size()));
  }

  /** Whose rows these are. */
  static Set<PersonId> people(List<UsageRow> rows) {
    return rows.stream()
        .flatMap(row -> row.person().stream())
        .map(UsagePerson::id)
        .collect(Collectors.toSet());
  }

  static UsagePage of(
      Contract contract,
      UsageReport report,
      List<Service> services,
      QueryString asked,
      List<SavedView> views) {
    UsageFilter filter = report.filter();
    UsageNames names = UsageNames.of(report.people(), services, report.options());
    UsageLinks links = UsageLinks.of(contract.number(), asked, filter);
    List<UsageRow> rows = sorted(report, names, links);
    Pager pager = pager(report, rows, links);
    List<UsageRow> shown = shown(rows, pager);
    Bars bars = Bars.of(report, services);
    Credits most = rows.stream().map(UsageRow::used).max(Credits::compareTo).orElse(Credits.ZERO);
    return new UsagePage(
        Format.credits(sum(rows)),
        filter.period().length(),
        Format.credits(report.statement().all().left()),
        filter.period().first(),
        When.date(filter.period().to()),
        UsageWords.answer(bars, rows, report),
        UsageWords.compared(report, contract.terms()),
        UsageWords.before(report, contract.terms()),
        filter.problems(),
        filter.by(),
        UsageFields.of(
            new UsageFields.Facts(
                contract,
                contract.dayOf(report.now()),
                report.people(),
                report.many(),
                services,
                report.options(),
                names),
            links),
        BarsDrawing.of(bars, links),
        BarsTable.of(bars, links),
        StatementPage.of(
            report.statement(),
            filter.period(),
            contract.dayOf(report.now()),
            report.before().map(UsageReport.Before::statement)),
        sort(links),
        report.cells().map(_ -> PivotPage.of(report, shown, rows, names, links)),
        shown.stream().map(row -> UsageLine.of(row, report, links, most)).toList(),
        UsageLine.all(rows, report, links),
        pager,
        filter.by().count(rows.size()),
        links.export("csv"),
        links.export("xlsx"),
        links.export("pdf"),
        links.focus(),
        links.jobs(),
        "/contracts/" + contract.number() + "/ledger",
        links.everything(),
        filter.asOf().map(When::date).orElseGet(() -> When.dateTime(report.now(), contract.zone())),
        SavedViewLinks.of(links.path(), filter, views),
        filter.asOf().map(When::date),
        filter.narrows());
  }

  /** Whether the order of the rows depends on how each has changed. */
  static boolean isSortedByChange(QueryString asked) {
    return asked.get("sort").filter(sort -> sort.endsWith("change")).isPresent();
  }

  private static Sort sort(UsageLinks links) {
    String usual = links.filter().by().isTime() ? "-name" : "-used";
    return Sort.of(links.path(), links.query(), COLUMNS, usual);
  }

  private static List<UsageRow> sorted(UsageReport report, UsageNames names, UsageLinks links) {
    Sort sort = sort(links);
    return UsageRows.sorted(
        UsageRows.of(report, names), report.filter().by(), sort.key(), sort.descending());
  }

  private static Pager pager(UsageReport report, List<UsageRow> rows, UsageLinks links) {
    int size = report.filter().across().isPresent() ? SIZE_IN_TWO_DIMENSIONS : SIZE;
    return Pager.of(links.path(), links.query(), size, rows.size());
  }

  private static Credits sum(List<UsageRow> rows) {
    return Credits.sum(rows.stream().map(UsageRow::used).toList());
  }
}
