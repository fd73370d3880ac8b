package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.contract;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Refusal.ChargeCodeRequired;
import cloudcredits.credit.Refusal.ChargeCodeUnknown;
import cloudcredits.credit.Refusal.ContractNotActive;
import cloudcredits.credit.Refusal.HoldEnded;
import cloudcredits.credit.Refusal.InsufficientCredits;
import cloudcredits.credit.Refusal.NoPermission;
import cloudcredits.credit.Refusal.NotSeated;
import cloudcredits.credit.Refusal.UnknownJob;
import cloudcredits.credit.Rules.Codes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may hold, of what, and for how long: rules §3, §5, §6, §7. */
class HoldTest {

  private BookFixture c;

  @BeforeEach
  void aPoolOf300() {
    c = contractC().at("2027-02-01").seated(ANA, BEN);
    c.buyPacks(3);
  }

  @Test
  void takesTheWholeOrNothing() {
    assertEquals(
        new InsufficientCredits(credits("300.01"), Credits.ZERO, credits("300"), Optional.empty()),
        c.refused(c.hold(ANA, "300.01")));
    c.held(ANA, "300");
  }

  @Test
  void anotherPersonsIndividualCreditsAreOutOfReach() {
    c.firstSeatOf(BEN);
    c.refused(c.hold(ANA, "301"));
    c.held(BEN, "400");
  }

  @Test
  void ofNothingIsHeldAndSettledAtNothing() {
    JobId free = c.held(ANA, "0");
    assertEquals(List.of(), c.job(free).draws());
    assertEquals(Job.State.SETTLED, c.done(settle(free, "0")).state());
  }

  @Test
  void needsASeat() {
    c.firstSeatOf(ANA);
    assertEquals(new NotSeated(), c.unseated(ANA).refused(c.hold(ANA, "1")));
    assertEquals(credits("100"), c.individual(ANA));
    c.seated(ANA).held(ANA, "100");
  }

  @Test
  void needsThePermission() {
    assertEquals(new NoPermission(), c.seatedWithoutPermission(ANA).refused(c.hold(ANA, "1")));
  }

  @Test
  void needsAnActiveContract() {
    var early = contract("2027-01-01", "2028-01-01").seated(ANA).at("2026-12-31");
    assertEquals(
        new ContractNotActive(Terms.Activity.NOT_STARTED), early.refused(early.hold(ANA, "1")));
    assertEquals(
        new ContractNotActive(Terms.Activity.CANCELLED), c.cancelled().refused(c.hold(ANA, "1")));
  }

  @Test
  void theContractIsNamedBeforeTheSeatAndTheSeatBeforeTheCode() {
    c.chargeCodes(Codes.REQUIRED).unseated(ANA);
    assertEquals(new NotSeated(), c.refused(c.hold(ANA, "1000")));
    assertInstanceOf(ContractNotActive.class, c.at("2028-01-01").refused(c.hold(ANA, "1000")));
  }

  @Test
  void theCodeIsNamedBeforeTheCredits() {
    c.chargeCodes(Codes.REQUIRED);
    assertEquals(new ChargeCodeRequired(), c.refused(c.hold(ANA, "1000")));
  }

  @Test
  void withCodesOffAnyOrNoneWillDo() {
    c.done(c.holdFor("whatever", ANA));
    c.held(ANA, "1");
  }

  @Test
  void withOptionalCodesNoneWillDoButAnUnknownOneWillNot() {
    c.chargeCodes(Codes.OPTIONAL, "4711").held(ANA, "1");
    c.done(c.holdFor("4711", ANA));
    assertEquals(new ChargeCodeUnknown("4712"), c.refused(c.holdFor("4712", ANA)));
  }

  @Test
  void withRequiredCodesThatAreNotListedAnyWillDo() {
    c.chargeCodes(Codes.REQUIRED).done(c.holdFor("whatever", ANA));
    assertEquals(new ChargeCodeRequired(), c.refused(c.hold(ANA, "1")));
  }

  @Test
  void withRequiredCodesThatAreListedOnlyThose() {
    c.chargeCodes(Codes.REQUIRED, "4711").done(c.holdFor("4711", ANA));
    assertEquals(new ChargeCodeUnknown("4712"), c.refused(c.holdFor("4712", ANA)));
  }

  @Test
  void aChargeIsHeldAndSettledAtOnceOrNotAtAll() {
    JobId job = c.charged(ANA, "30");
    assertEquals(Job.State.SETTLED, c.job(job).state());
    assertEquals(List.of(Movement.HOLD, Movement.SETTLE), c.movementsOf(job));
    c.refused(new Charge(c.nextJob(), ANA, credits("271"), Optional.empty()));
  }

  @Test
  void comesBackByItselfAfterItsTime() {
    JobId job = c.held(ANA, "30");
    c.at("2027-02-01T23:59");
    assertEquals(Job.State.HELD, c.job(job).state());
    c.at("2027-02-02T00:00");
    assertEquals(Job.State.EXPIRED, c.job(job).state());
    assertEquals(credits("300"), c.shared());
    assertEquals(new HoldEnded(Job.State.EXPIRED), c.refused(settle(job, "1")));
    assertEquals(new HoldEnded(Job.State.EXPIRED), c.refused(extend(job, 5)));
  }

  @Test
  void canBeGivenMoreTimeButNotLess() {
    JobId job = c.held(ANA, "30");
    c.done(extend(job, 48));
    c.done(extend(job, 1));
    c.at("2027-02-02T23:59");
    assertEquals(Job.State.HELD, c.job(job).state());
    c.at("2027-02-03T00:00");
    assertEquals(Job.State.EXPIRED, c.job(job).state());
  }

  @Test
  void releasedEverythingIsBackAndAgainChangesNothing() {
    JobId job = c.held(ANA, "30");
    assertEquals(Job.State.RELEASED, c.done(new Release(job)).state());
    assertEquals(credits("300"), c.shared());
    int entries = c.entries().size();
    assertEquals(Job.State.RELEASED, c.done(new Release(job)).state());
    assertEquals(entries, c.entries().size());
  }

  @Test
  void anUnknownJobIsRefusedInEveryStep() {
    JobId nobodys = c.nextJob();
    assertEquals(new UnknownJob(), c.refused(settle(nobodys, "1")));
    assertEquals(new UnknownJob(), c.refused(new Release(nobodys)));
    assertEquals(new UnknownJob(), c.refused(extend(nobodys, 1)));
    assertEquals(new UnknownJob(), c.refused(BookFixture.reverseAll(nobodys)));
  }

  @Test
  void foreseeingChangesNothing() {
    var before = c.whole();
    var foreseen = c.hold(ANA, "30").foresee(c.book(), c.now());
    assertEquals(1, assertInstanceOf(Hold.Foreseen.Yes.class, foreseen).parts().size());
    assertInstanceOf(Hold.Foreseen.No.class, c.hold(ANA, "301").foresee(c.book(), c.now()));
    assertTrue(c.book().takeChanges().isEmpty());
    assertEquals(before, c.whole());
  }

  @Test
  void ofLessThanNothingOrUnderAUsedIdIsABug() {
    assertThrows(IllegalArgumentException.class, () -> c.hold(ANA, "-1"));
    Hold twice = c.hold(ANA, "1");
    c.done(twice);
    assertThrows(IllegalStateException.class, () -> c.does(twice));
  }

  private Extend extend(JobId job, int hours) {
    return new Extend(job, c.now().plus(Duration.ofHours(hours)));
  }
}
