package cloudcredits.cap;

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

/** The door to caps (rules §7). They count at once, for the next job. */
public final class CapService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final AuditService audit;

  public CapService(Jdbi jdbi, LedgerService ledger, AuditService audit) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** The cap of a target; empty: unlimited. */
  public Optional<Limit> find(ContractId contract, CapTarget target) {
    return jdbi.withHandle(tx -> new CapRepository(tx, contract).find(target));
  }

  /** The first people who have a cap of their own, by name. */
  public List<PersonCap> ofPeople(ContractId contract, int most) {
    return jdbi.withHandle(tx -> new CapRepository(tx, contract).ofPeople(most));
  }

  /** How many people have a cap of their own. */
  public int countOfPeople(ContractId contract) {
    return jdbi.withHandle(tx -> new CapRepository(tx, contract).countOfPeople());
  }

  /**
   * Sets, or takes away, a cap.
   *
   * @param limit empty: no cap
   */
  public CapChange set(ContractId contract, CapTarget target, Optional<Limit> limit, PersonId by) {
    return ledger.change(contract, change -> set(change, target, limit, by));
  }

  /** The same within a change that has begun. */
  CapChange set(LedgerTransaction change, CapTarget target, Optional<Limit> limit, PersonId by) {
    CapRepository caps = new CapRepository(change.handle(), change.contract());
    Optional<String> name = caps.nameOf(target);
    if (name.isEmpty()) {
      return new CapChange.UnknownTarget();
    }
    Optional<Limit> before = caps.find(target);
    if (!before.equals(limit)) {
      limit.ifPresentOrElse(wanted -> caps.put(target, wanted), () -> caps.remove(target));
      change.rulesChanged();
      record(change, name.get(), words(before) + " → " + words(limit), by);
    }
    return new CapChange.Changed(name.get(), before, limit);
  }

  /**
   * Gives a person who is seated on the contract for the first time the contract's default cap, if
   * there is one.
   */
  public void giveDefault(LedgerTransaction change, PersonId person) {
    CapRepository caps = new CapRepository(change.handle(), change.contract());
    var target = new CapTarget.OfPerson(person);
    if (caps.find(target).isEmpty()) {
      caps.find(new CapTarget.NewPeople()).ifPresent(limit -> caps.put(target, limit));
      change.rulesChanged();
    }
  }

  private void record(LedgerTransaction change, String subject, String detail, PersonId by) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        AuditAction.CAP_CHANGED,
        subject,
        detail);
  }

  private static String words(Optional<Limit> limit) {
    return limit.map(Limit::words).orElse("no cap");
  }
}
