package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.credit.ContractId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Total;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.TotalsService;
import cloudcredits.rollup.UseFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Answers what was used on a contract, with the figures of the usage report. Of the caller's own
 * services, as with jobs; others do not exist for it (rules §11).
 */
final class UseInquiryService {

  /** A cursor is a key, and a key may be empty. */
  static final String CURSOR = "after:";

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final TotalsService totals = new TotalsService();

  UseInquiryService(Jdbi jdbi, LedgerService ledger) {
    this.jdbi = jdbi;
    this.ledger = ledger;
  }

  UseView use(ApiCaller caller, ContractId contract, UseQuestion question) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          record Here(ZoneId zone, LocalDate today) {}
          Here here =
              ledger.view(
                  contract,
                  (book, now) -> {
                    ZoneId zone = book.rules().terms().zone();
                    return new Here(zone, LocalDate.ofInstant(now, zone));
                  });
          LocalDate to = question.to().orElse(here.today());
          LocalDate from = question.from().orElse(to.withDayOfMonth(1));
          List<Total> rows =
              rows(handle, contract, here.zone(), from, to, question.by(), caller.services());
          return view(question, from, to, here.zone(), rows);
        });
  }

  private List<Total> rows(
      Handle handle,
      ContractId contract,
      ZoneId zone,
      LocalDate from,
      LocalDate to,
      Dimension by,
      Set<String> services) {
    List<Dimension> split = by == Dimension.SERVICE ? List.of(by) : List.of(by, Dimension.SERVICE);
    var query = new TotalsQuery(contract, zone, from, to, split, UseFilter.NONE);
    return totals.totals(handle, query).stream()
        .filter(total -> services.contains(total.keys().getLast()))
        .toList();
  }

  private static UseView view(
      UseQuestion question, LocalDate from, LocalDate to, ZoneId zone, List<Total> rows) {
    var byKey =
        rows.stream().collect(Collectors.groupingBy(Total::key, TreeMap::new, Collectors.toList()));
    List<UseView.Row> found =
        byKey.entrySet().stream()
            .filter(
                row -> question.after().map(key -> row.getKey().compareTo(key) > 0).orElse(true))
            .limit(question.limit() + 1L)
            .map(row -> UseView.Row.of(row.getKey(), row.getValue()))
            .toList();
    PageOf<UseView.Row> page = PageOf.of(found, question.limit(), row -> CURSOR + row.key());
    return new UseView(
        from.toString(),
        to.toString(),
        zone.getId(),
        question.by(),
        UseView.Sum.of(rows),
        page.items(),
        page.next());
  }
}
