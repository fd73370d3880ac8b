package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.ledger.LedgerChecks;
import cloudcredits.payment.PaymentService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Paying by card through the provider's own library, against a server that speaks as it does. */
class CardIT {

  private static final String PAID = "checkout.session.completed";
  private static final String EXPIRED = "checkout.session.expired";

  private final OrderDesk desk = new OrderDesk();
  private final StripeServer stripe = new StripeServer();
  private final PaymentService payments = desk.cards(stripe, URI.create("http://portal.example"));

  @AfterEach
  void checkAndClose() {
    LedgerChecks.assertSound(desk.database.owner());
    stripe.close();
    desk.close();
  }

  private Order begin(int packs) {
    Order order = ((Placement.Placed) desk.place(packs, PaidBy.CARD)).order();
    assertTrue(payments.begin(desk.contract(), order).isPresent());
    return order;
  }

  private Order order(int id) {
    return desk.orders.find(desk.c, id).orElseThrow();
  }

  private boolean tell(String event) {
    return payments.told(event, StripeServer.signature(event, desk.clock.instant()));
  }

  private Credits left() {
    return desk.orders.sharedAvailable(desk.c);
  }

  private List<Repayment> owed(int order) {
    return desk.repayments.of(desk.c, order);
  }

  private void assertFulfilledOnce(int id, int packs) {
    assertEquals(Order.State.PAID, order(id).state());
    assertEquals(Credits.of(100L * packs), left());
    assertEquals(1, desk.count("credit_grant where source = 'order'"));
    assertEquals(
        List.of("INV-2027-000001", "REC-2027-000001"),
        desk.papers.of(desk.c, id).stream().map(p -> p.number().toString()).toList());
  }

  @Test
  void anOrderThatWaitsHasNoCreditsNoPapersAndDoesNotCountAgainstTheLimit() {
    desk.limit("0.00");
    Order order = begin(3);

    assertEquals(Order.State.AWAITING_PAYMENT, order.state());
    assertEquals(Credits.ZERO, left());
    assertEquals(0, desk.count("paper"));
    assertEquals(0, desk.count("mail"));
  }

  @Test
  void theProviderIsAskedForExactlyWhatThePageShowed() {
    desk.billing("NL", "21", false, "");
    begin(3);

    var asked = stripe.session(1).asked;
    assertEquals("36300", asked.get("line_items[0][price_data][unit_amount]"));
    assertEquals("usd", asked.get("line_items[0][price_data][currency]"));
    assertEquals("1", asked.get("line_items[0][quantity]"));
    assertEquals("payment", asked.get("mode"));
    assertEquals("card", asked.get("payment_method_types[0]"));
    assertEquals("110-0000-0001/1", asked.get("client_reference_id"));
    assertEquals(
        "http://portal.example/contracts/110-0000-0001/orders/1/payment", asked.get("success_url"));
    assertEquals("http://portal.example/contracts/110-0000-0001/orders/1", asked.get("cancel_url"));
    assertEquals(
        desk.clock.instant().plus(Duration.ofHours(1)).getEpochSecond(),
        Long.parseLong(asked.get("expires_at")));
  }

  @Test
  void theWebhookFulfils() {
    begin(3);

    assertTrue(tell(stripe.event(PAID, stripe.pay(1))));

    assertFulfilledOnce(1, 3);
    assertEquals(1, desk.count("payment_event where outcome = 'fulfilled'"));
    assertEquals(2, desk.count("mail"));
  }

  @Test
  void theReturnPageFulfilsWithoutAWebhook() {
    begin(3);
    stripe.pay(1);

    assertEquals(Order.State.PAID, payments.returned(desk.c, 1).orElseThrow().state());

    assertFulfilledOnce(1, 3);
  }

  @Test
  void theReturnPageBeforeThePaymentWaits() {
    begin(3);

    assertEquals(Order.State.AWAITING_PAYMENT, payments.returned(desk.c, 1).orElseThrow().state());
    assertEquals(Credits.ZERO, left());
  }

  @RepeatedTest(3)
  void webhooksReturnsAndTheClockAtOnceFulfilOnce() throws Exception {
    begin(3);
    String event = stripe.event(PAID, stripe.pay(1));
    String another = stripe.event(PAID, stripe.session(1));
    desk.clock.advance(Duration.ofMinutes(6));
    List<Callable<Object>> all = new ArrayList<>(Collections.nCopies(4, () -> tell(event)));
    all.addAll(Collections.nCopies(2, () -> tell(another)));
    all.addAll(Collections.nCopies(4, () -> payments.returned(desk.c, 1)));
    all.addAll(
        Collections.nCopies(
            2,
            () -> {
              payments.sweep();
              return true;
            }));

    OrderDesk.atOnce(all);

    assertFulfilledOnce(1, 3);
    assertEquals(List.of(), owed(1));
    assertEquals(2, desk.count("payment_event where applied_at is not null"));
  }

  @Test
  void eventsInAnyOrderAndTwiceActOnce() {
    begin(3);
    String over = stripe.event(EXPIRED, stripe.session(1)).replace("\"open\"", "\"expired\"");
    String paid = stripe.event(PAID, stripe.pay(1));

    assertTrue(tell(over));
    assertTrue(tell(paid));
    assertTrue(tell(over));
    assertTrue(tell(paid));

    assertFulfilledOnce(1, 3);
    assertEquals(2, desk.count("payment_event"));
  }

  @Test
  void whatTheProviderHasNotSignedIsNotEvenStored() {
    begin(3);
    String event = stripe.event(PAID, stripe.pay(1));
    String signed = StripeServer.signature(event, desk.clock.instant());

    assertFalse(payments.told(event, ""));
    assertFalse(payments.told(event, "t=1,v1=00"));
    assertFalse(payments.told(event.replace("30000", "1"), signed));
    assertFalse(
        payments.told(
            event, StripeServer.signature(event, desk.clock.instant().minus(Duration.ofHours(1)))));
    assertEquals(0, desk.count("payment_event"));
    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
  }

  @Test
  void moneyForACancelledOrderIsToBeReturned() {
    begin(3);
    desk.orders.cancel(desk.c, 1, desk.ilse);

    tell(stripe.event(PAID, stripe.pay(1)));
    tell(stripe.event(PAID, stripe.session(1)));
    payments.returned(desk.c, 1);

    assertEquals(Order.State.CANCELLED, order(1).state());
    assertEquals(Credits.ZERO, left());
    assertEquals(1, owed(1).size());
    assertEquals(Repayment.Reason.PAID_AFTER_CANCELLATION, owed(1).getFirst().reason());
    assertEquals("pi_1", owed(1).getFirst().reference());
    assertEquals(0, desk.count("paper"));
  }

  @Test
  void anotherAmountIsToBeReturnedAndTheOrderWaitsOn() {
    begin(3);
    stripe.pay(1).amount = 29_999;

    tell(stripe.event(PAID, stripe.session(1)));
    tell(stripe.event(PAID, stripe.session(1)));

    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
    assertEquals(1, owed(1).size());
    assertEquals(Repayment.Reason.OTHER_AMOUNT, owed(1).getFirst().reason());
    assertEquals(Money.of("299.99", "USD"), owed(1).getFirst().amount());
  }

  @Test
  void aSecondPaymentIsToBeReturned() {
    Order order = begin(3);
    desk.clock.advance(Duration.ofMinutes(61));
    payments.begin(desk.contract(), order);
    assertEquals(2, stripe.sessions());

    tell(stripe.event(PAID, stripe.pay(2)));
    tell(stripe.event(PAID, stripe.pay(1)));

    assertFulfilledOnce(1, 3);
    assertEquals(
        List.of(Repayment.Reason.PAID_TWICE), owed(1).stream().map(Repayment::reason).toList());
    assertEquals("pi_2", owed(1).getFirst().reference());
  }

  @Test
  void moneyThatComesAfterTheRenewalIsToBeReturned() {
    desk.clock.set("2027-12-31T23:30:00Z");
    begin(3);
    stripe.pay(1);
    desk.clock.set("2028-01-01T00:00:00Z");

    tell(stripe.event(PAID, stripe.session(1)));

    assertEquals(Order.State.CANCELLED, order(1).state());
    assertEquals(Repayment.Reason.PAID_TOO_LATE, owed(1).getFirst().reason());
    assertEquals(0, desk.count("credit_grant where source = 'order'"));
  }

  @Test
  void anOrderKeepsItsPriceAndExpiryUntilItIsPaid() {
    begin(3);
    desk.price("2027-02-02", "120.00");
    desk.clock.set("2027-02-02T09:00:00Z");

    tell(stripe.event(PAID, stripe.pay(1)));

    assertFulfilledOnce(1, 3);
    assertEquals(Money.of("300.00", "USD"), order(1).gross());
    assertEquals("2028-01-01T00:00:00Z", order(1).until().toString());
  }

  @Test
  void cancellingAPaidOneReturnsTheCardsMoney() {
    begin(3);
    tell(stripe.event(PAID, stripe.pay(1)));

    desk.orders.cancel(desk.c, 1, desk.ilse);

    assertEquals(Credits.ZERO, left());
    assertEquals(Repayment.Reason.CANCELLED, owed(1).getFirst().reason());
    assertEquals("pi_1", owed(1).getFirst().reference());
    tell(stripe.event(PAID, stripe.session(1)));
    assertEquals(1, owed(1).size());
  }

  @Test
  void clicksAndRetriesAskForOnePage() throws Exception {
    Order order = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    stripe.failNext(1);
    Callable<Optional<URI>> click = () -> payments.begin(desk.contract(), order);

    var pages = OrderDesk.atOnce(Collections.nCopies(6, click));

    assertEquals(1, stripe.sessions());
    assertEquals(1, pages.stream().distinct().count());
    assertEquals(1, desk.count("card_checkout"));
  }

  @Test
  void whereTheProviderIsDownNothingIsLostAndTheNextClickGoesOn() {
    Order order = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    stripe.failNext(3);

    assertEquals(Optional.empty(), payments.begin(desk.contract(), order));
    assertEquals(
        Optional.of(stripe.address() + "/pay/cs_test_1"),
        payments.begin(desk.contract(), order).map(URI::toString));
    assertEquals(1, desk.count("card_checkout"));
  }

  @Test
  void aCrashAfterAnEventIsStoredIsResumedByTheClock() {
    begin(3);
    String event = stripe.event(PAID, stripe.pay(1));
    desk.database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into payment_event (id, type, received_at, body) values ('evt_1', ?, now(), ?)",
                    PAID,
                    event));

    payments.sweep();
    payments.sweep();

    assertFulfilledOnce(1, 3);
    assertTrue(tell(event));
    assertEquals(1, desk.count("payment_event where outcome = 'fulfilled'"));
  }

  @Test
  void aCrashInTheMiddleOfFulfillingLeavesNothingHalfDone() {
    begin(3);
    String event = stripe.event(PAID, stripe.pay(1));
    desk.database
        .owner()
        .useHandle(
            handle ->
                handle
                    .createScript(
                        """
                        create function crash() returns trigger language plpgsql as
                        'begin raise exception ''crash''; end';
                        create trigger crash before insert on paper for each row
                          when (new.kind = 'receipt') execute function crash();
                        """)
                    .executeAsSeparateStatements());

    assertTrue(tell(event), "it is stored, so the provider need not tell it again");
    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
    assertEquals(Credits.ZERO, left());
    assertEquals(0, desk.count("paper"));
    assertEquals(1, desk.count("payment_event where applied_at is null"));

    desk.database.owner().useHandle(handle -> handle.execute("drop trigger crash on paper"));
    payments.sweep();
    assertFulfilledOnce(1, 3);
  }

  @Test
  void aPaymentOfWhichNobodyTellsIsFoundByTheClock() {
    begin(3);
    stripe.pay(1);

    payments.sweep();
    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
    desk.clock.advance(Duration.ofMinutes(6));
    payments.sweep();

    assertFulfilledOnce(1, 3);
    assertEquals(0, desk.count("card_checkout where closed_at is null"));
  }

  @Test
  void anUnpaidOrderIsGivenUpAfterADayAndItsPageEnded() {
    begin(3);
    desk.clock.advance(Duration.ofHours(23));
    payments.sweep();
    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
    stripe.session(1).status = "expired";
    desk.clock.advance(Duration.ofHours(2));

    payments.sweep();

    assertEquals(Order.State.CANCELLED, order(1).state());
    assertEquals(Optional.empty(), order(1).cancelledBy());
    assertEquals(0, desk.count("paper"));
    assertEquals(0, desk.count("card_checkout where closed_at is null"));
  }

  @Test
  void thePageOfACancelledOrderIsEnded() {
    begin(3);
    desk.orders.cancel(desk.c, 1, desk.ilse);
    desk.clock.advance(Duration.ofMinutes(6));

    payments.sweep();

    assertEquals("expired", stripe.session(1).status);
    assertEquals(0, desk.count("card_checkout where closed_at is null"));
  }

  @Test
  void eventsAboutOtherThingsAreKeptAndLeftAlone() {
    begin(3);
    String other =
        stripe.event(PAID, stripe.session(1)).replace("checkout.session.completed", "invoice.paid");
    String strange = stripe.event(PAID, stripe.session(1)).replace("cs_test_1", "cs_other");

    assertTrue(tell(other));
    assertTrue(tell(strange));

    assertEquals(2, desk.count("payment_event where outcome = 'not ours'"));
    assertEquals(Order.State.AWAITING_PAYMENT, order(1).state());
  }
}
