package cloudcredits.cap;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Means;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The door to requests for more shared credits than a cap allows (rules §11). */
public final class AskService {

  /** The longest reason. */
  public static final int LONGEST_REASON = 500;

  private static final int SHOWN = 20;

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final CapService caps;
  private final AuditService audit;
  private final AskMails mails;

  public AskService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      CapService caps,
      AuditService audit,
      AskMails mails) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.caps = caps;
    this.audit = audit;
    this.mails = mails;
  }

  /** How many wait for a decision. */
  public int countOpen(ContractId contract) {
    return read(contract, AskRepository::countOpen);
  }

  /** Those that wait for a decision, the longest first. */
  public List<Ask> open(ContractId contract) {
    return read(contract, AskRepository::open);
  }

  /** The last that were decided or withdrawn, newest first. */
  public List<Ask> closed(ContractId contract) {
    return read(contract, asks -> asks.closed(SHOWN));
  }

  /** A person's last requests, newest first. */
  public List<Ask> of(ContractId contract, PersonId person) {
    return read(contract, asks -> asks.of(person, SHOWN));
  }

  /** A person's open request. */
  public Optional<Ask> openOf(ContractId contract, PersonId person) {
    return read(contract, asks -> asks.openOf(person));
  }

  /** What each of these people could be charged now, if a job is allowed at all. */
  public Map<PersonId, Means> means(ContractId contract, List<PersonId> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    Book book = ledger.view(contract);
    return people.stream()
        .collect(Collectors.toMap(Function.identity(), person -> book.meansOf(person, now)));
  }

  /** Whether the person has a seat, and so may ask. */
  public boolean mayAsk(ContractId contract, PersonId person) {
    return read(contract, asks -> asks.isSeated(person));
  }

  private <R> R read(ContractId contract, Function<AskRepository, R> question) {
    return jdbi.withHandle(tx -> question.apply(new AskRepository(tx, contract)));
  }

  /**
   * Asks for more. One request a person is open at a time.
   *
   * @param credits more than zero
   * @param reason 1 to 500 characters
   */
  public Asking ask(ContractId contract, PersonId person, Credits credits, String reason) {
    return ledger.change(
        contract,
        change -> {
          AskRepository asks = asks(change);
          if (!asks.isSeated(person)) {
            return new Asking.NotSeated();
          }
          Optional<Ask> open = asks.openOf(person);
          if (open.isPresent()) {
            return new Asking.OpenAlready(open.get());
          }
          Ask made = asks.find(asks.add(person, credits, reason, change.now())).orElseThrow();
          record(change, AuditAction.MORE_ASKED, made, person);
          mails.asked(change, made, asks.contractNumber(), asks.deciders());
          return new Asking.Asked(made);
        });
  }

  /** Takes one's open request back; empty when none is open. */
  public Optional<Ask> withdraw(ContractId contract, PersonId person) {
    return ledger.change(contract, change -> withdrawOf(change, person, person));
  }

  /** The same within a change that has begun, such as when the person loses the seat. */
  public Optional<Ask> withdrawOf(LedgerTransaction change, PersonId person, PersonId by) {
    Optional<Ask> open = asks(change).openOf(person);
    open.ifPresent(
        request -> close(change, request, Ask.State.WITHDRAWN, AuditAction.MORE_WITHDRAWN, by));
    return open;
  }

  /**
   * Grants a request: the person's own cap, if there is one, rises by what was asked for, from now
   * on. Where there is none, nothing of the person's own stands in the way, and the request is
   * closed as met.
   *
   * @param shownCap the cap whose raise was shown before; another one is not raised
   */
  public Decision grant(ContractId contract, int request, Optional<Limit> shownCap, PersonId by) {
    return ledger.change(
        contract,
        change ->
            onOpen(
                change,
                request,
                ask -> {
                  if (!ask.cap().equals(shownCap)) {
                    return new Decision.CapChanged(ask);
                  }
                  ask.raisedCap().ifPresent(raised -> raise(change, ask, raised, by));
                  close(change, ask, Ask.State.GRANTED, AuditAction.MORE_GRANTED, by);
                  return decided(change, request);
                }));
  }

  private void raise(LedgerTransaction change, Ask ask, Limit raised, PersonId by) {
    caps.set(change, new CapTarget.OfPerson(ask.person()), Optional.of(raised), by);
  }

  public Decision decline(ContractId contract, int request, PersonId by) {
    return ledger.change(
        contract,
        change ->
            onOpen(
                change,
                request,
                ask -> {
                  close(change, ask, Ask.State.DECLINED, AuditAction.MORE_DECLINED, by);
                  return decided(change, request);
                }));
  }

  private static Decision onOpen(
      LedgerTransaction change, int request, Function<Ask, Decision> decide) {
    return asks(change)
        .find(request)
        .map(ask -> ask.state() == Ask.State.OPEN ? decide.apply(ask) : new Decision.NotOpen(ask))
        .orElseGet(Decision.UnknownRequest::new);
  }

  private Decision decided(LedgerTransaction change, int request) {
    AskRepository asks = asks(change);
    Ask decided = asks.find(request).orElseThrow();
    mails.decided(change, decided, asks.contractNumber());
    return new Decision.Decided(decided);
  }

  private void close(
      LedgerTransaction change, Ask ask, Ask.State state, AuditAction action, PersonId by) {
    asks(change).close(ask.id(), state, by, change.now());
    record(change, action, ask, by);
  }

  private void record(LedgerTransaction change, AuditAction action, Ask ask, PersonId by) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        action,
        ask.name(),
        ask.credits() + " credits");
  }

  private static AskRepository asks(LedgerTransaction change) {
    return new AskRepository(change.handle(), change.contract());
  }
}
