package cloudcredits.contract;

import cloudcredits.account.AccountService;
import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.account.Invited;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The door to the roles on a contract (rules §11). Changes take the contract's lock one after the
 * other, so there is exactly one manager whatever is clicked at once.
 */
public final class RoleService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final AccountService accounts;
  private final AuditService audit;

  public RoleService(Jdbi jdbi, LedgerService ledger, AccountService accounts, AuditService audit) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** The manager, then the administrators, then the coordinators. */
  public List<RoleHolder> holders(ContractId contract) {
    return jdbi.withHandle(handle -> new RoleRepository(handle).list(contract));
  }

  public Optional<RoleHolder> holder(ContractId contract, PersonId person) {
    return jdbi.withHandle(handle -> new RoleRepository(handle).find(contract, person));
  }

  public RoleHolder manager(ContractId contract) {
    return jdbi.withHandle(handle -> new RoleRepository(handle).manager(contract));
  }

  /**
   * Makes somebody administrator or coordinator, instead of what they were; invites whoever has no
   * account.
   *
   * @throws IllegalArgumentException when the role is another
   */
  public Appointment appoint(ContractId contract, Appointee appointee, Role role, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          Invited invited =
              accounts.findOrInvite(
                  change.handle(), appointee.email(), appointee.name(), by, change.now());
          return appoint(change, invited, role, by);
        });
  }

  /**
   * The same with somebody who had a role on this contract before; empty for anybody else, or a
   * guessed number would tell whose it is.
   */
  Optional<Appointment> reappoint(ContractId contract, PersonId person, Role role, PersonId by) {
    return accounts
        .find(person)
        .filter(
            known ->
                audit.has(contract, AuditAction.ROLE_TAKEN, subject(known.name(), known.email())))
        .map(known -> new Invited(known.id(), false, Optional.empty()))
        .map(known -> ledger.change(contract, change -> appoint(change, known, role, by)));
  }

  private Appointment appoint(LedgerTransaction change, Invited invited, Role role, PersonId by) {
    if (role != Role.ADMINISTRATOR && role != Role.COORDINATOR) {
      throw new IllegalArgumentException("nobody is appointed as " + role);
    }
    var roles = new RoleRepository(change.handle());
    Optional<RoleHolder> before = roles.find(change.contract(), invited.person());
    if (before.isPresent() && before.get().role() == Role.MANAGER) {
      return new Appointment.IsManager(before.get());
    }
    if (before.isPresent() && before.get().role() == role) {
      return new Appointment.HasRole(before.get());
    }
    roles.give(change.contract(), invited.person(), role, by, change.now());
    RoleHolder holder = roles.find(change.contract(), invited.person()).orElseThrow();
    record(change, by, AuditAction.ROLE_GIVEN, holder);
    return new Appointment.Appointed(holder, invited);
  }

  /** Takes the role of an administrator or a coordinator away. */
  public Dismissal dismiss(ContractId contract, PersonId person, PersonId by) {
    return ledger.change(contract, change -> dismiss(change, person, by));
  }

  private Dismissal dismiss(LedgerTransaction change, PersonId person, PersonId by) {
    var roles = new RoleRepository(change.handle());
    Optional<RoleHolder> holder = roles.find(change.contract(), person);
    if (holder.isEmpty()) {
      return new Dismissal.NoRole();
    }
    if (holder.get().role() == Role.MANAGER) {
      return new Dismissal.IsManager();
    }
    roles.take(change.contract(), person);
    record(change, by, AuditAction.ROLE_TAKEN, holder.get());
    return new Dismissal.Dismissed(holder.get());
  }

  /**
   * Passes the manager's role on to an administrator or a coordinator; the former manager becomes
   * an administrator.
   *
   * @param manager who is the manager as far as the caller knows
   */
  public Handover passOn(ContractId contract, PersonId manager, PersonId successor, PersonId by) {
    return ledger.change(contract, change -> passOn(change, manager, successor, by));
  }

  private Handover passOn(
      LedgerTransaction change, PersonId expected, PersonId successor, PersonId by) {
    ContractId contract = change.contract();
    var roles = new RoleRepository(change.handle());
    RoleHolder former = roles.manager(contract);
    if (!former.person().equals(expected)) {
      return new Handover.Meanwhile(former);
    }
    if (former.person().equals(successor) || roles.find(contract, successor).isEmpty()) {
      return new Handover.NoSuccessor();
    }
    // The database allows one manager at any moment, so the former one steps back first.
    roles.give(contract, former.person(), Role.ADMINISTRATOR, by, change.now());
    roles.give(contract, successor, Role.MANAGER, by, change.now());
    RoleHolder manager = roles.manager(contract);
    record(change, by, AuditAction.ROLE_TAKEN, former);
    record(change, by, AuditAction.ROLE_GIVEN, manager);
    return new Handover.PassedOn(former, manager);
  }

  private void record(
      LedgerTransaction change, PersonId by, AuditAction action, RoleHolder holder) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        action,
        subject(holder.name(), holder.email()),
        Words.of(holder.role()));
  }

  private static String subject(String name, String email) {
    return name + " (" + email + ")";
  }
}
