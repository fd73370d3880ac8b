package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Balance;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.Step;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobDesk;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerChecks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Buying, cancelling and paying on a real database, also many at once. */
class OrderIT {

  private final OrderDesk desk = new OrderDesk();
  private final OrderService orders = desk.orders;
  private final JobService jobs = new JobService(new BatchService(desk.ledger), 2, 100);
  private final JobDesk renderer = new JobDesk(jobs, desk.clock, desk.fixture.apiKey("renderer"));

  @AfterEach
  void checkAndClose() {
    LedgerChecks.assertSound(desk.database.owner());
    assertEquals(desk.count("credit_order"), desk.count("credit_grant where source = 'order'"));
    jobs.close();
    desk.close();
  }

  private Credits left() {
    return orders.sharedAvailable(desk.c);
  }

  @Test
  void anOrderKeepsWhatWasPromisedAndItsCreditsAreUsableAtOnce() {
    Order order = desk.buy(3);

    assertEquals(1, order.id());
    assertEquals(Order.State.INVOICED, order.state());
    assertEquals(Credits.of(300), order.credits());
    assertEquals(Money.of("300.00", "USD"), order.gross());
    assertEquals("2028-01-01T00:00:00Z", order.until().toString());
    assertEquals(LocalDate.parse("2027-03-03"), order.dueOn());
    assertEquals("Ilse Halden", order.orderedBy());
    assertEquals(Credits.of(300), left());
    assertEquals(
        1, desk.count("credit_grant where source = 'order' and source_ref = '1' and id = 1"));
    assertEquals(1, desk.count("audit_entry where action = 'order_placed' and contract_id = 1"));
    assertEquals(
        2, desk.count("mail where subject = 'Order 110-0000-0001/1: 3 packs for 300.00 USD'"));
  }

  @Test
  void ordersAreNumberedOnEachContract() {
    assertEquals(List.of(1, 2, 3), Stream.of(1, 1, 1).map(desk::buy).map(Order::id).toList());
  }

  @RepeatedTest(3)
  void oneTokenBuysOnceFromSixteenThreads() throws Exception {
    NewOrder form = desk.form(3);
    Callable<Placement> click = () -> orders.place(form);

    List<Placement> answers = OrderDesk.atOnce(Collections.nCopies(16, click));

    assertEquals(1, answers.stream().filter(Placement.Placed.class::isInstance).count());
    assertEquals(15, answers.stream().filter(Placement.PlacedBefore.class::isInstance).count());
    assertEquals(1, desk.count("credit_order"));
    assertEquals(Credits.of(300), left());
    assertEquals(2, desk.count("mail"));
  }

  @Test
  void aTokenThatWasUsedLeadsToItsOrderWhateverHasHappenedSince() {
    NewOrder form = desk.form(3);
    orders.place(form);
    desk.price("2027-02-02", "120.00");
    desk.clock.set("2028-06-01T00:00:00Z");

    Placement again = orders.place(form);

    assertEquals(1, assertInstanceOf(Placement.PlacedBefore.class, again).order().id());
    assertEquals(1, desk.count("credit_order"));
  }

  @RepeatedTest(3)
  void ofTwoTabsAtTheCreditLimitOneIsRefused() throws Exception {
    desk.limit("500.00");
    Callable<Placement> tab = () -> orders.place(desk.form(3));

    List<Placement> answers = OrderDesk.atOnce(List.of(tab, tab));

    assertEquals(1, answers.stream().filter(Placement.Placed.class::isInstance).count());
    assertTrue(
        answers.contains(
            new Placement.OverCreditLimit(Money.of("300.00", "USD"), Money.of("200.00", "USD"))));
    assertEquals(Credits.of(300), left());
  }

  @Test
  void thePriceShownIsThePricePaidOrNothingIsBought() {
    NewOrder form = desk.form(3);
    desk.price("2027-02-01", "120.00");

    Placement refused = orders.place(form);

    Offer offer = assertInstanceOf(Placement.PriceChanged.class, refused).offer();
    assertEquals(Money.of("360.00", "USD"), offer.gross());
    assertNothingHappened();
    assertEquals(Money.of("120.00", "USD"), desk.buy(3).packPrice(), "the new review buys");
  }

  @Test
  void thePriceChangesAtMidnightInTheContractsZone() {
    ContractId tokyo =
        desk.fixture.contract("110-0000-0009", "Asia/Tokyo", "2027-01-01", "2029-01-01");
    desk.price("2027-03-01", "120.00");
    desk.clock.set("2027-02-28T14:59:59Z");
    assertEquals(Money.of("100.00", "USD"), packPrice(tokyo));
    desk.clock.set("2027-02-28T15:00:00Z");
    assertEquals(Money.of("120.00", "USD"), packPrice(tokyo));
  }

  private Money packPrice(ContractId contract) {
    Review review = orders.review(desk.contract(contract, "110-0000-0009"), 1);
    return assertInstanceOf(Review.Offered.class, review).offer().price().packPrice();
  }

  @Test
  void theExpiryShownIsTheExpiryBoughtOrNothingIs() {
    NewOrder form = desk.form(3);
    desk.fixture.renew(desk.c, "2028-01-01", "2029-01-01");
    assertInstanceOf(Placement.Placed.class, orders.place(form), "a later term changes nothing");

    desk.clock.set("2028-01-31T23:59:59Z");
    NewOrder beforeMidnight = desk.form(1);
    desk.clock.set("2028-02-01T00:00:00Z");
    assertInstanceOf(Placement.Placed.class, orders.place(beforeMidnight), "the renewal stays");

    desk.fixture.renew(desk.c, "2029-01-01", "2031-01-01");
    desk.clock.set("2029-01-31T23:59:59Z");
    NewOrder yearLong = desk.form(1);
    desk.clock.set("2029-02-01T00:00:00Z");
    Offer offer = assertInstanceOf(Placement.ExpiryChanged.class, orders.place(yearLong)).offer();
    assertEquals("2030-02-01T00:00:00Z", offer.until().toString());
    assertEquals(2, desk.count("credit_order"));
  }

  @Test
  void aContractThatIsNotActiveBuysNothing() {
    NewOrder form = desk.form(1);
    desk.clock.set("2028-01-01T00:00:00Z");

    assertEquals(new Placement.ContractNotActive(Activity.LAPSED), orders.place(form));
    assertEquals(new Review.NotActive(Activity.LAPSED), orders.review(desk.contract(), 1));
    assertNothingHappened();
  }

  @Test
  void aCurrencyWithoutAPriceBuysNothing() {
    NewOrder form = desk.form(1);
    desk.database.owner().useHandle(h -> h.execute("update contract set currency = 'CHF'"));

    assertInstanceOf(Placement.NotSold.class, orders.place(form));
    assertNothingHappened();
  }

  @Test
  void whatIsUnpaidCountsAgainstTheLimitUntilItIsPaidOrCancelled() {
    desk.limit("500.00");
    Order first = desk.buy(3);
    assertInstanceOf(Placement.OverCreditLimit.class, orders.place(desk.form(3)));
    assertInstanceOf(Payment.Paid.class, orders.markPaid(desk.c, first.id(), desk.ilse));
    Order second = desk.buy(5);
    assertInstanceOf(Placement.OverCreditLimit.class, orders.place(desk.form(1)));
    assertInstanceOf(Cancellation.Cancelled.class, orders.cancel(desk.c, second.id(), desk.ilse));
    desk.buy(5);
    assertEquals(Credits.of(800), left());
  }

  @Test
  void anUntouchedOrderIsCancelledOnce() {
    Order order = desk.buy(3);
    desk.clock.advance(Duration.ofHours(1));
    assertInstanceOf(
        Cancellation.Cancelled.class, orders.cancellation(desk.c, order.id(), desk.ilse));

    Order cancelled =
        assertInstanceOf(Cancellation.Cancelled.class, orders.cancel(desk.c, 1, desk.ilse)).order();

    assertEquals(Order.State.CANCELLED, cancelled.state());
    assertEquals(Optional.of("Ilse Halden"), cancelled.cancelledBy());
    assertEquals(Credits.ZERO, left());
    assertInstanceOf(
        Cancellation.CancelledBefore.class, orders.cancel(desk.c, order.id(), desk.ilse));
    assertInstanceOf(Cancellation.CancelledBefore.class, orders.cancellation(desk.c, 1, desk.ilse));
    assertInstanceOf(Payment.Cancelled.class, orders.markPaid(desk.c, 1, desk.ilse));
    assertEquals(1, desk.count("ledger_entry where movement = 'void'"));
    assertEquals(1, desk.count("audit_entry where action = 'order_cancelled'"));
    assertEquals(2, desk.count("mail where subject like '%is cancelled'"));
  }

  @Test
  void aPaidOrderKeepsThatItWasPaidWhenItIsCancelled() {
    desk.buy(1);
    orders.markPaid(desk.c, 1, desk.ilse);

    orders.cancel(desk.c, 1, desk.ilse);

    assertTrue(orders.find(desk.c, 1).orElseThrow().paidAt().isPresent());
    assertEquals(
        1,
        desk.count(
            "mail where body like '%What was paid, 100.00 USD, is returned.%' and recipient = 'accounts@example.com'"));
  }

  @Test
  void aTouchedOrderIsNotCancelled() {
    desk.fixture.seat(desk.c, desk.ilse);
    Order order = desk.buy(3);
    Step hold = renderer.hold(desk.c, desk.ilse, 130);
    renderer.does(hold);
    var held = new Balance(Credits.of(270), Credits.of(30), Credits.ZERO, Credits.ZERO);
    assertEquals(held, touched(orders.cancellation(desk.c, 1, desk.ilse)));
    assertEquals(held, touched(orders.cancel(desk.c, order.id(), desk.ilse)));

    renderer.does(JobDesk.settle(hold, 120));
    var used = new Balance(Credits.of(280), Credits.ZERO, Credits.of(20), Credits.ZERO);
    assertEquals(used, touched(orders.cancel(desk.c, order.id(), desk.ilse)));
    assertEquals(Order.State.INVOICED, orders.find(desk.c, 1).orElseThrow().state());
    assertEquals(0, desk.count("audit_entry where action = 'order_cancelled'"));

    renderer.does(JobDesk.reverse(hold));
    assertInstanceOf(Cancellation.Cancelled.class, orders.cancel(desk.c, 1, desk.ilse));
  }

  @Test
  void anExpiredOrderIsNotCancelled() {
    desk.buy(3);
    desk.clock.set("2028-01-01T00:00:00Z");

    var lapsed = new Balance(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.of(300));
    assertEquals(lapsed, touched(orders.cancellation(desk.c, 1, desk.ilse)), "not posted yet");
    assertEquals(lapsed, touched(orders.cancel(desk.c, 1, desk.ilse)));
  }

  private static Balance touched(Cancellation cancellation) {
    return assertInstanceOf(Cancellation.Touched.class, cancellation).balance();
  }

  @RepeatedTest(5)
  void ofACancellationAndAHoldAtOnceOneWins() throws Exception {
    desk.fixture.seat(desk.c, desk.ilse);
    desk.buy(1);
    Step hold = renderer.hold(desk.c, desk.ilse, 150);
    Callable<String> job = () -> renderer.does(hold);
    Callable<String> cancel = () -> orders.cancel(desk.c, 1, desk.ilse).getClass().getSimpleName();

    List<String> answers = OrderDesk.atOnce(List.of(job, cancel));

    assertTrue(
        answers.equals(List.of("200 HELD held 150 used 0", "Touched"))
            || answers.equals(
                List.of("402 150 needed, 100 individual and 0 shared available.", "Cancelled")),
        answers.toString());
  }

  @Test
  void anOrderOfAnotherContractDoesNotExist() {
    ContractId d = desk.fixture.contract("110-0000-0002", "UTC", "2027-01-01", "2028-01-01");
    desk.buy(1);

    assertEquals(Optional.empty(), orders.find(d, 1));
    assertInstanceOf(Cancellation.Unknown.class, orders.cancellation(d, 1, desk.ilse));
    assertInstanceOf(Cancellation.Unknown.class, orders.cancel(d, 1, desk.ilse));
    assertInstanceOf(Payment.Unknown.class, orders.markPaid(d, 1, desk.ilse));
    assertEquals(Optional.empty(), orders.openInvoice(d, 1));
    assertEquals(Credits.of(100), left());
  }

  @Test
  void whenThePaperworkFailsNothingIsBought() {
    NewOrder form = desk.form(1);
    var tooLong =
        new NewOrder(
            form.contract(),
            form.token(),
            1,
            PaidBy.INVOICE,
            "x".repeat(61),
            form.invoiceEmail(),
            form.by(),
            form.promised());
    try {
      orders.place(tooLong);
    } catch (JdbiException refusedByTheDatabase) {
      assertNothingHappened();
      assertInstanceOf(Placement.Placed.class, orders.place(form));
      return;
    }
    throw new AssertionError("61 characters were taken");
  }

  @Test
  void theListFiltersSortsAndSums() {
    desk.buy(3);
    desk.buy(1);
    desk.buy(2);
    orders.markPaid(desk.c, 2, desk.ilse);
    orders.cancel(desk.c, 3, desk.ilse);

    assertEquals(List.of(3, 2, 1), ids(OrderFilter.LATEST_FIRST));
    assertEquals(List.of(2, 3, 1), ids(new OrderFilter(Optional.empty(), "", "packs", false)));
    assertEquals(
        List.of(2), ids(new OrderFilter(Optional.of(Order.State.PAID), "", "order", true)));
    assertEquals(
        List.of(1), ids(new OrderFilter(Optional.of(Order.State.INVOICED), "ilse", "order", true)));
    assertEquals(List.of(), ids(new OrderFilter(Optional.empty(), "%", "order", true)));
    for (String sort : OrderFilter.SORTS) {
      assertEquals(3, ids(new OrderFilter(Optional.empty(), "PO-1", sort, true)).size(), sort);
    }
    OrderTotals totals = orders.totals(desk.c, OrderFilter.LATEST_FIRST).all();
    assertEquals(3, totals.orders());
    assertEquals(2, totals.standing());
    assertEquals(1, totals.cancelled());
    assertEquals(4, totals.packs());
    assertEquals(Credits.of(400), totals.credits());
    assertEquals(List.of(1), orders.openInvoices(10).stream().map(i -> i.order().id()).toList());
  }

  private List<Integer> ids(OrderFilter filter) {
    return orders.list(desk.c, filter, 0, 50).stream().map(Order::id).toList();
  }

  @Test
  void aTokenNeverBuysAnythingElse() {
    desk.buy(1);
    UUID token =
        desk.database
            .owner()
            .withHandle(
                h -> h.createQuery("select token from credit_order").mapTo(UUID.class).one());
    assertInstanceOf(
        Placement.PlacedBefore.class,
        orders.place(
            new NewOrder(
                desk.c,
                token,
                5,
                PaidBy.INVOICE,
                "PO-2",
                "x@example.com",
                desk.ilse,
                desk.offer(5).promise())));
    assertEquals(1, desk.count("credit_order"));
  }

  private void assertNothingHappened() {
    assertEquals(0, desk.count("credit_order"));
    assertEquals(0, desk.count("credit_grant"));
    assertEquals(0, desk.count("ledger_entry"));
    assertEquals(0, desk.count("mail"));
    assertEquals(0, desk.count("audit_entry"));
  }
}
