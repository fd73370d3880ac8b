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
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Withdrawn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step of a quote in every stage, and what stays true whichever way it goes. */
class QuoteTest {

  private static final Instant NOW = Instant.parse("2027-02-01T10:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-02-15T00:00:00Z");
  private static final Signature ILSE = new Signature(new PersonId(1), "Ilse", NOW);
  private static final Signature DANA = new Signature(new PersonId(2), "Dana", NOW);
  private static final Bid BID =
      new Bid(3, Credits.of(100), Money.of("95.00", "USD"), UNTIL, "as in spring");
  private static final Bid OLD =
      new Bid(3, Credits.of(100), Money.of("95.00", "USD"), NOW, "too late");

  /** A quote in each stage; an expired offer counts as one. */
  private enum At {
    ASKED(new Asked()),
    OFFERED(new Offered(BID, DANA)),
    EXPIRED(new Offered(OLD, DANA)),
    DECLINED(new Declined(new Offered(BID, DANA), "too dear", ILSE)),
    WITHDRAWN(new Withdrawn(Optional.of(new Offered(BID, DANA)), "sold out", DANA)),
    ACCEPTED(new Accepted(new Offered(BID, DANA), "PO-1", ILSE)),
    DELIVERED(new Delivered(new Accepted(new Offered(BID, DANA), "PO-1", ILSE), DANA));

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
          #          OFFER     WITHDRAW   TAKE_BACK          ACCEPT       DECLINE      DELIVER
          ASKED,     OFFERED,  WITHDRAWN, WITHDRAWN,         not_offered, not_offered, not_offered
          OFFERED,   before,   WITHDRAWN, offered_meanwhile, ACCEPTED,    DECLINED,    not_accepted
          EXPIRED,   before,   expired,   expired,           expired,     expired,     expired
          DECLINED,  over,     over,      over,              over,        before,      over
          WITHDRAWN, over,     before,    before,            over,        over,        over
          ACCEPTED,  over,     over,      over,              before,      over,        DELIVERED
          DELIVERED, over,     over,      over,              before,      over,        before
          """)
  void everyStepInEveryStage(
      At at,
      String offer,
      String withdraw,
      String takeBack,
      String accept,
      String decline,
      String deliver) {
    var expected = List.of(offer, withdraw, takeBack, accept, decline, deliver);
    var outcomes = Arrays.stream(Take.values()).map(take -> outcome(at, take)).toList();

    assertEquals(expected, outcomes);
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
