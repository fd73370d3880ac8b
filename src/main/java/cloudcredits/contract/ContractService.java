package cloudcredits.contract;

import cloudcredits.account.AccountService;
import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.account.Invited;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The door to contracts: who has them, their terms and their licences (rules §2). */
public final class ContractService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AccountService accounts;
  private final AuditService audit;

  public ContractService(
      Jdbi jdbi, Clock clock, LedgerService ledger, AccountService accounts, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** A new customer. @param name 1 to 200 characters */
  public Customer createCustomer(String name) {
    return jdbi.inTransaction(handle -> new CustomerRepository(handle).add(name));
  }

  /** All customers, by name. */
  List<Customer> customers() {
    return jdbi.withHandle(handle -> new CustomerRepository(handle).list());
  }

  /** A new contract with its manager and licences, and the beginning of its ledger. */
  public Creation create(NewContract contract, PersonId by) {
    Optional<String> twice = serialTwice(contract.licences());
    if (twice.isPresent()) {
      return new Creation.SerialTwice(twice.get());
    }
    return jdbi.inTransaction(handle -> create(handle, contract, by, now()));
  }

  /** The same for a customer by name, who may be new as well. */
  Creation create(NewContractForm.Draft draft, PersonId by) {
    Optional<String> twice = serialTwice(draft.licences());
    if (twice.isPresent()) {
      return new Creation.SerialTwice(twice.get());
    }
    return jdbi.inTransaction(
        handle ->
            new ContractRepository(handle).find(draft.number()).isPresent()
                ? new Creation.NumberTaken()
                : create(handle, draft.of(customerNamed(handle, draft.customer())), by, now()));
  }

  /** The customer of this name, in whatever case; a new one where there is none. */
  private static Customer customerNamed(Handle handle, String name) {
    var customers = new CustomerRepository(handle);
    return customers.find(name).orElseGet(() -> customers.add(name));
  }

  private static Optional<String> serialTwice(List<NewLicence> licences) {
    Set<String> seen = new HashSet<>();
    return licences.stream().map(NewLicence::serial).filter(s -> !seen.add(s)).findFirst();
  }

  private Creation create(Handle handle, NewContract contract, PersonId by, Instant now) {
    var contracts = new ContractRepository(handle);
    Optional<ContractId> added = contracts.add(contract, now);
    if (added.isEmpty()) {
      return new Creation.NumberTaken();
    }
    ContractId id = added.get();
    contracts.addTerm(id, contract.firstTerm(), now);
    ledger.open(handle, id);
    Invited manager =
        accounts.findOrInvite(
            handle, contract.manager().email(), contract.manager().name(), by, now);
    new RoleRepository(handle).give(id, manager.person(), Role.MANAGER, by, now);
    var licences = new LicenceRepository(handle);
    contract.licences().forEach(licence -> licences.add(id, licence));
    String terms = period(contract.firstTerm()) + ", manager " + contract.manager().email();
    record(handle, now, by, id, AuditAction.CONTRACT_CREATED, contract.number(), terms);
    return new Creation.Created(contracts.find(id).orElseThrow(), manager);
  }

  /**
   * @param number in whatever case, with blanks around it or not
   */
  public Optional<Contract> find(String number) {
    return NewContract.number(number)
        .flatMap(known -> jdbi.withHandle(handle -> new ContractRepository(handle).find(known)));
  }

  public Optional<Contract> find(ContractId id) {
    return jdbi.withHandle(handle -> new ContractRepository(handle).find(id));
  }

  /** The licences in their order. */
  public List<Licence> licences(ContractId contract) {
    return jdbi.withHandle(handle -> new LicenceRepository(handle).list(contract));
  }

  /** Begins a new term: the usual one, {@link Renewal#usual}. */
  public Renewal renew(ContractId contract, PersonId by) {
    return ledger.change(
        contract, change -> renew(change, Renewal.usual(terms(change), today(change)), by));
  }

  /** Begins a new term from its start until its renewal date. */
  public Renewal renew(ContractId contract, Terms.Term term, PersonId by) {
    return ledger.change(contract, change -> renew(change, term, by));
  }

  private Renewal renew(LedgerTransaction change, Terms.Term term, PersonId by) {
    if (terms(change).isCancelledAt(change.now())) {
      return new Renewal.Cancelled();
    }
    LocalDate earliest = Renewal.earliest(terms(change), today(change));
    if (term.startsOn().isBefore(earliest)) {
      return new Renewal.TooEarly(earliest);
    }
    LocalDate latest = term.startsOn().plusYears(Renewal.MOST_YEARS);
    if (term.renewalOn().isAfter(latest)) {
      return new Renewal.TooLong(latest);
    }
    new ContractRepository(change.handle()).addTerm(change.contract(), term, change.now());
    change.rulesChanged();
    record(change, by, AuditAction.CONTRACT_RENEWED, "", period(term));
    return new Renewal.Renewed(term);
  }

  /**
   * Ends a contract now, for good: nothing can be held or bought any more.
   *
   * @return false when it was cancelled before
   */
  public boolean cancel(ContractId contract, String reason, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          if (terms(change).isCancelledAt(change.now())) {
            return false;
          }
          new ContractRepository(change.handle()).cancel(contract, change.now());
          change.rulesChanged();
          record(change, by, AuditAction.CONTRACT_CANCELLED, "", reason);
          return true;
        });
  }

  public LicenceChange addLicence(ContractId contract, NewLicence licence, PersonId by) {
    return ledger.change(
        contract,
        change ->
            new LicenceRepository(change.handle())
                .add(contract, licence)
                .<LicenceChange>map(
                    added -> {
                      record(
                          change, by, AuditAction.LICENCE_ADDED, added.serial(), describe(added));
                      return new LicenceChange.Done(added);
                    })
                .orElseGet(LicenceChange.SerialTaken::new));
  }

  /** Changes how many seats a licence has: at least as many as are taken. */
  public LicenceChange setSeats(ContractId contract, int licence, int seats, PersonId by) {
    return ledger.change(
        contract,
        change ->
            new LicenceRepository(change.handle())
                .find(contract, licence)
                .map(known -> setSeats(change, known, seats, by))
                .orElseGet(LicenceChange.UnknownLicence::new));
  }

  private LicenceChange setSeats(
      LedgerTransaction change, Licence licence, int seats, PersonId by) {
    if (seats < licence.seatsTaken()) {
      return new LicenceChange.SeatsTaken(licence.seatsTaken());
    }
    var licences = new LicenceRepository(change.handle());
    licences.setSeats(change.contract(), licence.id(), seats);
    Licence changed = licences.find(change.contract(), licence.id()).orElseThrow();
    record(change, by, AuditAction.LICENCE_CHANGED, licence.serial(), describe(changed));
    return new LicenceChange.Done(changed);
  }

  /**
   * Changes how much may be unpaid.
   *
   * @param limit in the contract's currency, 0 or more
   */
  public void setCreditLimit(ContractId contract, Money limit, PersonId by) {
    ledger.change(
        contract,
        change -> {
          new ContractRepository(change.handle()).setCreditLimit(contract, limit.amount());
          record(change, by, AuditAction.CONTRACT_CHANGED, "credit limit", limit.toString());
          return null;
        });
  }

  /**
   * Contracts on which a person has a part, or once had a seat, by customer and number; what is
   * left is what the person may see: the shared credits, or else their own.
   */
  List<Listed> listed(PersonId person, int limit, long offset) {
    return jdbi.withHandle(
        handle -> {
          var contracts = new ContractRepository(handle);
          List<ContractRow.Found> found = contracts.ofPerson(person, limit, offset);
          List<ContractId> ids = found.stream().map(each -> each.contract().id()).toList();
          Map<ContractId, Credits> shared = contracts.sharedLeft(ids, now());
          Map<ContractId, Credits> own = contracts.ownLeft(person, ids, now());
          return found.stream().map(each -> Listed.of(each, shared, own)).toList();
        });
  }

  int count(PersonId person) {
    return jdbi.withHandle(handle -> new ContractRepository(handle).countOfPerson(person));
  }

  /** Contracts whose number or customer contains the text, with what is left for everybody. */
  List<Listed> matching(String text, int limit, long offset) {
    return jdbi.withHandle(
        handle -> {
          var repository = new ContractRepository(handle);
          List<Contract> found = repository.matching(text, limit, offset);
          Map<ContractId, Credits> shared =
              repository.sharedLeft(found.stream().map(Contract::id).toList(), now());
          return found.stream().map(contract -> Listed.forOperator(contract, shared)).toList();
        });
  }

  int countMatching(String text) {
    return jdbi.withHandle(handle -> new ContractRepository(handle).countMatching(text));
  }

  private static Terms terms(LedgerTransaction change) {
    return change.book().rules().terms();
  }

  private static LocalDate today(LedgerTransaction change) {
    return change.now().atZone(terms(change).zone()).toLocalDate();
  }

  private static String period(Terms.Term term) {
    return term.startsOn() + " to " + term.renewalOn();
  }

  private static String describe(Licence licence) {
    return licence.product() + ", " + licence.seats() + " seats";
  }

  private void record(
      LedgerTransaction change, PersonId by, AuditAction action, String subject, String detail) {
    record(change.handle(), change.now(), by, change.contract(), action, subject, detail);
  }

  private void record(
      Handle handle,
      Instant now,
      PersonId by,
      ContractId contract,
      AuditAction action,
      String subject,
      String detail) {
    audit.record(handle, now, Actor.person(by), Optional.of(contract), action, subject, detail);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
