package cloudcredits.order;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Money that the vendor has to give back, until the payment provider or an operator says that it is
 * returned (rules §9).
 */
public final class RepaymentService {

  /** Money on its way takes days; the provider tells when it has arrived. */
  private static final Duration UNDER_WAY = Duration.ofHours(6);

  private static final Duration UNHEARD = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AuditService audit;
  private final OrderTrailService trail;
  private final boolean cards;

  /**
   * @param cards whether the payment provider can be asked; else all is returned by hand
   */
  public RepaymentService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      AuditService audit,
      OrderTrailService trail,
      boolean cards) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.audit = audit;
    this.trail = trail;
    this.cards = cards;
  }

  /** Of all contracts: what is owed, the longest first, then what was returned lately. */
  public List<Repayment> latest(int limit) {
    return read(repayments -> repayments.latest(limit));
  }

  /** Those of one order, as they came to be owed. */
  public List<Repayment> of(ContractId contract, int order) {
    return read(repayments -> repayments.of(contract, order));
  }

  public Optional<Repayment> find(ContractId contract, int order, int id) {
    return of(contract, order).stream().filter(repayment -> repayment.id() == id).findFirst();
  }

  /** Of all contracts: about which the provider is to be asked now. */
  public List<Repayment> due(int limit) {
    return read(repayments -> repayments.due(clock.instant(), limit));
  }

  /** Of one payment, by the provider's name for it. */
  public List<Repayment> ofPayment(String reference) {
    return read(repayments -> repayments.ofPayment(reference));
  }

  private List<Repayment> read(Function<RepaymentRepository, List<Repayment>> reading) {
    List<Repayment> found =
        jdbi.withHandle(handle -> reading.apply(new RepaymentRepository(handle)));
    return cards ? found : found.stream().map(Repayment::byHand).toList();
  }

  /**
   * Acts on what the provider says, once: nothing that it says twice, too late, or of what an
   * operator has returned changes anything.
   *
   * @return whether it was news
   */
  public boolean refunded(Repayment known, CardRefund news) {
    return ledger.change(known.contractId(), change -> refunded(change, known, news));
  }

  private boolean refunded(LedgerTransaction change, Repayment known, CardRefund news) {
    var repayments = new RepaymentRepository(change.handle());
    Repayment repayment =
        repayments.of(change.contract(), known.order()).stream()
            .filter(one -> one.id() == known.id())
            .findFirst()
            .orElseThrow();
    Optional<Repayment.State> next = repayment.after(news);
    if (next.isEmpty()) {
      repayments.askAt(repayment, change.now().plus(UNDER_WAY));
      return false;
    }
    Optional<Instant> again =
        next.filter(state -> state == Repayment.State.REQUESTED)
            .map(_ -> change.now().plus(UNDER_WAY));
    repayments.refunded(repayment, next.get(), news, again, change.now());
    switch (next.get()) {
      case OWED -> throw new IllegalStateException("nothing comes to be owed by the provider");
      case REQUESTED -> trail.refundRequested(change, repayment);
      case RETURNED -> trail.refunded(change, repayment);
      case FAILED -> trail.refundFailed(change, repayment, news.words());
    }
    return true;
  }

  /** The provider did not answer: it is asked again later. */
  public void askLater(Repayment repayment) {
    ledger.change(
        repayment.contractId(),
        change -> {
          new RepaymentRepository(change.handle()).askAt(repayment, change.now().plus(UNHEARD));
          return null;
        });
  }

  /**
   * Notes that the money is back with the customer; false when it was noted before, or when the
   * provider is returning it.
   */
  public boolean markReturned(Repayment repayment, PersonId by) {
    return ledger.change(repayment.contractId(), change -> markReturned(change, repayment, by));
  }

  private boolean markReturned(LedgerTransaction change, Repayment repayment, PersonId by) {
    boolean now =
        new RepaymentRepository(change.handle()).returned(repayment, !cards, by, change.now());
    if (now) {
      audit.record(
          change.handle(),
          change.now(),
          Actor.person(by),
          Optional.of(change.contract()),
          AuditAction.MONEY_RETURNED,
          "Order " + repayment.order(),
          OrderTrailService.about(repayment));
    }
    return now;
  }
}
