package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.report.ReportRepository.SharedGrant;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import java.util.List;
import java.util.Optional;

/**
 * The usage report for paper, ready to print: its page without what only a screen has, with the
 * rows of all its pages, and the runway.
 *
 * @param usage the page of the same address
 * @param rows of one dimension, the most used first or in time's order
 * @param pivot of two dimensions
 * @param cut how many rows there are when not all are printed, "" when they are
 * @param runway what it says and its drawing, where there are credits to draw
 */
public record UsagePaper(
    String number,
    String customer,
    String renewal,
    String asOf,
    UsagePage usage,
    List<UsageLine> rows,
    Optional<PivotPage> pivot,
    String cut,
    String runwaySays,
    Optional<RunwayDrawing> runway,
    List<OverviewPage.GrantRow> grants,
    OverviewPage.GrantRow allGrants) {

  /** More would be a book: they are in the spreadsheet. */
  static final int MOST_ROWS = 400;

  static UsagePaper of(
      Contract contract,
      UsageReport report,
      Overview overview,
      List<Service> services,
      QueryString address) {
    UsageNames names = UsageNames.of(report.people(), services, report.options());
    UsageLinks links = UsageLinks.of(contract.number(), address, report.filter());
    By by = report.filter().by();
    List<UsageRow> all =
        UsageRows.sorted(
            UsageRows.of(report, names), by, by.isTime() ? "name" : "used", !by.isTime());
    List<UsageRow> printed = all.subList(0, Math.min(all.size(), MOST_ROWS));
    Credits most = all.stream().map(UsageRow::used).max(Credits::compareTo).orElse(Credits.ZERO);
    List<SharedGrant> current = overview.grants().stream().filter(OverviewPage::isCurrent).toList();
    return new UsagePaper(
        contract.number(),
        contract.customer(),
        contract.renewalAt(report.now()).map(Format::date).orElse("none"),
        Format.dateTime(report.now(), contract.zone()) + ", " + contract.zone().getId(),
        UsagePage.of(contract, report, services, address, List.of()),
        printed.stream().map(row -> UsageLine.of(row, report, links, most)).toList(),
        report.cells().map(_ -> PivotPage.of(report, printed, all, names, links)),
        all.size() > printed.size() ? by.count(all.size()) : "",
        RunwayWords.heading(overview.runway()),
        overview.runway().facts().layers().isEmpty()
            ? Optional.empty()
            : Optional.of(RunwayDrawing.of(overview.runway())),
        OverviewPage.rows(current, contract, overview.runway()),
        OverviewPage.all(current, overview.runway()));
  }
}
