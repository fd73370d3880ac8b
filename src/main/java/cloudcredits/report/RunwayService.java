package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Outlook;
import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Fund;
import cloudcredits.credit.GrantId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.report.ReportRepository.SharedGrant;
import cloudcredits.report.RunwayFacts.Layer;
import cloudcredits.rollup.Movements.DayOfGrant;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Makes a contract's runway from its ledger. */
public final class RunwayService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final Clock clock;
  private final ReportRepository repository = new ReportRepository();

  public RunwayService(Jdbi jdbi, LedgerService ledger, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** How long the contract's shared credits last, as of now. */
  public Runway runway(Contract contract) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          Book book = ledger.view(contract.id());
          return Runway.of(facts(handle, contract, grants(handle, contract, book)));
        });
  }

  /** The same in a few words, which tell nothing of who used what. */
  public Outlook outlook(Contract contract) {
    Runway runway = runway(contract);
    return new Outlook(
        runway.facts().layers().stream()
            .filter(layer -> layer.available().isPositive())
            .map(Layer::expiresOn)
            .min(LocalDate::compareTo),
        RunwayWords.brief(runway),
        RunwayWords.heading(runway));
  }

  /** Shared grants as they are now, those included that ended while the drawing looks back. */
  List<SharedGrant> grants(Handle handle, Contract contract, Book book) {
    Instant since = since(contract).atStartOfDay(contract.zone()).toInstant();
    return repository.sharedGrants(handle, contract.id(), since).stream()
        .map(grant -> asOf(clock.instant(), grant, book))
        .toList();
  }

  private LocalDate since(Contract contract) {
    return contract.dayOf(clock.instant()).minusDays(RunwayDrawing.DAYS_BACK);
  }

  /** The book knows what is due but not posted; what it does not have is used up. */
  private static SharedGrant asOf(Instant now, SharedGrant grant, Book book) {
    var id = new GrantId(grant.id());
    if (!book.knows(id)) {
      return grant;
    }
    Fund fund = book.fund(id).asOf(now);
    return new SharedGrant(
        grant.id(),
        grant.credits(),
        grant.grantedAt(),
        grant.expiresAt(),
        grant.expiryReason(),
        grant.source(),
        fund.balance().available(),
        fund.balance().held(),
        fund.balance().used(),
        fund.balance().lapsed());
  }

  RunwayFacts facts(Handle handle, Contract contract, List<SharedGrant> grants) {
    Instant now = clock.instant();
    ZoneId zone = contract.zone();
    List<DayOfGrant> days = repository.daysOfGrants(handle, contract.id(), zone, since(contract));
    Map<Integer, Map<LocalDate, Credits>> changes = new HashMap<>();
    days.forEach(
        day ->
            changes
                .computeIfAbsent(day.grant(), key -> new HashMap<>())
                .put(day.day(), day.available()));
    return new RunwayFacts(
        contract.dayOf(now),
        contract.renewalAt(now),
        grants.stream()
            .map(grant -> layer(grant, changes.getOrDefault(grant.id(), Map.of()), zone))
            .toList(),
        used(handle, contract.id(), days, zone));
  }

  private static Layer layer(SharedGrant grant, Map<LocalDate, Credits> changes, ZoneId zone) {
    return new Layer(
        grant.id(),
        grant.credits(),
        LocalDate.ofInstant(grant.grantedAt(), zone),
        LocalDate.ofInstant(grant.expiresAt().minusNanos(1), zone).plusDays(1),
        grant.available(),
        changes);
  }

  private SortedMap<LocalDate, Credits> used(
      Handle handle, ContractId contract, List<DayOfGrant> days, ZoneId zone) {
    var used = new TreeMap<LocalDate, Credits>();
    repository
        .firstSharedUse(handle, contract, zone)
        .ifPresent(first -> used.put(first, Credits.ZERO));
    days.stream()
        .filter(day -> !day.used().isZero())
        .forEach(day -> used.merge(day.day(), day.used(), Credits::plus));
    return used;
  }
}
