package cloudcredits.contract;

import cloudcredits.account.AccountService;
import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.account.Invited;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The door to resellers: who they are, who works for them, whose contracts they look after. */
public final class ResellerService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AccountService accounts;
  private final AuditService audit;

  public ResellerService(
      Jdbi jdbi, Clock clock, LedgerService ledger, AccountService accounts, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** All resellers, by name. */
  public List<Reseller> list() {
    return jdbi.withHandle(handle -> new ResellerRepository(handle).list());
  }

  public Optional<Reseller> find(int id) {
    return jdbi.withHandle(handle -> new ResellerRepository(handle).find(id));
  }

  /** Who looks after a contract. */
  public Optional<Reseller> of(ContractId contract) {
    return jdbi.withHandle(handle -> new ResellerRepository(handle).of(contract));
  }

  /**
   * Adds a reseller.
   *
   * @param name 1 to 120 characters
   * @return its id; empty when there is one of this name
   */
  public Optional<Integer> create(String name) {
    return jdbi.inTransaction(handle -> new ResellerRepository(handle).add(name));
  }

  /** Somebody works for the reseller from now on; whoever has no account is invited. */
  public Invited addPerson(Reseller reseller, Appointee person, PersonId by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return jdbi.inTransaction(
        handle -> {
          Invited invited = accounts.findOrInvite(handle, person.email(), person.name(), by, now);
          accounts.worksFor(handle, invited.person(), reseller.id());
          audit.record(
              handle,
              now,
              Actor.person(by),
              Optional.empty(),
              AuditAction.ROLE_GIVEN,
              person.email().toString(),
              "Reseller " + reseller.name());
          return invited;
        });
  }

  /** Links a contract to the reseller that looks after it, or to none. */
  public void link(ContractId contract, Optional<Reseller> reseller, PersonId by) {
    ledger.change(
        contract,
        change -> {
          var resellers = new ResellerRepository(change.handle());
          reseller.ifPresentOrElse(
              chosen -> resellers.link(contract, chosen.id()), () -> resellers.unlink(contract));
          audit.record(
              change.handle(),
              change.now(),
              Actor.person(by),
              Optional.of(contract),
              AuditAction.CONTRACT_CHANGED,
              "reseller",
              reseller.map(Reseller::name).orElse("none"));
          return null;
        });
  }
}
