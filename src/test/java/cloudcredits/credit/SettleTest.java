package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.settle;
import static cloudcredits.credit.BookFixture.settlePart;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.Refusal.AlreadySettled;
import cloudcredits.credit.Refusal.ContractNotActive;
import cloudcredits.credit.Refusal.HoldEnded;
import cloudcredits.credit.Refusal.InsufficientCredits;
import cloudcredits.credit.Refusal.NotSeated;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real cost against what is held: rules §6. */
class SettleTest {

  private BookFixture c;
  private Grant pool;

  @BeforeEach
  void aPoolOf300() {
    c = contractC().at("2027-02-01").seated(ANA, BEN);
    pool = c.buyPacks(3);
  }

  @Test
  void theFirstDrawnGrantPaysFirst() {
    Grant sooner = c.shared("100", "2027-06-01");
    JobId job = c.held(ANA, "150");
    c.done(settle(job, "120"));
    assertEquals(credits("100"), c.balance(sooner).used());
    assertEquals(credits("20"), c.balance(pool).used());
    assertEquals(credits("280"), c.balance(pool).available());
  }

  @Test
  void aCostOfNothingGivesEverythingBack() {
    Job settled = c.done(settle(c.held(ANA, "150"), "0"));
    assertEquals(Job.State.SETTLED, settled.state());
    assertEquals(credits("300"), c.shared());
  }

  @Test
  void settledAgainAtTheSameAmountFindsItDone() {
    JobId job = c.held(ANA, "150");
    Job first = c.done(settle(job, "120"));
    int entries = c.entries().size();
    assertEquals(first, c.done(settle(job, "120")));
    assertEquals(entries, c.entries().size());
  }

  @Test
  void settledAgainAtAnotherAmountIsRefused() {
    JobId job = c.held(ANA, "150");
    c.done(settle(job, "120"));
    assertEquals(new AlreadySettled(credits("120")), c.refused(settle(job, "121")));
    assertEquals(new AlreadySettled(credits("120")), c.refused(new Release(job)));
    assertEquals(
        new AlreadySettled(credits("120")), c.refused(new Extend(job, c.now().plusSeconds(1))));
  }

  @Test
  void aReleasedHoldCannotBeSettled() {
    JobId job = c.held(ANA, "150");
    c.done(new Release(job));
    assertEquals(new HoldEnded(Job.State.RELEASED), c.refused(settle(job, "1")));
  }

  @Test
  void inPartsTheRestStaysHeldUntilTheLast() {
    JobId job = c.held(ANA, "150");
    c.done(settlePart(job, "40"));
    c.done(settlePart(job, "50"));
    assertEquals(new Balance(credits("150"), credits("60"), credits("90"), Credits.ZERO), all());
    assertEquals(Job.State.HELD, c.job(job).state());
    c.done(settle(job, "10"));
    assertEquals(new Balance(credits("200"), Credits.ZERO, credits("100"), Credits.ZERO), all());
    assertEquals(Job.State.SETTLED, c.job(job).state());
  }

  @Test
  void releasedAfterAPartItIsSettledAtThatPart() {
    JobId job = c.held(ANA, "150");
    c.done(settlePart(job, "40"));
    assertEquals(Job.State.SETTLED, c.done(new Release(job)).state());
    assertEquals(credits("260"), c.shared());
    assertEquals(new AlreadySettled(credits("40")), c.refused(new Release(job)));
  }

  @Test
  void outOfTimeAfterAPartThePartStaysUsed() {
    JobId job = c.held(ANA, "150");
    c.done(settlePart(job, "40"));
    c.at("2027-02-02");
    assertEquals(Job.State.EXPIRED, c.job(job).state());
    assertEquals(new Balance(credits("260"), Credits.ZERO, credits("40"), Credits.ZERO), all());
  }

  @Test
  void aHigherCostDrawsTheDifference() {
    JobId job = c.held(ANA, "150");
    c.done(settle(job, "200"));
    assertEquals(credits("200"), c.balance(pool).used());
    assertEquals(credits("100"), c.shared());
    assertEquals(
        List.of(Movement.HOLD, Movement.HOLD, Movement.SETTLE, Movement.SETTLE),
        c.movementsOf(job));
  }

  @Test
  void aHigherCostThatIsNotThereIsRefusedAndTheHoldStays() {
    JobId job = c.held(ANA, "150");
    c.held(BEN, "100");
    assertEquals(
        new InsufficientCredits(credits("51"), Credits.ZERO, credits("50"), Optional.empty()),
        c.refused(settle(job, "201")));
    c.done(settle(job, "200"));
  }

  @Test
  void aHigherCostStopsAtTheCap() {
    JobId job = c.cap(ANA, Cap.Period.EVER, "160").held(ANA, "150");
    var refusal = assertInstanceOf(InsufficientCredits.class, c.refused(settle(job, "161")));
    assertEquals(credits("10"), refusal.cap().orElseThrow().credits());
    c.done(settle(job, "160"));
  }

  @Test
  void whoIsUnseatedMeanwhileSettlesWhatIsHeldAndNoMore() {
    c.firstSeatOf(ANA);
    JobId job = c.held(ANA, "150");
    c.unseated(ANA);
    assertEquals(new NotSeated(), c.refused(settle(job, "151")));
    c.done(settle(job, "150"));
    assertEquals(credits("150"), c.total().used());
  }

  @Test
  void whatIsHeldSettlesOnALapsedContractAndNoMore() {
    JobId job = c.at("2027-12-31T12:00").held(ANA, "150");
    c.at("2028-01-01");
    assertEquals(new ContractNotActive(Terms.Activity.LAPSED), c.refused(settle(job, "151")));
    c.done(settle(job, "150"));
  }

  @Test
  void aNegativeCostIsABug() {
    assertThrows(IllegalArgumentException.class, () -> settle(c.nextJob(), "-1"));
  }

  private Balance all() {
    return c.total();
  }
}
