package cloudcredits.order;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Money that the vendor has to give back, until an operator says that it is returned. */
public final class RepaymentService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final AuditService audit;

  public RepaymentService(Jdbi jdbi, LedgerService ledger, AuditService audit) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** Of all contracts: what is owed, the longest first, then what was returned lately. */
  public List<Repayment> latest(int limit) {
    return jdbi.withHandle(handle -> new RepaymentRepository(handle).latest(limit));
  }

  /** Those of one order, as they came to be owed. */
  public List<Repayment> of(ContractId contract, int order) {
    return jdbi.withHandle(handle -> new RepaymentRepository(handle).of(contract, order));
  }

  public Optional<Repayment> find(ContractId contract, int order, int id) {
    return of(contract, order).stream().filter(repayment -> repayment.id() == id).findFirst();
  }

  /** Notes that the money is back with the customer; false when it was noted before. */
  public boolean markReturned(ContractId contract, Repayment repayment, PersonId by) {
    return ledger.change(contract, change -> markReturned(change, repayment, by));
  }

  private boolean markReturned(LedgerTransaction change, Repayment repayment, PersonId by) {
    boolean now =
        new RepaymentRepository(change.handle())
            .returned(change.contract(), repayment.order(), repayment.id(), by, change.now());
    if (now) {
      audit.record(
          change.handle(),
          change.now(),
          Actor.person(by),
          Optional.of(change.contract()),
          AuditAction.MONEY_RETURNED,
          "Order " + repayment.order(),
          "%s: %s %s"
              .formatted(repayment.amount(), repayment.reason().words(), repayment.reference())
              .strip());
    }
    return now;
  }
}
