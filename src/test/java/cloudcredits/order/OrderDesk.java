package cloudcredits.order;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A database with contract C, its manager, and what buys on it. */
final class OrderDesk implements AutoCloseable {

  static final String EMAIL = "accounts@example.com";

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at("2027-02-01T10:00:00Z");
  final LedgerService ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  final ContractFixture fixture = new ContractFixture(database, ledger);
  final OrderService orders =
      new OrderService(
          database.jdbi(),
          clock,
          ledger,
          new AuditService(database.jdbi()),
          new OutboxService(database.jdbi(), clock, Optional.empty()),
          "http://portal.example");
  final ContractId c = fixture.contractC();
  final PersonId ilse = fixture.person("Ilse Halden");

  Contract contract() {
    return contract(c, "110-0000-0001");
  }

  Contract contract(ContractId id, String number) {
    var terms = ledger.view(id).rules().terms();
    return new Contract(
        id,
        number,
        "Customer of " + number,
        Contract.Kind.SUBSCRIPTION,
        terms,
        Money.of("5000.00", "USD"));
  }

  Offer offer(int packs) {
    return ((Review.Offered) orders.review(contract(), packs)).offer();
  }

  NewOrder form(int packs) {
    return new NewOrder(c, UUID.randomUUID(), packs, "PO-1", EMAIL, ilse, offer(packs).promise());
  }

  Order buy(int packs) {
    return ((Placement.Placed) orders.place(form(packs))).order();
  }

  void limit(String amount) {
    database
        .owner()
        .useHandle(
            handle -> handle.execute("update contract set credit_limit = ?::numeric", amount));
  }

  void price(String from, String amount) {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into price values ('USD', ?::date, 100, ?::numeric)", from, amount));
  }

  long count(String table) {
    return database
        .owner()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  /** All of these, begun at the same moment. */
  static <T> List<T> atOnce(List<? extends Callable<T>> things) throws Exception {
    var start = new CyclicBarrier(things.size());
    try (var threads = Executors.newFixedThreadPool(things.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> thing : things) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return thing.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
