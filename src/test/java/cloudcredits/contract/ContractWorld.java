package cloudcredits.contract;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AccountService;
import cloudcredits.account.AuditService;
import cloudcredits.account.EmailAddress;
import cloudcredits.account.Portal;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.Visitor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A real database with this feature's services on it, at 2027-02-01 unless the clock is moved. */
final class ContractWorld implements AutoCloseable {

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at("2027-02-01T09:00:00Z");
  final LedgerService ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  final ContractFixture fixture = new ContractFixture(database, ledger);
  final AuditService audit = new AuditService(database.jdbi());
  final AccountService accounts =
      new AccountService(
          database.jdbi(),
          clock,
          new OutboxService(database.jdbi(), clock, Optional.empty()),
          audit,
          new Portal("http://localhost", false));
  final ContractService contracts =
      new ContractService(database.jdbi(), clock, ledger, accounts, audit);
  final RoleService roles = new RoleService(database.jdbi(), ledger, accounts, audit);
  final ResellerService resellers =
      new ResellerService(database.jdbi(), clock, ledger, accounts, audit);
  final AdjustmentService adjustments = new AdjustmentService(clock, ledger, audit);
  final ContractDoorService door = new ContractDoorService(database.jdbi());
  final PersonId operator = person("Olga", "operator", "true");

  /** A contract of a new customer, with one licence of 10 seats, managed by its own manager. */
  Contract contract(String number, String startsOn, String renewalOn) {
    Creation created = contracts.create(draft(number, startsOn, renewalOn), operator);
    return ((Creation.Created) created).contract();
  }

  NewContract draft(String number, String startsOn, String renewalOn) {
    return new NewContract(
        number,
        contracts.createCustomer("Customer of " + number).id(),
        Contract.Kind.SUBSCRIPTION,
        ZoneId.of("UTC"),
        new Terms.Term(LocalDate.parse(startsOn), LocalDate.parse(renewalOn)),
        Money.of("5000", "USD"),
        List.of(new NewLicence("Design Suite", "S-1", 10)),
        new Appointee(address("manager." + number + "@example.org"), "Manager of " + number));
  }

  static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }

  PersonId manager(Contract contract) {
    String number = contract.number().toLowerCase(Locale.ROOT);
    return accounts.find(address("manager." + number + "@example.org")).orElseThrow().id();
  }

  /** A person with a role written by hand. */
  PersonId appointed(String name, ContractId contract, Role role) {
    PersonId person = fixture.person(name);
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into contract_role values (?, ?, ?, now())", contract, person, role));
    return person;
  }

  /** A person who works for a reseller of this name, which is made when it is new. */
  PersonId ofReseller(String name, String reseller) {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into reseller (name) values (?) on conflict do nothing", reseller));
    return person(name, "reseller_id", "(select id from reseller where name = '" + reseller + "')");
  }

  private PersonId person(String name, String column, String value) {
    PersonId person = fixture.person(name);
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "update person set " + column + " = " + value + " where id = ?", person));
    return person;
  }

  void link(ContractId contract, String reseller) {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into contract_reseller"
                        + " values (?, (select id from reseller where name = ?))",
                    contract,
                    reseller));
  }

  Visitor visitor(PersonId person) {
    var account = accounts.find(person).orElseThrow();
    return new Visitor(person, account.name(), account.email(), account.operator(), "csrf");
  }

  @Override
  public void close() {
    database.close();
  }
}
