package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.web.Form;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The views that a person keeps, ready to print.
 *
 * @param path of this page, that the form is sent to
 * @param report the report as it is about to be kept
 * @param said the same in words
 */
public record SavedViewsPage(
    String path, String usage, String report, String said, List<Row> rows, Form form) {

  /**
   * A view, with what it shows.
   *
   * @param open the report
   * @param change where it is renamed or deleted
   */
  public record Row(String name, String said, String open, String change) {}

  static SavedViewsPage of(Contract contract, UsageFilter filter, List<Kept> views, Form form) {
    String usage = usage(contract);
    return new SavedViewsPage(
        usage + "/views",
        usage,
        UsageQuery.of(filter).on(usage),
        said(filter),
        views.stream().map(kept -> row(kept, usage)).toList(),
        form);
  }

  /** A view and how its query reads today. */
  record Kept(SavedView view, UsageFilter filter) {}

  private static Row row(Kept kept, String usage) {
    SavedView view = kept.view();
    return new Row(view.name(), said(kept.filter()), view.on(usage), usage + "/views/" + view.id());
  }

  static String usage(Contract contract) {
    return "/contracts/" + contract.number() + "/usage";
  }

  /** The query that the form keeps while a name is typed. */
  public String query() {
    return report.substring(report.indexOf('?') + 1);
  }

  /** The filter in words: {@code By user and service, 12 months, filtered}. */
  static String said(UsageFilter filter) {
    UsagePeriod period = filter.period();
    return "By "
        + filter.by().label().toLowerCase(Locale.ROOT)
        + filter.across().map(by -> " and " + by.label().toLowerCase(Locale.ROOT)).orElse("")
        + ", "
        + (period.key().isEmpty()
            ? period.from() + " to " + period.to()
            : period.label().substring(0, 1).toLowerCase(Locale.ROOT) + period.label().substring(1))
        + (filter.narrows() ? ", filtered" : "")
        + filter.asOf().map(day -> ", as known on " + day).orElse("");
  }

  /** How a query reads today. */
  static Kept kept(SavedView view, Contract contract, LocalDate today) {
    return new Kept(view, UsageFilter.of(QueryString.parse(view.query()), contract.terms(), today));
  }
}
