package cloudcredits.quote;

import static cloudcredits.db.TestDatabase.fresh;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import cloudcredits.order.OrderService;
import cloudcredits.order.Shop;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Contract C with its manager Ilse, and two resellers: Dana's, which looks after it, and Rolf's.
 */
final class QuoteDesk implements AutoCloseable {

  final TestDatabase database = fresh();
  final MovableClock clock = MovableClock.at("2027-02-01T10:00:00Z");
  final LedgerService ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  final ContractFixture fixture = new ContractFixture(database, ledger);
  private final AuditService audit = new AuditService(database.jdbi());
  private final OutboxService outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
  private final QuoteMails mails = new QuoteMails(outbox, "http://portal.example");
  final OrderService orders =
      Shop.orders(database, clock, ledger, audit, outbox, "http://portal.example");
  final QuoteService quotes = new QuoteService(database.jdbi(), ledger, orders, audit, mails);
  final NewQuoteService begin = new NewQuoteService(ledger, orders, audit, mails);
  final ContractId c = fixture.contractC();
  final PersonId ilse = fixture.person("Ilse Halden");
  final PersonId bram = fixture.person("Bram Roux");
  final PersonId dana = fixture.person("Dana Whitfield");
  final PersonId rolf = fixture.person("Rolf Rival");

  QuoteDesk() {
    run("insert into contract_role values (?, ?, 'manager', now(), null)", c, ilse);
    run("insert into contract_role values (?, ?, 'administrator', now(), null)", c, bram);
    run("insert into reseller (name) values ('Kestrel'), ('Rival')");
    run("update person set reseller_id = 1 where id = ?", dana);
    run("update person set reseller_id = 2 where id = ?", rolf);
    link(1);
  }

  void link(int reseller) {
    run("delete from contract_reseller");
    run("insert into contract_reseller values (?, ?)", c, reseller);
  }

  void run(String sql, Object... values) {
    database.owner().useHandle(handle -> handle.execute(sql, values));
  }

  Draft draft(int packs, String lastDay) {
    return new Draft(packs, Money.of("95.00", "USD"), LocalDate.parse(lastDay), "");
  }

  Quote asked() {
    return ((Opening.Opened) begin.ask(c, UUID.randomUUID(), 3, "for the library", ilse)).quote();
  }

  /** Three packs for 285, through 14 February. */
  Quote offered() {
    var opening = begin.offer(c, UUID.randomUUID(), draft(3, "2027-02-14"), dana);
    return ((Opening.Opened) opening).quote();
  }

  Quote accepted() {
    Quote quote = offered();
    accept(quote);
    return quote;
  }

  Progress accept(Quote quote) {
    return quotes.customer(c, quote.id(), ilse, by -> new QuoteStep.Accept("PO-1", by));
  }

  /** Offered above the contract's amount, and accepted by Ilse alone. */
  Quote proposed() {
    run("update contract set approval_above = 284.99");
    Quote quote = offered();
    accept(quote);
    return quote;
  }

  Progress confirm(Quote quote, PersonId by) {
    return quotes.customer(c, quote.id(), by, QuoteStep.Confirm::new);
  }

  Progress cancel(Quote quote) {
    return quotes.customer(c, quote.id(), ilse, by -> new QuoteStep.Cancel("too slow", by));
  }

  Progress deliver(Quote quote) {
    return quotes.seller(c, quote.id(), dana, QuoteStep.Deliver::new);
  }

  long count(String table) {
    return database
        .owner()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  /** Recipient and subject of the mails so far, in their order. */
  List<String> mails() {
    return database
        .owner()
        .withHandle(
            handle ->
                handle
                    .createQuery("select recipient || ': ' || subject from mail order by id")
                    .mapTo(String.class)
                    .list());
  }

  List<String> audited() {
    return database
        .owner()
        .withHandle(
            handle ->
                handle
                    .createQuery("select action from audit_entry order by id")
                    .mapTo(String.class)
                    .list());
  }

  @Override
  public void close() {
    database.close();
  }
}
