package cloudcredits.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.quote.Progress.Why;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Asked;
import cloudcredits.quote.Stage.Cancelled;
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Proposed;
import cloudcredits.quote.Stage.Withdrawn;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step of a quote in every stage, and what stays true whichever way it goes. */
class QuoteTest {

  private static final Instant NOW = Instant.parse("2027-02-01T10:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-02-15T00:00:00Z");
  private static final Signature ILSE = new Signature(new PersonId(1), "Ilse", NOW);
  private static final Signature BRAM = new Signature(new PersonId(3), "Bram", NOW);
  private static final Signature DANA = new Signature(new PersonId(2), "Dana", NOW);
  private static final Bid BID =
      new Bid(3, Credits.of(100), Money.of("95.00", "USD"), UNTIL, "as in spring");
  private static final Bid OLD =
      new Bid(3, Credits.of(100), Money.of("95.00", "USD"), NOW, "too late");

  private static final Accepted ACCEPTANCE =
      new Accepted(new Offered(BID, DANA), "PO-1", Optional.empty(), ILSE);

  /** A quote in each stage; what has expired, and who has cancelled, count as ones. */
  private enum At {
    ASKED(new Asked()),
    OFFERED(new Offered(BID, DANA)),
    EXPIRED(new Offered(OLD, DANA)),
    DECLINED(new Declined(new Offered(BID, DANA), "too dear", ILSE)),
    WITHDRAWN(new Withdrawn(Optional.of(new Offered(BID, DANA)), "sold out", DANA)),
    PROPOSED(new Proposed(new Offered(BID, DANA), "PO-1", ILSE)),
    LATE(new Proposed(new Offered(OLD, DANA), "PO-1", ILSE)),
    ACCEPTED(ACCEPTANCE),
    CANCELLED(new Cancelled(ACCEPTANCE, false, "too slow", ILSE)),
    FAILED(new Cancelled(ACCEPTANCE, true, "sold out", DANA)),
    DELIVERED(new Delivered(ACCEPTANCE, DANA));

    final Quote quote;

    At(Stage stage) {
      var wish = Optional.of(new Wish(3, "", ILSE));
      quote = new Quote(new ContractId(1), 7, 4, "Kestrel", wish, stage);
    }
  }

  private enum Take {
    OFFER(new QuoteStep.Offer(BID, DANA)),
    WITHDRAW(new QuoteStep.Withdraw("sold out", DANA)),
    TAKE_BACK(new QuoteStep.TakeBack(ILSE)),
    ACCEPT(new QuoteStep.Accept("PO-1", ILSE)),
    PROPOSE(new QuoteStep.Propose("PO-1", ILSE)),
    SECOND(new QuoteStep.Propose("PO-2", BRAM)),
    CONFIRM(new QuoteStep.Confirm(BRAM)),
    CONFIRM_OWN(new QuoteStep.Confirm(ILSE)),
    RECONSIDER(new QuoteStep.Reconsider(ILSE)),
    OTHERS(new QuoteStep.Reconsider(BRAM)),
    CANCEL(new QuoteStep.Cancel("too slow", ILSE)),
    CALL_OFF(new QuoteStep.CallOff("sold out", DANA)),
    DECLINE(new QuoteStep.Decline("too dear", ILSE)),
    DELIVER(new QuoteStep.Deliver(DANA));

    final QuoteStep step;

    Take(QuoteStep step) {
      this.step = step;
    }
  }

  /** In capitals the stage that a step leads to; "before": it was taken; else why it is refused. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          #          OFFER    WITHDRAW   TAKE_BACK          ACCEPT       PROPOSE      SECOND              CONFIRM       CONFIRM_OWN   RECONSIDER   OTHERS       CANCEL        CALL_OFF      DECLINE      DELIVER
          ASKED,     OFFERED, WITHDRAWN, WITHDRAWN,         not_offered, not_offered, not_offered,        not_offered,  not_offered,  not_offered, not_offered, not_offered,  not_offered,  not_offered, not_offered
          OFFERED,   before,  WITHDRAWN, offered_meanwhile, ACCEPTED,    PROPOSED,    PROPOSED,           not_accepted, not_accepted, before,      before,      not_accepted, not_accepted, DECLINED,    not_accepted
          EXPIRED,   before,  expired,   expired,           expired,     expired,     expired,            expired,      expired,      expired,     expired,     expired,      expired,      expired,     expired
          DECLINED,  over,    over,      over,              over,        over,        over,               over,         over,         over,        over,        over,         over,         before,      over
          WITHDRAWN, over,    before,    before,            over,        over,        over,               over,         over,         over,        over,        over,         over,         over,        over
          PROPOSED,  over,    WITHDRAWN, offered_meanwhile, before,      before,      proposed_meanwhile, ACCEPTED,     own,          OFFERED,     not_own,     not_accepted, not_accepted, DECLINED,    not_accepted
          LATE,      over,    expired,   expired,           expired,     expired,     expired,            expired,      expired,      expired,     expired,     expired,      expired,      expired,     expired
          ACCEPTED,  over,    over,      over,              before,      before,      before,             before,       before,       over,        over,        CANCELLED,    CANCELLED,    over,        DELIVERED
          CANCELLED, over,    over,      over,              over,        over,        over,               over,         over,         over,        over,        before,       over,         over,        over
          FAILED,    over,    over,      over,              over,        over,        over,               over,         over,         over,        over,        over,         before,       over,        over
          DELIVERED, over,    over,      over,              before,      before,      before,             before,       before,       over,        over,        over,         over,         over,        before
          """)
  void everyStepInEveryStage(ArgumentsAccessor row) {
    At at = At.valueOf(row.getString(0));
    var expected = IntStream.range(1, row.size()).mapToObj(row::getString).toList();
    var outcomes = Arrays.stream(Take.values()).map(take -> outcome(at, take)).toList();

    assertEquals(expected, outcomes, at.name());
  }

  private static String outcome(At at, Take take) {
    return switch (at.quote.after(take.step, NOW)) {
      case Progress.Done(Quote next) -> next.at(NOW).name();
      case Progress.DoneBefore(Quote same) -> {
        assertSame(at.quote, same);
        yield "before";
      }
      case Progress.Refused(Quote same, Why why) -> {
        assertSame(at.quote, same);
        yield why.name().toLowerCase(Locale.ROOT);
      }
      case Progress.Unknown() -> throw new AssertionError("a quote is known");
    };
  }

  @Test
  void noStepIsTakenTwiceAndNoneChangesWhatWasOffered() {
    steps()
        .forEach(
            (next) -> {
              assertEquals(At.ASKED.quote.wish(), next.wish());
              next.offer().ifPresent(offer -> assertEquals(BID, offer.bid()));
            });
    for (At at : At.values()) {
      for (Take take : Take.values()) {
        if (at.quote.after(take.step, NOW) instanceof Progress.Done(Quote next)) {
          assertInstanceOf(Progress.DoneBefore.class, next.after(take.step, NOW), at + " " + take);
        }
      }
    }
  }

  private static Stream<Quote> steps() {
    return Arrays.stream(At.values())
        .flatMap(at -> Arrays.stream(Take.values()).map(take -> at.quote.after(take.step, NOW)))
        .filter(Progress.Done.class::isInstance)
        .map(progress -> ((Progress.Done) progress).quote());
  }

  @Test
  void anOfferEndsAtItsInstantToTheMicrosecond() {
    Quote offer = At.OFFERED.quote;
    var accept = new QuoteStep.Accept("PO-1", ILSE);

    assertInstanceOf(Progress.Done.class, offer.after(accept, UNTIL.minusNanos(1_000)));
    assertEquals(new Progress.Refused(offer, Why.EXPIRED), offer.after(accept, UNTIL));
    assertEquals(Quote.Standing.OFFERED, offer.at(UNTIL.minusNanos(1_000)));
    assertEquals(Quote.Standing.EXPIRED, offer.at(UNTIL));
  }

  @Test
  void whatWasAcceptedInTimeIsDeliveredWheneverItIs() {
    Quote accepted = At.ACCEPTED.quote;

    assertInstanceOf(
        Progress.Done.class,
        accepted.after(new QuoteStep.Deliver(DANA), UNTIL.plusSeconds(86_400)));
  }

  @Test
  void whoeverWantedItIsTheBuyerAlsoWhereAnotherConfirmed() {
    var confirmed = (Progress.Done) At.PROPOSED.quote.after(new QuoteStep.Confirm(BRAM), NOW);
    Accepted acceptance = confirmed.quote().acceptance().orElseThrow();

    assertEquals(ILSE, acceptance.buyer());
    assertEquals(BRAM, acceptance.accepted());
    assertEquals("PO-1", acceptance.purchaseOrder());
    assertEquals(ILSE, ACCEPTANCE.buyer());
  }

  @Test
  void aProposalEndsWithItsOfferToTheMicrosecond() {
    Quote proposal = At.PROPOSED.quote;
    var confirm = new QuoteStep.Confirm(BRAM);

    assertInstanceOf(Progress.Done.class, proposal.after(confirm, UNTIL.minusNanos(1_000)));
    assertEquals(new Progress.Refused(proposal, Why.EXPIRED), proposal.after(confirm, UNTIL));
    assertEquals(Quote.Standing.EXPIRED, proposal.at(UNTIL));
  }

  @Test
  void aBidIsExact() {
    assertEquals(Credits.of(300), BID.credits());
    assertEquals(Money.of("285.00", "USD"), BID.total());
    assertThrows(IllegalArgumentException.class, () -> bid(0));
    assertThrows(IllegalArgumentException.class, () -> bid(Bid.MOST_PACKS + 1));
  }

  private static Bid bid(int packs) {
    return new Bid(packs, Credits.of(100), Money.of("95.00", "USD"), UNTIL, "");
  }
}
