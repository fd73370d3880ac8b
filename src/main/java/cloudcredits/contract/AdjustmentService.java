package cloudcredits.contract;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Shared credits that the vendor gives without an order; they expire as bought ones (rules §4). */
public final class AdjustmentService {

  private final Clock clock;
  private final LedgerService ledger;
  private final AuditService audit;

  public AdjustmentService(Clock clock, LedgerService ledger, AuditService audit) {
    this.clock = clock;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** What a grant now would lead to; empty when the contract is not active. */
  public Optional<Adjustment.Preview> preview(ContractId contract) {
    Book book = ledger.view(contract);
    Instant now = clock.instant();
    return expiry(book, now)
        .map(expiry -> new Adjustment.Preview(shared(book, now), expiry, book.lastGrant()));
  }

  /**
   * Grants shared credits.
   *
   * @param credits more than zero
   * @param reason kept with the grant for ever
   * @param lastGrant as the preview had it
   */
  public Adjustment grant(
      ContractId contract, Credits credits, String reason, int lastGrant, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          if (change.book().lastGrant() != lastGrant) {
            return new Adjustment.Meanwhile();
          }
          return expiry(change.book(), change.now())
              .map(expiry -> grant(change, credits, reason, expiry, by))
              .orElseGet(Adjustment.NotActive::new);
        });
  }

  private Adjustment grant(
      LedgerTransaction change, Credits credits, String reason, Expiry expiry, PersonId by) {
    Grant grant =
        change
            .book()
            .grant(
                Pool.SHARED,
                Optional.empty(),
                credits,
                expiry,
                new Origin(Source.ADJUSTMENT, reason),
                change.now());
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        AuditAction.CREDITS_ADJUSTED,
        "grant " + grant.id().value(),
        credits + " shared credits: " + reason);
    return new Adjustment.Granted(grant);
  }

  private static Optional<Expiry> expiry(Book book, Instant now) {
    Terms terms = book.rules().terms();
    return terms.runningAt(now).map(term -> Expiry.ofShared(now, term.renewalOn(), terms.zone()));
  }

  private static Credits shared(Book book, Instant now) {
    return Credits.sum(
        book.funds().stream()
            .filter(fund -> fund.grant().pool() == Pool.SHARED)
            .map(fund -> fund.availableAt(now))
            .toList());
  }
}
