package cloudcredits.order;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.billing.BillTo;
import cloudcredits.billing.BillingService;
import cloudcredits.billing.Paper;
import cloudcredits.billing.PaperService;
import cloudcredits.billing.PaperSheet;
import cloudcredits.billing.Seller;
import cloudcredits.billing.TaxRate;
import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import cloudcredits.payment.CardAccess;
import cloudcredits.payment.PaymentService;
import cloudcredits.pdf.Printer;
import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A database with contract C, its manager, and what buys on it. */
final class OrderDesk implements AutoCloseable {

  static final Seller SELLER =
      new Seller(
          "Vendor Ltd",
          List.of("1 Road", "2000 Town"),
          "IE",
          "IE1234567T",
          "billing@vendor.example",
          "IBAN IE00 0000.");
  static final String EMAIL = "accounts@example.com";

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at("2027-02-01T10:00:00Z");
  final LedgerService ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  final ContractFixture fixture = new ContractFixture(database, ledger);
  final AuditService audit = new AuditService(database.jdbi());
  final Printer printer =
      new Printer(Templates.load(new Site(URI.create("http://portal.example"), false)));
  final PaperService papers =
      new PaperService(
          database.jdbi(),
          clock,
          facts -> printer.print("billing/file.jte", Map.of("page", PaperSheet.of(facts))));
  final BillingService billing =
      new BillingService(database.jdbi(), clock, ledger, audit, Optional.of(SELLER));
  final OrderTrailService trail =
      new OrderTrailService(
          audit,
          new OutboxService(database.jdbi(), clock, Optional.empty()),
          papers,
          "http://portal.example");
  final OrderService orders = new OrderService(database.jdbi(), clock, ledger, billing, trail);
  final CardOrderService cardOrders = new CardOrderService(database.jdbi(), ledger, billing, trail);
  final RepaymentService repayments =
      new RepaymentService(database.jdbi(), clock, ledger, audit, trail, true);
  final ContractId c = fixture.contractC();
  final PersonId ilse = administrator(fixture.person("Ilse Halden"));

  /** From now on this person may buy on the contract, too. */
  PersonId administrator(PersonId person) {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into contract_role values (?, ?, 'administrator', now(), null)",
                    c,
                    person));
    return person;
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
    return form(packs, PaidBy.INVOICE);
  }

  NewOrder form(int packs, PaidBy paidBy) {
    return new NewOrder(
        c, UUID.randomUUID(), packs, paidBy, "PO-1", EMAIL, ilse, offer(packs).promise());
  }

  Order buy(int packs) {
    return ((Placement.Placed) orders.place(form(packs))).order();
  }

  Placement place(int packs, PaidBy paidBy) {
    return orders.place(form(packs, paidBy));
  }

  /** Payment by card at this provider, for a portal at this address. */
  PaymentService cards(StripeServer stripe, URI portal) {
    return new PaymentService(
        database.jdbi(),
        clock,
        ledger,
        orders,
        cardOrders,
        repayments,
        new CardAccess(StripeServer.KEY, StripeServer.SECRET, Optional.of(stripe.address())),
        portal);
  }

  /** Billed as this customer, with this tax. */
  void billing(String country, String percent, boolean reverseCharge, String taxNumber) {
    var rate =
        new TaxRate(
            country,
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            "VAT",
            new BigDecimal(percent),
            reverseCharge);
    billing.publish(rate, ZoneOffset.UTC, ilse);
    billing.save(c, new BillTo("Buyer B.V.", "2 Street", "3000", "City", country, taxNumber), ilse);
  }

  /** The text of a paper's file. */
  String text(Paper paper) {
    try (PDDocument file = Loader.loadPDF(papers.file(paper))) {
      return new PDFTextStripper().getText(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
