package cloudcredits.topup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.topup.TopUpDecision.Buy;
import cloudcredits.topup.TopUpDecision.Propose;
import cloudcredits.topup.TopUpDecision.Wait;
import cloudcredits.topup.TopUpDecision.Why;
import cloudcredits.topup.TopUpFacts.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether to buy: it takes every reason to, and one against is enough. */
class TopUpTest {

  private static final Instant NOW = Instant.parse("2027-02-10T10:00:00Z");

  private static TopUp topUp(boolean active, boolean confirmed) {
    return new TopUp(
        active,
        Credits.of(200),
        3,
        6,
        24,
        "PO-1",
        "a@example.org",
        new PersonId(1),
        "Ilse",
        new PersonId(2),
        "Bram",
        confirmed);
  }

  /** Nothing speaks against buying. */
  private static final TopUpFacts READY =
      new TopUpFacts(
          NOW,
          Activity.ACTIVE,
          Credits.of(199),
          3,
          Optional.of(NOW.minus(Duration.ofHours(24))),
          false,
          true,
          Market.FREE);

  private static Why why(TopUpFacts facts) {
    return assertInstanceOf(Wait.class, topUp(true, true).decide(facts)).why();
  }

  @Test
  void itBuysOnceItsFirstPurchaseWasConfirmed() {
    assertEquals(new Buy(3), topUp(true, true).decide(READY));
    assertEquals(new Propose(3), topUp(true, false).decide(READY));
    assertEquals(new Wait(Why.OFF), topUp(false, true).decide(READY));
  }

  @Test
  void itBuysBelowAndNotAtItsLevel() {
    assertEquals(Why.ENOUGH, why(with(Credits.of(200), 0, Optional.empty())));
    assertEquals(new Buy(3), topUp(true, true).decide(with(Credits.of(199), 0, Optional.empty())));
  }

  @Test
  void itCoolsOffToTheInstant() {
    Instant tooShort = NOW.minus(Duration.ofHours(24)).plusNanos(1_000);

    assertEquals(Why.COOLING_OFF, why(with(Credits.ZERO, 0, Optional.of(tooShort))));
    assertEquals(
        new Buy(3),
        topUp(true, true)
            .decide(with(Credits.ZERO, 0, Optional.of(NOW.minus(Duration.ofDays(1))))));
  }

  @Test
  void itNeverBuysAPartOfWhatTheMonthHasLeft() {
    assertEquals(Why.MONTH_IS_FULL, why(with(Credits.ZERO, 4, Optional.empty())));
    assertEquals(new Buy(3), topUp(true, true).decide(with(Credits.ZERO, 3, Optional.empty())));
  }

  private static TopUpFacts with(Credits available, int packs, Optional<Instant> last) {
    return new TopUpFacts(NOW, Activity.ACTIVE, available, packs, last, false, true, Market.FREE);
  }

  @ParameterizedTest
  @EnumSource(value = Activity.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void itBuysNothingOnAContractAtRest(Activity activity) {
    assertEquals(Why.NOT_ACTIVE, why(facts(activity, false, true, Market.FREE)));
  }

  @ParameterizedTest
  @EnumSource(value = Market.class, mode = EnumSource.Mode.EXCLUDE, names = "FREE")
  void itBuysNothingThatCannotOrShouldNotBeBought(Market market) {
    assertEquals(market.name(), why(facts(Activity.ACTIVE, false, true, market)).name());
  }

  @Test
  void oneIsInFlightAtATimeAndWhoSetItUpMustStillBeAllowedTo() {
    assertEquals(Why.IN_FLIGHT, why(facts(Activity.ACTIVE, true, true, Market.FREE)));
    assertEquals(Why.BUYER_GONE, why(facts(Activity.ACTIVE, false, false, Market.FREE)));
  }

  private static TopUpFacts facts(
      Activity activity, boolean inFlight, boolean mayBuy, Market market) {
    return new TopUpFacts(
        NOW, activity, Credits.ZERO, 0, Optional.empty(), inFlight, mayBuy, market);
  }

  /** All combinations of facts: it buys only where every one of them is for it. */
  @Test
  void oneReasonAgainstIsEnough() {
    var against = new ArrayList<String>();
    int buys = 0;
    for (Activity activity : Activity.values()) {
      for (Market market : Market.values()) {
        for (Credits available : List.of(Credits.ZERO, Credits.of(200))) {
          for (int packs : List.of(0, 3, 4)) {
            for (Duration ago : List.of(Duration.ofHours(23), Duration.ofHours(24))) {
              for (boolean inFlight : List.of(true, false)) {
                for (boolean mayBuy : List.of(true, false)) {
                  var facts =
                      new TopUpFacts(
                          NOW,
                          activity,
                          available,
                          packs,
                          Optional.of(NOW.minus(ago)),
                          inFlight,
                          mayBuy,
                          market);
                  boolean should =
                      activity == Activity.ACTIVE
                          && market == Market.FREE
                          && available.isZero()
                          && packs <= 3
                          && ago.toHours() == 24
                          && !inFlight
                          && mayBuy;
                  boolean does = topUp(true, true).decide(facts) instanceof Buy;
                  buys += does ? 1 : 0;
                  if (does != should) {
                    against.add(facts.toString());
                  }
                }
              }
            }
          }
        }
      }
    }
    assertTrue(against.isEmpty(), against::toString);
    assertEquals(2, buys);
  }
}
