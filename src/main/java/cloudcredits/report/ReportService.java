package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Entry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Grant;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.report.Statement.Flow;
import cloudcredits.report.UsageReport.Before;
import cloudcredits.report.UsageReport.Cells;
import cloudcredits.report.UsageReport.Then;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Movements.GrantThen;
import cloudcredits.rollup.Total;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads reports: each from one snapshot of the database, with the book caught up to now, so that
 * all figures of a page agree and nothing that has expired is shown as available.
 */
public final class ReportService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final Clock clock;
  private final ReportRepository repository = new ReportRepository();
  private final UseService use = new UseService();

  public ReportService(Jdbi jdbi, LedgerService ledger, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Everybody who ever had a seat or asked for a job, by name. */
  List<UsagePerson> people(Contract contract) {
    return read(contract, (handle, _) -> repository.people(handle, contract.id(), contract.zone()));
  }

  /** A report; in two dimensions with all its cells. */
  UsageReport usage(Contract contract, UsageFilter filter) {
    return usage(contract, filter, Shown.ALL);
  }

  /**
   * Whose rows will stand on a page.
   *
   * @param byChange whether they are sorted by what is compared, so that it is read of everybody
   * @param people them, by the report without its cells; nobody means everybody
   */
  record Shown(boolean byChange, Function<UsageReport, Set<PersonId>> people) {

    static final Shown ALL = new Shown(true, _ -> Set.of());
  }

  /** A report; its cells, and what users are compared with, of those who are shown only. */
  UsageReport usage(Contract contract, UsageFilter filter, Shown shown) {
    return read(
        contract,
        (handle, book) -> {
          List<Entry> due = book.takeChanges().entries();
          UsageReport now = report(handle, contract, filter, due, book);
          // Who used something in the period before only has a row of a narrowed report, too.
          boolean early = filter.by() != By.USER || filter.narrows() || shown.byChange();
          UsageReport known = early ? compared(handle, contract, now, Set.of(), due) : now;
          Set<PersonId> people = filter.by() == By.USER ? shown.people().apply(known) : Set.of();
          UsageReport report = early ? known : compared(handle, contract, now, people, due);
          return filter
              .across()
              .map(across -> report.with(cells(handle, contract, report, across, people)))
              .orElse(report);
        });
  }

  private UsageReport report(
      Handle handle, Contract contract, UsageFilter filter, List<Entry> due, Book book) {
    Instant now = clock.instant();
    Span span = Span.ofBars(filter.period());
    return new UsageReport(
        filter,
        book,
        now,
        span,
        use.of(handle, contract, filter, now),
        use.of(
            handle, contract, filter, now, Set.of(), UseService.dimension(span), Dimension.SERVICE),
        Optional.empty(),
        Optional.empty(),
        statement(handle, contract, filter.period(), due, book),
        filter.asOf().map(day -> then(handle, contract, day, due, book)),
        filter.by() == By.USER || filter.across().filter(By.USER::equals).isPresent()
            ? repository.people(handle, contract.id(), contract.zone())
            : choosable(handle, contract, filter),
        many(handle, contract),
        repository.options(handle, contract.id(), contract.zone()));
  }

  /** Those of whom one may be chosen; where there are too many, who is. */
  List<UsagePerson> choosable(Handle handle, Contract contract, UsageFilter filter) {
    return !many(handle, contract)
        ? repository.people(handle, contract.id(), contract.zone())
        : repository.people(
            handle,
            contract.id(),
            filter.person().stream().map(PersonId::new).collect(Collectors.toSet()));
  }

  /** Whether there are too many people to choose from a list. */
  boolean many(Handle handle, Contract contract) {
    return repository.hasMorePeople(handle, contract.id(), UsageFields.MOST_CHOICES);
  }

  /** With the period before, where there was one; of these people, or of everybody. */
  private UsageReport compared(
      Handle handle, Contract contract, UsageReport report, Set<PersonId> people, List<Entry> due) {
    return report
        .filter()
        .period()
        .before(contract.terms())
        .map(period -> report.with(before(handle, contract, report, period, people, due)))
        .orElse(report);
  }

  private Before before(
      Handle handle,
      Contract contract,
      UsageReport report,
      UsagePeriod period,
      Set<PersonId> people,
      List<Entry> due) {
    UsageFilter filter = report.filter().during(period);
    Dimension by = UseService.dimension(filter.by());
    List<Total> rows = use.of(handle, contract, filter, report.now(), people, by);
    List<Total> all =
        people.isEmpty() ? rows : use.of(handle, contract, filter, report.now(), Set.of());
    return new Before(
        period,
        rows,
        people,
        Credits.sum(all.stream().map(Total::used).toList()),
        statement(handle, contract, period, due, report.book()));
  }

  private Cells cells(
      Handle handle, Contract contract, UsageReport report, By across, Set<PersonId> people) {
    UsageFilter filter = report.filter();
    Dimension column = UseService.dimension(across);
    return new Cells(
        use.of(handle, contract, filter, report.now(), Set.of(), column),
        use.of(
            handle,
            contract,
            filter,
            report.now(),
            people,
            UseService.dimension(filter.by()),
            column));
  }

  Statement statement(Handle handle, Contract contract, UsagePeriod period, Book book) {
    return statement(handle, contract, period, book.takeChanges().entries(), book);
  }

  private Statement statement(
      Handle handle, Contract contract, UsagePeriod period, List<Entry> dues, Book book) {
    List<Flow> flows =
        new ArrayList<>(repository.flows(handle, contract.id(), contract.zone(), period));
    for (Entry due : dues) {
      Fund fund = book.fund(due.grant());
      flows.add(due(due, fund.grant(), period, contract));
    }
    return Statement.of(flows);
  }

  /** What was left at the end of a day, what was due by then included. */
  private Then then(Handle handle, Contract contract, LocalDate day, List<Entry> dues, Book book) {
    var individual = new HashMap<PersonId, Credits>();
    Credits shared = Credits.ZERO;
    for (GrantThen grant : repository.grantsAt(handle, contract.id(), contract.zone(), day)) {
      if (grant.holder().isPresent()) {
        individual.merge(grant.holder().get(), grant.available(), Credits::plus);
      } else {
        shared = shared.plus(grant.available());
      }
    }
    Instant end = day.plusDays(1).atStartOfDay(contract.zone()).toInstant();
    for (Entry due : dues) {
      if (due.effectiveAt().isBefore(end)) {
        Credits change = Holdings.changeOfAvailable(due);
        Optional<PersonId> holder = book.fund(due.grant()).grant().holder();
        holder.ifPresent(person -> individual.merge(person, change, Credits::plus));
        shared = holder.isPresent() ? shared : shared.plus(change);
      }
    }
    return new Then(individual, shared);
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

  /** One snapshot; the ledger's own reading joins it. */
  <R> R read(Contract contract, BiFunction<Handle, Book, R> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> reading.apply(handle, ledger.view(contract.id())));
  }

  /** One snapshot, without the book. */
  void read(Consumer<Handle> reading) {
    jdbi.useTransaction(TransactionIsolationLevel.REPEATABLE_READ, reading::accept);
  }
}
