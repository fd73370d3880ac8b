package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ledger.LedgerChecks;
import cloudcredits.order.Repayment.State;
import cloudcredits.payment.PaymentService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Cards' money goes back by itself, once, whatever the provider does and whenever it tells. */
class RefundIT {

  private static final String PAID = "checkout.session.completed";
  private static final String UPDATED = "refund.updated";
  private static final String FAILED = "refund.failed";

  private final OrderDesk desk = new OrderDesk();
  private final StripeServer stripe = new StripeServer();
  private final PaymentService payments = desk.cards(stripe, URI.create("http://portal.example"));

  @AfterEach
  void checkAndClose() {
    LedgerChecks.assertSound(desk.database.owner());
    stripe.close();
    desk.close();
  }

  private boolean tell(String event) {
    return payments.told(event, StripeServer.signature(event, desk.clock.instant()));
  }

  private void run(String sql) {
    desk.database.owner().useHandle(handle -> handle.execute(sql));
  }

  private List<String> lines(String sql) {
    return desk.database
        .owner()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** An order that a card has paid. */
  private int paid() {
    Order order = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    assertTrue(payments.begin(desk.contract(), order).isPresent());
    tell(stripe.event(PAID, stripe.pay(stripe.sessions())));
    return order.id();
  }

  /** As the page does it: the cancellation, and after its commit the provider. */
  private boolean cancel(int order) {
    boolean cancelled =
        desk.orders.cancel(desk.c, order, desk.ilse) instanceof Cancellation.Cancelled;
    payments.giveBack(desk.c, order);
    return cancelled;
  }

  private Repayment repayment(int order) {
    return desk.repayments.of(desk.c, order).getFirst();
  }

  private State state(int order) {
    return repayment(order).state();
  }

  @Test
  void aCancelledOrdersMoneyIsOnItsWayUntilTheProviderTellsThatItIsBack() {
    int order = paid();
    cancel(order);

    assertEquals(State.REQUESTED, state(order));
    var refund = stripe.refunds().getFirst();
    assertEquals("pi_1", refund.payment());
    assertEquals("30000", refund.asked.get("amount"));
    assertFalse(
        desk.repayments.markReturned(repayment(order), desk.ilse), "nobody returns it besides");

    tell(stripe.event(UPDATED, refund, "succeeded"));

    assertEquals(State.RETURNED, state(order));
    assertTrue(repayment(order).isBackOnTheCard());
    assertFalse(repayment(order).isAutomatic());
    assertEquals(
        List.of("refund_requested: 300.00 USD: The order was cancelled pi_1", "refund_made"),
        lines(
            """
            select case action when 'refund_made' then action else action || ': ' || detail end
              from audit_entry where action like 'refund%' order by id
            """));
    assertEquals(
        2, desk.mails().stream().filter(mail -> mail.contains("300.00 USD is returned")).count());
  }

  @Test
  void whatTheProviderReturnsAtOnceIsReturned() {
    stripe.refundsBegin("succeeded");
    int order = paid();
    cancel(order);

    assertEquals(State.RETURNED, state(order));
    payments.sweepRefunds();
    assertEquals(1, stripe.refunds().size());
  }

  @Test
  void moneyThatBoughtNothingGoesBackWithoutAnybodysClick() {
    Order order = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    payments.begin(desk.contract(), order);
    desk.orders.cancel(desk.c, 1, desk.ilse);
    tell(stripe.event(PAID, stripe.pay(1)));
    assertEquals(State.REQUESTED, state(1));

    Order another = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    payments.begin(desk.contract(), another);
    stripe.pay(2).amount = 29_999;
    tell(stripe.event(PAID, stripe.session(2)));
    assertEquals(State.REQUESTED, state(2));
    assertEquals("29999", stripe.refunds().getLast().asked.get("amount"));
  }

  @Test
  void whatIsPaidTwiceKeepsItsCreditsAndReturnsTheSecondPayment() {
    Order order = ((Placement.Placed) desk.place(3, PaidBy.CARD)).order();
    payments.begin(desk.contract(), order);
    desk.clock.advance(Duration.ofMinutes(61));
    payments.begin(desk.contract(), order);
    tell(stripe.event(PAID, stripe.pay(1)));
    tell(stripe.event(PAID, stripe.pay(2)));

    assertEquals(1, stripe.refunds().size());
    assertEquals("pi_2", stripe.refunds().getFirst().payment());
    assertEquals(Order.State.PAID, desk.orders.find(desk.c, 1).orElseThrow().state());
  }

  @Test
  void clicksTheClockAndTheWebhookAtOnceReturnOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      int order = paid();
      List<Callable<Object>> all = new ArrayList<>();
      all.addAll(Collections.nCopies(3, () -> cancel(order)));
      all.addAll(
          Collections.nCopies(
              2,
              () -> {
                payments.sweepRefunds();
                return true;
              }));
      var answers = OrderDesk.atOnce(all);

      assertTrue(answers.contains(true));
      assertEquals(round + 1, stripe.refunds().size());
      assertEquals(1, desk.repayments.of(desk.c, order).size());
      assertEquals(State.REQUESTED, state(order));
    }
    assertEquals(3, lines("select id from audit_entry where action = 'refund_requested'").size());
  }

  @Test
  void newsInAnyOrderAndTwiceEndTheSame() {
    for (List<String> statuses : orders(List.of("pending", "succeeded"))) {
      assertEquals(State.RETURNED, afterNews(statuses), statuses::toString);
    }
    for (List<String> statuses : orders(List.of("pending", "succeeded", "failed"))) {
      assertEquals(State.FAILED, afterNews(statuses), statuses::toString);
    }
    assertEquals(0, desk.count("payment_event where applied_at is null"));
  }

  private State afterNews(List<String> statuses) {
    int order = paid();
    cancel(order);
    var refund = stripe.refunds().getLast();
    for (String status : statuses) {
      String event = stripe.event(status.equals("failed") ? FAILED : UPDATED, refund, status);
      tell(event);
      tell(event);
      tell(stripe.event(UPDATED, refund, status));
    }
    return state(order);
  }

  private static List<List<String>> orders(List<String> things) {
    if (things.size() < 2) {
      return List.of(things);
    }
    var all = new ArrayList<List<String>>();
    for (String first : things) {
      var rest = new ArrayList<>(things);
      rest.remove(first);
      for (List<String> tail : orders(rest)) {
        var one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  @RepeatedTest(2)
  void aCrashBetweenTheProvidersAnswerAndOursIsResumedWithTheSameMoney() {
    int order = paid();
    crashOnWriting();
    cancel(order);
    assertEquals(1, stripe.refunds().size());
    assertEquals(State.OWED, state(order));
    String event = stripe.event(UPDATED, stripe.refunds().getFirst(), "succeeded");
    assertTrue(tell(event), "it is stored");
    assertEquals(State.OWED, state(order));

    run("drop trigger crash on repayment");
    payments.sweepRefunds();
    assertEquals(State.REQUESTED, state(order));
    payments.sweep();

    assertEquals(1, stripe.refunds().size());
    assertEquals(State.RETURNED, state(order));
    assertEquals(2, stripe.requests().stream().filter("POST refund "::equals).count());
  }

  @Test
  void whatTheProviderTellsBeforeItsAnswerIsWrittenDownIsKnownByOurKey() {
    int order = paid();
    crashOnWriting();
    cancel(order);
    run("drop trigger crash on repayment");

    tell(stripe.event(UPDATED, stripe.refunds().getFirst(), "succeeded"));
    payments.sweepRefunds();

    assertEquals(State.RETURNED, state(order));
    assertEquals(1, stripe.refunds().size());
  }

  @Test
  void whereTheProviderHasForgottenTheKeyTheMoneyThatWasBegunIsFound() {
    int order = paid();
    crashOnWriting();
    cancel(order);
    run("drop trigger crash on repayment");
    stripe.forgetKeys();

    payments.sweepRefunds();

    assertEquals(State.REQUESTED, state(order));
    assertEquals("re_1", repayment(order).refund().orElseThrow());
    assertEquals(1, stripe.refunds().size());
  }

  private void crashOnWriting() {
    run(
        """
        create or replace function crash() returns trigger language plpgsql as
        'begin raise exception ''crash''; end'
        """);
    run(
        """
        create trigger crash before update on repayment for each row
          when (new.refund_id is not null) execute function crash()
        """);
  }

  @Test
  void whatIsRefusedIsTheOperatorsAndSaysWhy() {
    stripe.refuseRefunds("Your balance is too low.");
    int order = paid();
    cancel(order);

    assertEquals(State.FAILED, state(order));
    assertEquals("Your balance is too low.", repayment(order).failure());
    assertFalse(repayment(order).isAutomatic());
    stripe.refuseRefunds("");
    desk.clock.advance(Duration.ofDays(2));
    payments.sweepRefunds();
    assertEquals(0, stripe.refunds().size(), "nobody asks again");
    assertTrue(desk.repayments.markReturned(repayment(order), desk.ilse));
    assertFalse(desk.repayments.markReturned(repayment(order), desk.ilse));
    assertFalse(repayment(order).isBackOnTheCard());
    assertEquals(1, lines("select id from audit_entry where action = 'money_returned'").size());
  }

  @Test
  void moneyThatComesBackAfterAllIsOwedAgainAndStaysReturnedOnceAnOperatorHasReturnedIt() {
    stripe.refundsBegin("succeeded");
    int order = paid();
    cancel(order);
    var refund = stripe.refunds().getFirst();

    tell(stripe.event(FAILED, refund, "failed"));

    assertEquals(State.FAILED, state(order));
    assertEquals("lost_or_stolen_card", repayment(order).failure());
    assertEquals(2, desk.mails().stream().filter(mail -> mail.contains("could not be")).count());
    assertTrue(desk.repayments.markReturned(repayment(order), desk.ilse));
    tell(stripe.event(FAILED, refund, "failed"));
    tell(stripe.event(UPDATED, refund, "succeeded"));
    assertEquals(State.RETURNED, state(order));
    assertTrue(repayment(order).isByPerson());
  }

  @Test
  void aProviderThatIsDownIsAskedAgainLater() {
    int order = paid();
    stripe.failNext(3);
    cancel(order);
    assertEquals(State.OWED, state(order));
    payments.sweepRefunds();
    assertEquals(0, stripe.refunds().size(), "not in the same minute");

    desk.clock.advance(Duration.ofMinutes(6));
    payments.sweepRefunds();

    assertEquals(State.REQUESTED, state(order));
  }

  @Test
  void moneyOfWhichNobodyTellsIsAskedAbout() {
    int order = paid();
    cancel(order);
    stripe.refunds().getFirst().status = "succeeded";
    payments.sweepRefunds();
    assertEquals(State.REQUESTED, state(order));

    desk.clock.advance(Duration.ofHours(7));
    payments.sweepRefunds();

    assertEquals(State.RETURNED, state(order));
  }

  @Test
  void newsOfThePaymentMakesThePortalAsk() {
    int order = paid();
    cancel(order);
    stripe.refunds().getFirst().status = "succeeded";

    tell(stripe.charged(stripe.refunds().getFirst()));

    assertEquals(State.RETURNED, state(order));
    assertEquals(1, desk.count("payment_event where outcome = 'asked'"));
  }

  @Test
  void othersRefundsAreKeptAndLeftAlone() {
    int order = paid();
    cancel(order);
    String event = stripe.event(UPDATED, stripe.refunds().getFirst(), "succeeded");
    tell(event.replace("re_1", "re_other"));
    tell(event.replace("pi_1", "pi_other").replace("evt_", "evt_x"));

    assertEquals(State.REQUESTED, state(order));
    assertEquals(2, desk.count("payment_event where outcome = 'not ours'"));
  }

  @Test
  void whatCameByBankStaysByHand() {
    desk.buy(3);
    desk.orders.markPaid(desk.c, 1, desk.ilse);
    desk.orders.cancel(desk.c, 1, desk.ilse);
    payments.giveBack(desk.c, 1);
    payments.sweepRefunds();

    assertEquals(0, stripe.refunds().size());
    assertFalse(repayment(1).isAutomatic());
    assertTrue(desk.repayments.markReturned(repayment(1), desk.ilse));
  }

  @Test
  void withoutTheProvidersKeysAllIsByHand() {
    int order = paid();
    desk.orders.cancel(desk.c, order, desk.ilse);
    var byHand =
        new RepaymentService(
            desk.database.jdbi(), desk.clock, desk.ledger, desk.audit, desk.trail, false);

    Repayment owed = byHand.find(desk.c, order, 1).orElseThrow();
    assertFalse(owed.isAutomatic());
    assertTrue(byHand.markReturned(owed, desk.ilse));
    payments.sweepRefunds();
    assertEquals(0, stripe.refunds().size());
  }
}
