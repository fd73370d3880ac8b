package cloudcredits.seat;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AccountService;
import cloudcredits.account.AuditService;
import cloudcredits.account.EmailAddress;
import cloudcredits.account.Portal;
import cloudcredits.cap.AskMails;
import cloudcredits.cap.AskService;
import cloudcredits.cap.CapService;
import cloudcredits.cap.ChargeCodeService;
import cloudcredits.cap.GroupService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobDesk;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerChecks;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A contract with a manager, and every service around seats and caps, on a real database. */
public final class SeatWorld implements AutoCloseable {

  public final TestDatabase database = TestDatabase.fresh();
  public final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  public final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  public final ContractFixture fixture = new ContractFixture(database, ledger);
  public final AuditService audit = new AuditService(database.jdbi());
  public final OutboxService outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
  public final AccountService accounts =
      new AccountService(
          database.jdbi(), clock, outbox, audit, new Portal("http://localhost:7070", true));
  public final CapService caps = new CapService(database.jdbi(), ledger, audit);
  public final GroupService groups = new GroupService(database.jdbi(), ledger, audit);
  public final ChargeCodeService codes = new ChargeCodeService(database.jdbi(), ledger, audit);
  public final AskService asks =
      new AskService(
          database.jdbi(),
          clock,
          ledger,
          caps,
          audit,
          new AskMails(outbox, "http://localhost:7070"));
  public final SeatService seats =
      new SeatService(database.jdbi(), clock, ledger, accounts, audit, caps, asks);
  public final BulkSeatService bulk = new BulkSeatService(database.jdbi(), ledger, seats);
  public final PeopleService people = new PeopleService(database.jdbi(), clock, ledger);
  public final JobService jobs = new JobService(new BatchService(ledger), 4, 1_000);
  public final JobDesk desk = new JobDesk(jobs, clock, fixture.apiKey("renderer"));
  public final ContractId c = fixture.contractC();
  public final PersonId manager = fixture.person("Mara Manager");

  /** Seats on licence 1 with permission. */
  public Seating assign(ContractId contract, String email, String name) {
    return seats.assign(contract, 1, address(email), name, true, manager);
  }

  /** Seats somebody who can be seated, and says who it is. */
  public PersonId seated(ContractId contract, String email, String name) {
    return switch (assign(contract, email, name)) {
      case Seating.Seated seated -> seated.person().id();
      case Seating other -> throw new AssertionError(other);
    };
  }

  public static EmailAddress address(String email) {
    return EmailAddress.parse(email).orElseThrow();
  }

  /** A role without which the contract is none of the person's business. */
  public void role(ContractId contract, PersonId person, String role) {
    database
        .owner()
        .useHandle(
            tx ->
                tx.execute(
                    "insert into contract_role values (?, ?, ?, now(), null)",
                    contract,
                    person,
                    role));
  }

  /** Makes licence 1 as small as this. */
  public void shrink(ContractId contract, int seats) {
    database
        .owner()
        .useHandle(
            tx ->
                tx.execute(
                    "update licence set seats = ? where contract_id = ? and id = 1",
                    seats,
                    contract));
  }

  public void licence(ContractId contract, int id, String product, int seats) {
    database
        .owner()
        .useHandle(
            tx ->
                tx.execute(
                    "insert into licence values (?, ?, ?, ?, ?)",
                    contract,
                    id,
                    product,
                    "S-" + contract + "-" + id,
                    seats));
  }

  /** The one number that a query on the whole database gives. */
  public int count(String sql) {
    return database.owner().withHandle(tx -> tx.createQuery(sql).mapTo(Integer.class).one());
  }

  /** Does all of it at the same moment, and waits. */
  public static <R> List<R> atOnce(List<Callable<R>> tasks) {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      var results = new ArrayList<R>();
      for (Future<R> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    LedgerChecks.assertSound(database.owner());
    assertSeatsCounted();
    jobs.close();
    database.close();
  }

  private void assertSeatsCounted() {
    int wrong =
        count(
            """
            select count(*) from licence l
             where seats_taken <> (select count(*) from seat s
                    where s.contract_id = l.contract_id and s.licence_id = l.id
                      and s.unseated_at is null)
            """);
    if (wrong != 0) {
      throw new AssertionError(wrong + " licences count their seats wrongly");
    }
  }
}
