package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.AuditService;
import cloudcredits.billing.Billing;
import cloudcredits.billing.Paper;
import cloudcredits.billing.PaperKind;
import cloudcredits.billing.PaperNumber;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.ledger.HealthService;
import cloudcredits.ledger.LedgerExportService;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tax, and papers that are numbered without a gap and never change. */
class PaperIT {

  @TempDir private Path folder;
  private final OrderDesk desk = new OrderDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private List<Paper> papers(int order) {
    return desk.papers.of(desk.c, order);
  }

  private static List<String> numbers(List<Paper> papers) {
    return papers.stream().map(paper -> paper.number().toString()).toList();
  }

  @Test
  void anInvoiceSaysWhatTheLawWants() {
    desk.billing("NL", "21", false, "NL1234B01");
    desk.buy(3);
    Paper invoice = papers(1).getFirst();

    String text = desk.text(invoice);

    for (String said :
        """
        Invoice
        INV-2027-000001
        1 Feb 2027
        110-0000-0001/1
        Vendor Ltd
        1 Road
        2000 Town
        Ireland
        Tax number IE1234567T
        Buyer B.V.
        3000 City
        Netherlands
        Tax number NL1234B01
        Date of supply
        PO-1
        Pack of 100 shared cloud credits, usable until 1 Jan 2028
        300.00
        63.00
        363.00
        USD
        Payable without deduction by 3 Mar 2027.
        IBAN IE00 0000.
        """
            .lines()
            .toList()) {
      assertTrue(text.contains(said), said + " is not in\n" + text);
    }
  }

  @Test
  void whatIsPaidIsNetAndTaxAndCountsSoAgainstTheLimit() {
    desk.billing("NL", "21", false, "");
    desk.limit("400.00");

    Order order = desk.buy(3);

    assertEquals(Money.of("300.00", "USD"), order.net());
    assertEquals(Money.of("63.00", "USD"), order.tax());
    assertEquals(Money.of("363.00", "USD"), order.gross());
    assertEquals(
        new Placement.OverCreditLimit(Money.of("121.00", "USD"), Money.of("37.00", "USD")),
        desk.place(1, PaidBy.INVOICE));
  }

  @Test
  void withATaxNumberTheTaxIsReversedAndThePaperSaysSo() {
    desk.billing("BE", "21", true, "BE0123");
    desk.buy(1);

    String text = desk.text(papers(1).getFirst());

    assertTrue(text.contains("Reverse charge: the customer accounts for the VAT."), text);
    assertTrue(text.contains("100.00"), text);
    assertEquals(Money.of("100.00", "USD"), papers(1).getFirst().gross());
  }

  @Test
  void withoutATaxNumberItIsCharged() {
    desk.billing("BE", "21", true, "");

    assertEquals(Money.of("121.00", "USD"), desk.buy(1).gross());
  }

  @Test
  void anOrderAndItsPapersKeepWhatTheyWerePromised() {
    desk.billing("NL", "21", false, "");
    desk.buy(1);
    byte[] before = desk.papers.file(papers(1).getFirst());
    desk.billing("BE", "6", false, "BE99");
    desk.orders.markPaid(desk.c, 1, desk.ilse);

    Order order = desk.orders.find(desk.c, 1).orElseThrow();
    assertEquals("NL", order.billed().orElseThrow().to().country());
    assertEquals(Money.of("121.00", "USD"), order.gross());
    assertArrayEquals(before, desk.papers.file(papers(1).getFirst()));
    assertTrue(
        desk.text(papers(1).getLast()).contains("Netherlands"), "the receipt follows the invoice");
  }

  @Test
  void aTaxThatChangesBetweenReviewAndOrderIsShownFirst() {
    NewOrder form = desk.form(1);
    desk.billing("NL", "21", false, "");

    assertInstanceOf(Placement.PriceChanged.class, desk.orders.place(form));
    assertEquals(0, desk.count("paper"));
  }

  @Test
  void withoutAnAddressOrARateNothingIsSold() {
    desk.database.owner().useHandle(handle -> handle.execute("delete from billing_address"));
    assertEquals(
        new Review.NotBillable(Billing.Obstacle.ADDRESS), desk.orders.review(desk.contract(), 1));
    desk.billing("NL", "21", false, "");
    desk.database.owner().useHandle(handle -> handle.execute("delete from tax_rate"));
    assertEquals(
        new Review.NotBillable(Billing.Obstacle.TAX_RATE), desk.orders.review(desk.contract(), 1));
  }

  @Test
  void aPaidInvoiceHasAReceipt() {
    desk.buy(1);
    desk.orders.markPaid(desk.c, 1, desk.ilse);

    assertEquals(List.of("INV-2027-000001", "REC-2027-000001"), numbers(papers(1)));
    String text = desk.text(papers(1).getLast());
    assertTrue(text.contains("Paid in full by bank transfer, received on 1 Feb 2027."), text);
    assertTrue(text.contains("INV-2027-000001"), text);
  }

  @Test
  void aCancelledOrderHasACreditNoteAndPaidMoneyIsToBeReturned() {
    desk.buy(1);
    desk.buy(2);
    desk.orders.markPaid(desk.c, 2, desk.ilse);

    desk.orders.cancel(desk.c, 1, desk.ilse);
    desk.orders.cancel(desk.c, 2, desk.ilse);

    assertEquals(List.of("INV-2027-000001", "CRN-2027-000001"), numbers(papers(1)));
    assertEquals(
        List.of("INV-2027-000002", "REC-2027-000001", "CRN-2027-000002"), numbers(papers(2)));
    String note = desk.text(papers(2).getLast());
    assertTrue(note.contains("For invoice INV-2027-000002"), note);
    assertTrue(note.contains("The amount is returned."), note);
    assertEquals(List.of(), desk.repayments.of(desk.c, 1));
    Repayment owed = desk.repayments.of(desk.c, 2).getFirst();
    assertEquals(Money.of("200.00", "USD"), owed.amount());
    assertTrue(desk.repayments.markReturned(owed, desk.ilse));
    assertEquals(false, desk.repayments.markReturned(owed, desk.ilse));
    assertTrue(desk.repayments.latest(10).getFirst().returnedAt().isPresent());
    assertEquals(1, desk.count("audit_entry where action = 'money_returned'"));
  }

  @Test
  void numbersHaveNoGapWhoeverBuysAtOnce() throws Exception {
    ContractId d = desk.fixture.contract("110-0000-0002", "UTC", "2027-01-01", "2028-01-01");
    Callable<Placement> here = () -> desk.place(1, PaidBy.INVOICE);
    Callable<Placement> there =
        () ->
            desk.orders.place(
                new NewOrder(
                    d,
                    UUID.randomUUID(),
                    1,
                    PaidBy.INVOICE,
                    "PO",
                    OrderDesk.EMAIL,
                    desk.ilse,
                    desk.offer(1).promise()));
    Callable<Placement> failing =
        () -> {
          NewOrder form = desk.form(1);
          return desk.ledger.change(
              desk.c,
              change -> {
                desk.orders.place(change, form);
                throw new IllegalStateException("a crash after the invoice has its number");
              });
        };
    List<Callable<Placement>> all =
        Stream.of(
                Collections.nCopies(6, here),
                Collections.nCopies(6, there),
                Collections.nCopies(4, (Callable<Placement>) () -> refused(failing)))
            .flatMap(List::stream)
            .toList();

    OrderDesk.atOnce(all);

    List<Integer> numbers =
        desk.papers.latest(Optional.of(PaperKind.INVOICE), 100).stream()
            .map(paper -> paper.number().number())
            .sorted()
            .toList();
    assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), numbers);
  }

  private static Placement refused(Callable<Placement> failing) {
    assertThrows(IllegalStateException.class, failing::call);
    return null;
  }

  @Test
  void eachYearBeginsAtOne() {
    desk.clock.set("2027-12-31T23:59:59Z");
    desk.fixture.renew(desk.c, "2028-01-01", "2029-01-01");
    desk.buy(1);
    desk.clock.set("2028-01-01T00:00:00Z");
    desk.buy(1);

    assertEquals(List.of("INV-2027-000001"), numbers(papers(1)));
    assertEquals(List.of("INV-2028-000001"), numbers(papers(2)));
  }

  @Test
  void aFileIsMadeOnceAndIsTheSameForEver() {
    desk.buy(1);
    desk.buy(1);
    byte[] first = desk.papers.file(papers(1).getFirst());
    desk.clock.set("2027-06-01T00:00:00Z");
    desk.papers.makeFiles();
    desk.papers.makeFiles();

    assertEquals(2, desk.count("paper_file"));
    assertArrayEquals(first, desk.papers.file(papers(1).getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update paper set facts = replace(facts, '100.00', '1.00')",
        "delete from paper",
        "truncate paper cascade",
        "update paper_file set pdf = 'x'",
        "delete from paper_file",
        "delete from paper_counter",
        "update tax_rate set percent = 1",
        "delete from credit_order"
      })
  void theApplicationCanChangeNone(String sql) {
    desk.buy(1);
    desk.papers.makeFiles();

    assertThrows(
        JdbiException.class, () -> desk.database.jdbi().useHandle(handle -> handle.execute(sql)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update paper set facts = facts || ' '",
        "update paper_file set pdf = 'x'",
        "insert into paper (kind, year, number, contract_id, order_id, issued_at, net, tax, currency, facts, hash) select kind, year, 3, contract_id, 2, issued_at, net, tax, currency, facts, hash from paper",
        "insert into paper (kind, year, number, contract_id, order_id, issued_at, net, tax, currency, facts, hash) select kind, year, 2, contract_id, order_id, issued_at, net, tax, currency, facts, hash from paper",
        "insert into paper (kind, year, number, contract_id, order_id, issued_at, net, tax, currency, facts, hash) select 'receipt', year, 2, contract_id, order_id, issued_at, net, tax, currency, facts, hash from paper"
      })
  void notEvenItsOwnerMakesAFalseOne(String sql) {
    desk.buy(1);
    desk.place(1, PaidBy.CARD);
    desk.papers.makeFiles();

    assertThrows(
        JdbiException.class, () -> desk.database.owner().useHandle(handle -> handle.execute(sql)));
  }

  @Test
  void aNumberIsReadAsItIsWritten() {
    assertEquals(
        Optional.of(new PaperNumber(PaperKind.CREDIT_NOTE, 2027, 42)),
        PaperNumber.parse("CRN-2027-000042"));
    for (String none :
        List.of("", "CRN-2027-42", "XXX-2027-000042", "CRN-2027-0000042", "crn-2027-000042")) {
      assertEquals(Optional.empty(), PaperNumber.parse(none), none);
    }
  }

  private HealthService health() {
    return new HealthService(
        desk.database.jdbi(),
        desk.clock,
        desk.ledger,
        new LedgerExportService(desk.database.jdbi(), desk.clock, folder),
        new AuditService(desk.database.jdbi()),
        List::of);
  }

  private void everyKindOfOrder() {
    desk.buy(1);
    desk.buy(2);
    desk.buy(3);
    desk.orders.markPaid(desk.c, 2, desk.ilse);
    desk.orders.markPaid(desk.c, 3, desk.ilse);
    desk.orders.cancel(desk.c, 3, desk.ilse);
    desk.place(1, PaidBy.CARD);
    desk.place(2, PaidBy.CARD);
    desk.cardOrders.giveUp(desk.c, 5);
    desk.place(3, PaidBy.CARD);
    desk.cardOrders.paid(desk.c, 6, new CardPayment("pi_6", Money.of("300.00", "USD")));
  }

  @Test
  void theNightlyCheckFindsThemSound() {
    everyKindOfOrder();

    assertTrue(health().check().isSound(), () -> health().check().findings().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Every order has the grant that it sold, and every grant sold has its order | update credit_grant set credits = credits + 1 where source_ref = '2'
          Every order has the grant that it sold, and every grant sold has its order | delete from credit_order where id = 1
          Cancelled orders have given all their credits back | update credit_order set state = 'cancelled', cancelled_at = now() where id = 1
          Every order has the papers of its state | delete from paper where order_id = 2 and kind = 'receipt'
          Every order has the papers of its state | update credit_order set state = 'paid', paid_at = now() where id = 1
          Papers say what their orders cost | update credit_order set tax = tax + 1 where id = 1
          Papers say what their orders cost | alter table paper drop constraint paper_check; update paper set hash = sha256('x') where number = 1
          Papers are numbered without a gap | delete from paper where kind = 'invoice' and number = 1
          What was paid for a cancelled order is returned or to be returned | delete from repayment
          What goes back for a cancelled order is what its credit note says | update repayment set amount = amount - 1
          No payment is returned twice, nor what an order keeps | update repayment set reference = 'pi_6'
          """)
  void theNightlyCheckFindsWhatIsSpoiled(String rule, String sql) {
    everyKindOfOrder();
    desk.database
        .owner()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              Stream.of(sql.split(";")).forEach(handle::execute);
            });

    assertTrue(
        health().check().findings().stream()
            .filter(finding -> !finding.isSound())
            .anyMatch(finding -> finding.what().equals(rule)));
  }
}
