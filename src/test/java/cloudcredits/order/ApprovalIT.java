package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerChecks;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Orders above the contract's amount on a real database, also many at once. */
class ApprovalIT {

  private final OrderDesk desk = new OrderDesk();
  private final ApprovalService approvals =
      new ApprovalService(desk.ledger, desk.billing, desk.trail);
  private final PersonId jonas = desk.administrator(desk.fixture.person("Jonas Roux"));
  private final PersonId karin = desk.administrator(desk.fixture.person("Karin Third"));

  @BeforeEach
  void above500() {
    desk.billing.approveAbove(desk.c, Optional.of(Money.of("500.00", "USD")), desk.ilse);
  }

  @AfterEach
  void checkAndClose() {
    LedgerChecks.assertSound(desk.database.owner());
    assertEquals(
        desk.count("credit_grant where source = 'order'"),
        desk.count("credit_order where grant_id is not null"));
    desk.close();
  }

  private Order ask() {
    return ask(PaidBy.INVOICE);
  }

  private Order ask(PaidBy paidBy) {
    Order order = ((Placement.Placed) desk.place(6, paidBy)).order();
    assertEquals(Order.State.AWAITING_APPROVAL, order.state());
    return order;
  }

  private Order order() {
    return desk.orders.find(desk.c, 1).orElseThrow();
  }

  private void nothingBought() {
    assertEquals(0, desk.count("credit_grant where source = 'order'"));
    assertEquals(0, desk.count("paper"));
    assertEquals(Credits.of(0), desk.orders.sharedAvailable(desk.c));
  }

  @Test
  void upToTheAmountNobodyIsAsked() {
    assertEquals(Order.State.INVOICED, desk.buy(5).state());
  }

  @Test
  void whatIsAskedForIsNotBoughtAndCountsAgainstTheCreditLimit() {
    ask();

    nothingBought();
    desk.limit("1000.00");
    assertEquals(
        new Placement.OverCreditLimit(Money.of("500.00", "USD"), Money.of("400.00", "USD")),
        desk.place(5, PaidBy.INVOICE));
    assertEquals(0, desk.orders.totals(desk.c, OrderFilter.LATEST_FIRST).all().packs());
    assertEquals(1, desk.count("audit_entry where action = 'approval_asked'"));
  }

  @Test
  void aSecondPersonsApprovalBuysItByTheRuleOfThatMoment() {
    ask();
    desk.clock.set("2027-02-10T10:00:00Z");

    Order order = ((Answer.Approved) approvals.approve(desk.c, 1, jonas)).order();

    assertEquals(Order.State.INVOICED, order.state());
    assertEquals("2027-03-12", order.dueOn().toString());
    assertEquals(Optional.of("Jonas Roux"), order.approval().orElseThrow().by());
    assertEquals(Credits.of(600), desk.orders.sharedAvailable(desk.c));
    assertEquals(1, desk.count("paper where kind = 'invoice'"));
    assertEquals(1, desk.count("audit_entry where action = 'order_approved'"));
  }

  @Test
  void nobodyApprovesOrDeclinesTheirOwn() {
    ask();

    assertInstanceOf(Answer.Own.class, approvals.approve(desk.c, 1, desk.ilse));
    assertInstanceOf(Answer.Own.class, approvals.decline(desk.c, 1, desk.ilse, "no"));
    nothingBought();
    assertEquals(Order.State.AWAITING_APPROVAL, order().state());
  }

  @Test
  void theDatabaseRefusesOnesOwnApprovalAndCreditsWithoutOne() {
    ask();

    for (String set :
        List.of(
            "state = 'awaiting_payment', paid_by = 'card', approved_by = ordered_by, approved_at = now()",
            "state = 'awaiting_payment', paid_by = 'card'",
            "approved_by = " + jonas + ", approved_at = now()",
            "decline_reason = 'no'",
            "approve_before = null",
            "approve_before = ordered_at")) {
      assertThrows(
          JdbiException.class,
          () ->
              desk.database
                  .owner()
                  .useHandle(handle -> handle.execute("update credit_order set " + set)),
          set);
    }
  }

  @RepeatedTest(3)
  void twoApproversAndDoubleClicksBuyOnce() throws Exception {
    ask();
    Callable<Answer> one = () -> approvals.approve(desk.c, 1, jonas);
    Callable<Answer> two = () -> approvals.approve(desk.c, 1, karin);

    List<Answer> answers = OrderDesk.atOnce(List.of(one, two, one, two));

    assertEquals(1, answers.stream().filter(Answer.Approved.class::isInstance).count());
    assertEquals(3, answers.stream().filter(Answer.AnsweredBefore.class::isInstance).count());
    assertEquals(Credits.of(600), desk.orders.sharedAvailable(desk.c));
    assertEquals(1, desk.count("paper"));
  }

  @RepeatedTest(3)
  void approvedAndDeclinedAtOnceIsOneOfBoth() throws Exception {
    ask();

    List<Answer> answers =
        OrderDesk.atOnce(
            List.<Callable<Answer>>of(
                () -> approvals.approve(desk.c, 1, jonas),
                () -> approvals.decline(desk.c, 1, karin, "Too much")));

    assertEquals(1, answers.stream().filter(Answer.AnsweredBefore.class::isInstance).count());
    boolean bought = answers.stream().anyMatch(Answer.Approved.class::isInstance);
    assertEquals(bought ? 1 : 0, desk.count("credit_grant where source = 'order'"));
  }

  @RepeatedTest(2)
  void oneTokenAsksOnce() throws Exception {
    NewOrder form = desk.form(6);
    Callable<Placement> click = () -> desk.orders.place(form);

    List<Placement> answers = OrderDesk.atOnce(Collections.nCopies(8, click));

    assertEquals(1, answers.stream().filter(Placement.Placed.class::isInstance).count());
    assertEquals(1, desk.count("credit_order"));
    nothingBought();
  }

  @Test
  void declinedItIsOverAndSaysWhy() {
    ask();

    assertInstanceOf(Answer.Declined.class, approvals.decline(desk.c, 1, jonas, "Too much"));

    assertEquals(Order.State.CANCELLED, order().state());
    assertEquals(Optional.of("Too much"), order().approval().orElseThrow().declined());
    assertInstanceOf(Answer.AnsweredBefore.class, approvals.approve(desk.c, 1, karin));
    nothingBought();
  }

  @Test
  void onlyWhoeverAskedWithdrawsIt() {
    ask();

    for (int order : List.of(1, 9)) {
      assertEquals(new Cancellation.Unknown(), desk.orders.cancel(desk.c, order, jonas));
      assertEquals(new Cancellation.Unknown(), desk.orders.cancellation(desk.c, order, jonas));
    }
    assertEquals(Order.State.AWAITING_APPROVAL, order().state());
    assertInstanceOf(Cancellation.Cancelled.class, desk.orders.cancel(desk.c, 1, desk.ilse));

    assertTrue(order().isUnapproved());
    assertInstanceOf(Answer.AnsweredBefore.class, approvals.approve(desk.c, 1, jonas));
    assertInstanceOf(Cancellation.CancelledBefore.class, desk.orders.cancel(desk.c, 1, desk.ilse));
    nothingBought();
  }

  @RepeatedTest(3)
  void withdrawnAndApprovedAtOnceIsOneOfBoth() throws Exception {
    ask();

    List<Object> answers =
        OrderDesk.atOnce(
            List.<Callable<Object>>of(
                () -> approvals.approve(desk.c, 1, jonas),
                () -> desk.orders.cancel(desk.c, 1, desk.ilse)));

    // Once approved it is an order like any other, which its buyer may cancel.
    assertInstanceOf(Cancellation.Cancelled.class, answers.get(1));
    assertEquals(Credits.of(0), desk.orders.sharedAvailable(desk.c));
    boolean bought = answers.get(0) instanceof Answer.Approved;
    assertEquals(bought ? 2 : 0, desk.count("paper"), "invoice and credit note, or nothing");
  }

  @Test
  void whoMayNotBuyAnyMoreDoesNotAnswer() {
    ask();
    desk.database.owner().useHandle(handle -> handle.execute("delete from contract_role"));

    assertEquals(new Answer.Unknown(), approvals.approve(desk.c, 1, jonas));
    assertEquals(new Answer.Unknown(), approvals.decline(desk.c, 1, jonas, "no"));
    nothingBought();
  }

  @Test
  void everybodyElseIsAskedAndWhoeverAskedIsTold() {
    desk.fixture.person("Not On This Contract");
    ask();
    List<String> asked = desk.mails();
    assertEquals(2, asked.size(), "Jonas and Karin");
    assertTrue(
        asked.stream().allMatch(mail -> mail.contains("waits for approval: 6 packs for 600.00")),
        asked.toString());

    approvals.approve(desk.c, 1, jonas);

    List<String> told = desk.mails().subList(2, desk.mails().size());
    assertEquals(2, told.size(), "the asker, and where invoices go: " + told);
    assertTrue(told.stream().anyMatch(mail -> mail.startsWith(OrderDesk.EMAIL + ": Order ")));
    assertTrue(told.stream().anyMatch(mail -> mail.startsWith(emailOf(desk.ilse) + ": Order ")));
  }

  @Test
  void whoeverAskedIsToldWhyNot() {
    ask();
    approvals.decline(desk.c, 1, jonas, "Too much");

    String last = desk.mails().getLast();
    assertEquals(emailOf(desk.ilse) + ": Order 110-0000-0001/1 is declined", last);
    assertEquals(1, desk.count("mail where body like '%Jonas Roux declined%Too much%'"));
  }

  @Test
  void whoeverAskedIsToldThatACardCanPay() {
    ask(PaidBy.CARD);
    approvals.approve(desk.c, 1, jonas);

    assertEquals(
        emailOf(desk.ilse) + ": Order 110-0000-0001/1 is approved and can be paid",
        desk.mails().getLast());
  }

  private String emailOf(PersonId person) {
    return desk.database
        .owner()
        .withHandle(
            handle ->
                handle
                    .createQuery("select email from person where id = :person")
                    .bind("person", person)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void afterFourteenDaysItIsOverByTheClockAloneAndFreesTheCreditLimit() {
    ask();
    desk.clock.set("2027-02-15T09:59:59Z");
    desk.limit("600.00");
    assertInstanceOf(Placement.OverCreditLimit.class, desk.place(1, PaidBy.INVOICE));

    desk.clock.set("2027-02-15T10:00:00Z");

    assertInstanceOf(Answer.Lapsed.class, approvals.approve(desk.c, 1, jonas));
    assertInstanceOf(Answer.Lapsed.class, approvals.decline(desk.c, 1, jonas, "late"));
    assertTrue(order().isUnapprovedAt(desk.clock.instant()));
    assertInstanceOf(Cancellation.CancelledBefore.class, desk.orders.cancel(desk.c, 1, desk.ilse));
    OrderTotals all = desk.orders.totals(desk.c, OrderFilter.LATEST_FIRST).all();
    assertEquals(
        List.of(1L, 0L, 0L, 1L),
        List.of(all.orders(), all.standing(), all.waiting(), all.unapproved()));
    var pending = new OrderFilter(Optional.of(Order.State.AWAITING_APPROVAL), "", "order", true);
    assertEquals(0, desk.orders.totals(desk.c, pending).all().orders());
    nothingBought();
    assertInstanceOf(Placement.Placed.class, desk.place(1, PaidBy.INVOICE));
  }

  @Test
  void thePriceOfTheAskingIsKept() {
    ask();
    desk.clock.set("2027-02-02T10:00:00Z");
    desk.price("2027-02-02", "120.00");

    Order order = ((Answer.Approved) approvals.approve(desk.c, 1, jonas)).order();

    assertEquals(Money.of("600.00", "USD"), order.gross());
    assertTrue(
        desk.text(desk.papers.of(desk.c, 1).getFirst()).contains("600.00"), "and invoiced so");
    assertEquals(Money.of("120.00", "USD"), desk.offer(1).gross(), "the list has another one");
  }

  @Test
  void whatCannotBeBoughtNowStaysPending() {
    ask();
    desk.limit("599.99");
    assertEquals(
        new Answer.Refused(order(), Answer.Why.OVER_CREDIT_LIMIT),
        approvals.approve(desk.c, 1, jonas));
    desk.limit("600.00");
    desk.clock.set("2027-02-02T10:00:00Z");
    desk.billing("IE", "23", false, "");

    assertEquals(
        new Answer.Refused(order(), Answer.Why.TAX_CHANGED), approvals.approve(desk.c, 1, jonas));
    nothingBought();
    assertEquals(Order.State.AWAITING_APPROVAL, order().state());
  }

  @Test
  void nothingIsApprovedOnALapsedContract() {
    desk.clock.set("2027-12-30T10:00:00Z");
    ask();
    desk.clock.set("2028-01-02T10:00:00Z");

    assertEquals(
        new Answer.Refused(order(), Answer.Why.NOT_ACTIVE), approvals.approve(desk.c, 1, jonas));
    nothingBought();
  }

  @Test
  void theOrdersOwnAmountIsNotInItsWay() {
    desk.limit("600.00");
    ask();

    assertInstanceOf(Answer.Approved.class, approvals.approve(desk.c, 1, jonas));
  }

  @Test
  void byCardItCanBePaidOnlyOnceItIsApproved() {
    ask(PaidBy.CARD);
    assertEquals(List.of(), desk.cardOrders.waiting(desk.clock.instant().plusSeconds(1), 10));

    approvals.approve(desk.c, 1, jonas);

    assertEquals(Order.State.AWAITING_PAYMENT, order().state());
    nothingBought();
    var payment = new CardPayment("pi_1", Money.of("600.00", "USD"));
    assertEquals(CardOutcome.FULFILLED, desk.cardOrders.paid(desk.c, 1, payment));
    assertEquals(Credits.of(600), desk.orders.sharedAvailable(desk.c));
  }

  @Test
  void switchedOffWhatWaitsStillNeedsItsSecondPerson() {
    ask();
    desk.billing.approveAbove(desk.c, Optional.empty(), desk.ilse);

    assertInstanceOf(Answer.Own.class, approvals.approve(desk.c, 1, desk.ilse));
    assertEquals(Order.State.INVOICED, desk.buy(6).state());
    assertInstanceOf(Answer.Approved.class, approvals.approve(desk.c, 1, jonas));
  }

  @Test
  void anOrderThatNeedsNoneOrIsNotThereIsNotAnswered() {
    desk.buy(1);

    assertInstanceOf(Answer.NotAsked.class, approvals.approve(desk.c, 1, jonas));
    assertInstanceOf(Answer.Unknown.class, approvals.approve(desk.c, 9, jonas));
  }
}
