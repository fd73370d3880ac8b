package cloudcredits.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.order.Cancellation;
import cloudcredits.order.Order;
import cloudcredits.quote.Progress.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes on a real database: sold once, whatever is clicked and whoever clicks at once. */
class QuoteIT {

  private QuoteDesk desk;

  @BeforeEach
  void open() {
    desk = new QuoteDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whatIsAskedForIsOfferedAcceptedAndDeliveredAndEachStepIsTold() {
    Quote quote = desk.asked();
    desk.quotes.answer(desk.c, quote.id(), desk.draft(3, "2027-02-14"), desk.dana);
    desk.accept(quote);
    assertEquals(Credits.ZERO, desk.orders.sharedAvailable(desk.c));
    desk.clock.set("2027-03-05T09:00:00Z");
    assertInstanceOf(Progress.Done.class, desk.deliver(quote));

    Order order = desk.orders.ofQuote(desk.c, quote.id()).orElseThrow();
    assertEquals(Credits.of(300), desk.orders.sharedAvailable(desk.c));
    assertEquals(Optional.of("Kestrel"), order.soldBy());
    assertEquals(Money.of("95.00", "USD"), order.packPrice());
    assertEquals("PO-1", order.purchaseOrderNumber());
    // By the rule of the delivery's moment, not of the acceptance's.
    assertEquals(Instant.parse("2028-01-01T00:00:00Z"), order.until());
    assertEquals(Expiry.Reason.RENEWAL, order.expiry().reason());
    assertEquals(
        List.of(
            "dana.whitfield@example.org: Customer of 110-0000-0001 asks for a quote for 3 packs",
            "ilse.halden@example.org: Kestrel offers 3 packs for 285.00 USD",
            "dana.whitfield@example.org: Customer of 110-0000-0001 accepts quote 1, purchase order PO-1",
            "ilse.halden@example.org: Kestrel has delivered 300 credits"),
        desk.mails());
    assertEquals(
        List.of("quote_asked", "quote_offered", "quote_accepted", "quote_confirmed"),
        desk.audited());
  }

  @Test
  void theDeliveryDecidesOnTheExpiry() {
    Quote quote = desk.accepted();
    desk.fixture.renew(desk.c, "2028-01-01", "2030-01-01");
    desk.clock.set("2028-02-29T12:00:00Z");

    desk.deliver(quote);

    Order order = desk.orders.ofQuote(desk.c, quote.id()).orElseThrow();
    assertEquals(Instant.parse("2029-02-28T00:00:00Z"), order.until());
    assertEquals(Expiry.Reason.ONE_YEAR, order.expiry().reason());
  }

  @Test
  void theWordOfADeclinedAndOfAWithdrawnQuoteIsKept() {
    Quote declined = desk.offered();
    desk.quotes.customer(
        desk.c, declined.id(), desk.ilse, by -> new QuoteStep.Decline("too dear", by));
    Quote withdrawn = desk.offered();
    desk.quotes.seller(
        desk.c, withdrawn.id(), desk.dana, by -> new QuoteStep.Withdraw("sold out", by));
    Quote takenBack = desk.asked();
    desk.quotes.customer(desk.c, takenBack.id(), desk.ilse, QuoteStep.TakeBack::new);

    assertEquals(
        List.of(Quote.Standing.WITHDRAWN, Quote.Standing.WITHDRAWN, Quote.Standing.DECLINED),
        desk.quotes.list(desk.c).stream().map(q -> q.at(desk.clock.instant())).toList());
    assertTrue(
        desk.mails().contains("ilse.halden@example.org: Kestrel has withdrawn quote 2"),
        desk.mails()::toString);
    assertTrue(
        desk.mails()
            .contains(
                "dana.whitfield@example.org: Customer of 110-0000-0001 asks no longer for quote 3"),
        desk.mails()::toString);
    assertEquals(0, desk.count("credit_order"));
  }

  @Test
  void acceptanceEndsByTheClockThoughNothingHasRun() {
    Quote quote = desk.offered();
    desk.clock.set("2027-02-15T00:00:00Z");

    assertEquals(Why.EXPIRED, why(desk.accept(quote)));
    assertEquals(Why.EXPIRED, why(desk.deliver(quote)));
    desk.clock.set("2027-02-14T23:59:59.999999Z");
    assertInstanceOf(Progress.Done.class, desk.accept(quote));
  }

  @Test
  void anOfferWhoseLastDayIsOverIsNotMade() {
    assertInstanceOf(
        Opening.DayIsOver.class,
        desk.begin.offer(desk.c, UUID.randomUUID(), desk.draft(1, "2027-01-31"), desk.dana));
    Quote asked = desk.asked();
    assertEquals(
        Why.DAY_IS_OVER,
        why(desk.quotes.answer(desk.c, asked.id(), desk.draft(1, "2027-01-31"), desk.dana)));
  }

  @Test
  void oneFormAsksAndOffersOnce() {
    UUID token = UUID.randomUUID();
    desk.begin.ask(desk.c, token, 3, "", desk.ilse);
    var again = desk.begin.ask(desk.c, token, 3, "", desk.ilse);
    UUID other = UUID.randomUUID();
    desk.begin.offer(desk.c, other, desk.draft(1, "2027-02-14"), desk.dana);
    var twice = desk.begin.offer(desk.c, other, desk.draft(1, "2027-02-14"), desk.dana);

    assertInstanceOf(Opening.OpenedBefore.class, again);
    assertInstanceOf(Opening.OpenedBefore.class, twice);
    assertEquals(2, desk.count("quote"));
  }

  @Test
  void manyAtOnceAcceptAndDeliverOnce() throws Exception {
    Quote quote = desk.offered();

    List<Progress> accepted = atOnce(8, () -> desk.accept(quote));
    List<Progress> delivered = atOnce(8, () -> desk.deliver(quote));

    assertEquals(1, done(accepted));
    assertEquals(1, done(delivered));
    assertEquals(1, desk.count("credit_order"));
    assertEquals(Credits.of(300), desk.orders.sharedAvailable(desk.c));
  }

  @Test
  void ofAcceptingAndWithdrawingAtOnceOneWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      Quote quote = desk.offered();
      List<Callable<Progress>> both =
          List.of(
              () -> desk.accept(quote),
              () ->
                  desk.quotes.seller(
                      desk.c, quote.id(), desk.dana, by -> new QuoteStep.Withdraw("no", by)));
      assertEquals(1, done(atOnce(both)));
    }
  }

  @Test
  void anotherResellerSeesAndDoesNothing() {
    Quote quote = desk.accepted();

    assertEquals(Optional.empty(), desk.quotes.findOf(desk.c, desk.rolf, quote.id()));
    assertEquals(List.of(), desk.quotes.listOf(desk.c, desk.rolf));
    assertInstanceOf(
        Progress.Unknown.class,
        desk.quotes.seller(desk.c, quote.id(), desk.rolf, QuoteStep.Deliver::new));
    assertInstanceOf(
        Opening.NotLinked.class,
        desk.begin.offer(desk.c, UUID.randomUUID(), desk.draft(1, "2027-02-14"), desk.rolf));
  }

  @Test
  void aResellerThatIsNoLongerLinkedSeesAndSellsNothing() {
    Quote quote = desk.offered();
    desk.link(2);

    assertEquals(List.of(), desk.quotes.listOf(desk.c, desk.dana));
    assertEquals(List.of(), desk.quotes.listOf(desk.c, desk.rolf));
    assertEquals(Why.NOT_LINKED, why(desk.accept(quote)));
    assertInstanceOf(Progress.Unknown.class, desk.deliver(quote));
    // The customer may still say no.
    assertInstanceOf(
        Progress.Done.class,
        desk.quotes.customer(
            desk.c, quote.id(), desk.ilse, by -> new QuoteStep.Decline("changed", by)));
  }

  @Test
  void nothingIsSoldOnAContractAtRestAndDeliveryWaitsForTheRenewal() {
    Quote open = desk.offered();
    Quote accepted = desk.accepted();
    desk.clock.set("2028-01-01T00:00:00Z");

    assertEquals(Why.EXPIRED, why(desk.accept(open)));
    assertEquals(Why.NOT_ACTIVE, why(desk.deliver(accepted)));
    assertInstanceOf(
        Opening.NotActive.class, desk.begin.ask(desk.c, UUID.randomUUID(), 1, "", desk.ilse));
    desk.fixture.renew(desk.c, "2028-01-01", "2029-01-01");
    assertInstanceOf(Progress.Done.class, desk.deliver(accepted));
  }

  @Test
  void whatAResellerSoldIsNeitherOwedHereNorCancelledHere() {
    Quote quote = desk.accepted();
    desk.deliver(quote);
    Order order = desk.orders.ofQuote(desk.c, quote.id()).orElseThrow();

    assertInstanceOf(
        Cancellation.SoldByReseller.class, desk.orders.cancel(desk.c, order.id(), desk.ilse));
    assertEquals(List.of(), desk.orders.openInvoices(10));
    assertEquals(Credits.of(300), desk.orders.sharedAvailable(desk.c));
  }

  @Test
  void aboveTheAmountASecondPersonConfirmsBeforeAnybodyIsBound() {
    Quote quote = desk.proposed();
    assertEquals(Quote.Standing.PROPOSED, at(quote));
    assertEquals(Why.NOT_ACCEPTED, why(desk.deliver(quote)));
    assertEquals(Why.OWN, why(desk.confirm(quote, desk.ilse)));
    assertInstanceOf(Progress.Unknown.class, desk.confirm(quote, desk.dana), "may not buy here");

    assertInstanceOf(Progress.Done.class, desk.confirm(quote, desk.bram));
    assertInstanceOf(Progress.DoneBefore.class, desk.confirm(quote, desk.bram));
    assertInstanceOf(Progress.Done.class, desk.deliver(quote));

    Order order = desk.orders.ofQuote(desk.c, quote.id()).orElseThrow();
    assertEquals("Ilse Halden", order.orderedBy());
    assertEquals("PO-1", order.purchaseOrderNumber());
    assertEquals(
        List.of(
            "ilse.halden@example.org: Kestrel offers 3 packs for 285.00 USD",
            "bram.roux@example.org: Confirm quote 1 of Kestrel: 3 packs for 285.00 USD",
            "dana.whitfield@example.org: Customer of 110-0000-0001 accepts quote 1, purchase order PO-1",
            "ilse.halden@example.org: Bram Roux has confirmed quote 1 of Kestrel"),
        desk.mails().subList(0, 4));
    assertEquals(
        List.of("quote_offered", "quote_proposed", "quote_accepted", "quote_confirmed"),
        desk.audited());
  }

  @Test
  void theAmountAndThePriceBothHaveTheTaxInThem() {
    desk.run("update contract set approval_above = 285");
    Quote net = desk.offered();
    desk.accept(net);
    assertEquals(Quote.Standing.ACCEPTED, at(net), "no tax: 285 is not above 285");
    desk.run("update tax_rate set percent = 1");

    Quote gross = desk.offered();
    desk.accept(gross);

    assertEquals(Quote.Standing.PROPOSED, at(gross), "287.85 with tax is");
  }

  @Test
  void whoeverAcceptedTakesThatBackUntilItIsConfirmed() {
    Quote quote = desk.proposed();
    assertEquals(Why.NOT_OWN, why(reconsider(quote, desk.bram)));

    assertInstanceOf(Progress.Done.class, reconsider(quote, desk.ilse));

    assertEquals(Quote.Standing.OFFERED, at(quote));
    assertEquals(Why.NOT_ACCEPTED, why(desk.confirm(quote, desk.bram)));
    desk.quotes.customer(desk.c, quote.id(), desk.bram, by -> new QuoteStep.Accept("PO-2", by));
    assertInstanceOf(Progress.Done.class, desk.confirm(quote, desk.ilse));
    desk.deliver(quote);
    Order order = desk.orders.ofQuote(desk.c, quote.id()).orElseThrow();
    assertEquals("PO-2", order.purchaseOrderNumber());
    assertEquals("Bram Roux", order.orderedBy());
  }

  private Progress reconsider(Quote quote, PersonId by) {
    return desk.quotes.customer(desk.c, quote.id(), by, QuoteStep.Reconsider::new);
  }

  @Test
  void aSecondPersonsNoIsToldToBoth() {
    Quote quote = desk.proposed();
    desk.quotes.customer(
        desk.c, quote.id(), desk.bram, by -> new QuoteStep.Decline("too dear", by));

    assertEquals(Quote.Standing.DECLINED, at(quote));
    assertEquals(
        List.of(
            "dana.whitfield@example.org: Customer of 110-0000-0001 declines quote 1",
            "ilse.halden@example.org: Bram Roux has declined quote 1 of Kestrel"),
        desk.mails().subList(2, 4));
  }

  @Test
  void whatNobodyConfirmsEndsWithItsOffer() {
    Quote quote = desk.proposed();
    desk.clock.set("2027-02-15T00:00:00Z");

    assertEquals(Quote.Standing.EXPIRED, at(quote));
    assertEquals(Why.EXPIRED, why(desk.confirm(quote, desk.bram)));
    assertEquals(Why.EXPIRED, why(desk.deliver(quote)));
  }

  @Test
  void ofConfirmingAndWithdrawingAtOnceOneWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      Quote quote = desk.proposed();
      List<Callable<Progress>> both =
          List.of(() -> desk.confirm(quote, desk.bram), () -> reconsider(quote, desk.ilse));
      assertEquals(1, done(atOnce(both)));
    }
  }

  @Test
  void whatIsNeverDeliveredHasAWayBackForBothSides() {
    Quote slow = desk.accepted();
    assertInstanceOf(Progress.Done.class, desk.cancel(slow));
    assertInstanceOf(Progress.DoneBefore.class, desk.cancel(slow));
    assertEquals(Why.OVER, why(desk.deliver(slow)));
    Quote soldOut = desk.accepted();
    desk.quotes.seller(
        desk.c, soldOut.id(), desk.dana, by -> new QuoteStep.CallOff("sold out", by));
    assertEquals(Why.OVER, why(desk.cancel(soldOut)));

    assertEquals(Quote.Standing.CANCELLED, at(slow));
    assertEquals(Quote.Standing.CANCELLED, at(soldOut));
    assertEquals(0, desk.count("credit_order"));
    assertTrue(
        desk.mails()
            .contains(
                "dana.whitfield@example.org: Customer of 110-0000-0001 no longer accepts quote 1"),
        desk.mails()::toString);
    assertTrue(
        desk.mails().contains("ilse.halden@example.org: Kestrel does not deliver quote 2"),
        desk.mails()::toString);
  }

  @Test
  void whatIsDeliveredIsNotTakenBackAndOfBothAtOnceOneWins() throws Exception {
    Quote delivered = desk.accepted();
    desk.deliver(delivered);
    assertEquals(Why.OVER, why(desk.cancel(delivered)));
    for (int round = 0; round < 5; round++) {
      Quote quote = desk.accepted();
      List<Callable<Progress>> both = List.of(() -> desk.deliver(quote), () -> desk.cancel(quote));
      assertEquals(1, done(atOnce(both)));
    }
    assertEquals(
        desk.count("credit_order"), desk.count("quote where state = 'delivered'"), "each its own");
  }

  private Quote.Standing at(Quote quote) {
    return desk.quotes.find(desk.c, quote.id()).orElseThrow().at(desk.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update quote set state = 'proposed' where id = 1",
        "update quote set proposed_by = accepted_by, proposed_at = accepted_at, proposed_number = purchase_order_number where id = 1",
        "update quote set state = 'cancelled' where id = 1",
        "update quote set ended_by_seller = true where id = 1",
        "update quote set state = 'asked' where id = 1",
        "update quote set state = 'anything' where id = 1",
        "update quote set state = 'delivered' where id = 1",
        "update quote set accepted_at = null where id = 1",
        "update quote set accepted_at = valid_until where id = 1",
        "update quote set state = 'offered' where id = 1",
        "update quote set packs = null where id = 1",
        "update quote set ended_at = now() where id = 1",
        "update credit_order set quote_id = null",
        "update credit_order set state = 'invoiced'",
        "update credit_order set quote_id = 7"
      })
  void theDatabaseRefusesWhatMustNotBe(String sql) {
    desk.accepted();
    Quote second = desk.accepted();
    desk.deliver(second);

    assertThrows(UnableToExecuteStatementException.class, () -> desk.run(sql));
  }

  private static Why why(Progress progress) {
    return assertInstanceOf(Progress.Refused.class, progress).why();
  }

  private static long done(List<Progress> all) {
    return all.stream().filter(Progress.Done.class::isInstance).count();
  }

  private static List<Progress> atOnce(int times, Callable<Progress> step) throws Exception {
    return atOnce(Collections.nCopies(times, step));
  }

  private static List<Progress> atOnce(List<Callable<Progress>> steps) throws Exception {
    try (var threads = Executors.newFixedThreadPool(steps.size())) {
      var ended = new ArrayList<Progress>();
      for (var future : threads.invokeAll(steps)) {
        ended.add(future.get());
      }
      return ended;
    }
  }
}
