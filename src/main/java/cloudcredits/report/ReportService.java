package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Entry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Grant;
import cloudcredits.ledger.LedgerService;
import cloudcredits.report.Statement.Flow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads reports: each from one snapshot of the database, with the book caught up to now, so that
 * all figures of a page agree and nothing that has expired is shown as available.
 */
public final class ReportService {

  private static final int MOST_DAYS_BY_DAY = 16;
  private static final int MOST_DAYS_BY_WEEK = 190;
  private static final int MOST_DAYS_BY_MONTH = 1_100;

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final Clock clock;
  private final ReportRepository repository = new ReportRepository();

  public ReportService(Jdbi jdbi, LedgerService ledger, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  UsageReport usage(Contract contract, UsageFilter filter) {
    String bar = bar(filter.period());
    return read(
        contract,
        (handle, book) ->
            new UsageReport(
                filter,
                book,
                clock.instant(),
                bar,
                repository.sums(handle, contract.id(), contract.zone(), filter, bar),
                statement(handle, contract, filter.period(), book),
                repository.people(handle, contract.id()),
                repository.options(handle, contract.id())));
  }

  Statement statement(Handle handle, Contract contract, UsagePeriod period, Book book) {
    List<Flow> flows =
        new ArrayList<>(repository.flows(handle, contract.id(), contract.zone(), period));
    for (Entry due : book.takeChanges().entries()) {
      Fund fund = book.fund(due.grant());
      flows.add(due(due, fund.grant(), period, contract));
    }
    return Statement.of(flows);
  }

  /** What the clock has made due counts on its day, whether or not it is posted yet. */
  private static Flow due(Entry entry, Grant grant, UsagePeriod period, Contract contract) {
    Instant at = entry.effectiveAt();
    boolean before = at.isBefore(period.begin(contract.zone()));
    boolean during = !before && at.isBefore(period.end(contract.zone()));
    return new Flow(
        grant.pool(),
        entry.movement(),
        grant.origin().source() == Grant.Source.REPLACEMENT,
        before ? entry.credits() : Credits.ZERO,
        during ? entry.credits() : Credits.ZERO);
  }

  private static String bar(UsagePeriod period) {
    long days = period.days();
    return days <= MOST_DAYS_BY_DAY
        ? "day"
        : days <= MOST_DAYS_BY_WEEK ? "week" : days <= MOST_DAYS_BY_MONTH ? "month" : "quarter";
  }

  /** One snapshot; the ledger's own reading joins it. */
  <R> R read(Contract contract, BiFunction<Handle, Book, R> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> reading.apply(handle, ledger.view(contract.id())));
  }
}
