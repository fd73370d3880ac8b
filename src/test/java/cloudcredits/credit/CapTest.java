package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.contractIn;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.reverseAll;
import static cloudcredits.credit.BookFixture.settle;
import static cloudcredits.credit.Cap.Period.EVER;
import static cloudcredits.credit.Cap.Period.MONTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.Refusal.InsufficientCredits;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caps on shared credits: rules §7. */
class CapTest {

  private static final int PARIS = 7;

  private BookFixture c;

  @BeforeEach
  void aPoolOf300() {
    c = contractC().at("2027-02-01").seated(ANA, BEN);
    c.buyPacks(3);
  }

  @Test
  void withoutACapThePoolIsTheLimit() {
    c.held(ANA, "300");
  }

  @Test
  void whatIsExactlyLeftPasses() {
    c.cap(ANA, MONTH, "40").held(ANA, "40");
    assertEquals(credits("0"), capLeft(c.refused(c.hold(ANA, "0.01"))));
  }

  @Test
  void aPersonsCapLimitsNobodyElse() {
    c.cap(ANA, MONTH, "40").held(BEN, "200");
  }

  @Test
  void countsWhatIsHeldAndWhatIsUsed() {
    c.cap(ANA, MONTH, "40").charged(ANA, "10");
    c.held(ANA, "20");
    assertEquals(credits("10"), capLeft(c.refused(c.hold(ANA, "11"))));
  }

  @Test
  void whatComesBackCountsNoMore() {
    c.cap(ANA, MONTH, "40");
    c.done(new Release(c.held(ANA, "40")));
    c.done(settle(c.held(ANA, "40"), "30"));
    c.done(reverseAll(c.charged(ANA, "10")));
    assertEquals(credits("10"), capLeft(c.refused(c.hold(ANA, "10.01"))));
  }

  @Test
  void aHoldThatEndsByItselfCountsNoMore() {
    c.cap(ANA, MONTH, "40").held(ANA, "40");
    c.at("2027-02-02").held(ANA, "40");
  }

  @Test
  void aReversalGivesBackToTheMonthThatDrew() {
    JobId february = c.cap(ANA, MONTH, "40").charged(ANA, "40");
    c.at("2027-03-01").charged(ANA, "40");
    c.done(reverseAll(february));
    assertEquals(credits("0"), capLeft(c.refused(c.hold(ANA, "1"))));
  }

  @Test
  void aCapForEverDoesNotBeginAgainNextMonth() {
    c.cap(ANA, EVER, "40").charged(ANA, "40");
    c.at("2027-03-01");
    assertEquals(credits("0"), capLeft(c.refused(c.hold(ANA, "1"))));
  }

  @Test
  void aGroupSharesItsCap() {
    c.inGroup(PARIS, ANA, BEN).capOfGroup(PARIS, MONTH, "40").held(ANA, "30");
    assertEquals(credits("10"), capLeft(c.refused(c.hold(BEN, "11"))));
  }

  @Test
  void whoIsInNoGroupHasNoGroupsCap() {
    c.inGroup(PARIS, ANA).capOfGroup(PARIS, MONTH, "40").held(BEN, "100");
  }

  @Test
  void theWholeContractSharesItsCap() {
    c.capOfContract(EVER, "40").held(ANA, "30");
    assertEquals(credits("10"), capLeft(c.refused(c.hold(BEN, "11"))));
  }

  @Test
  void ofSeveralCapsTheOneThatAllowsLeastIsNamed() {
    c.capOfContract(EVER, "200").cap(ANA, MONTH, "50").inGroup(PARIS, ANA);
    c.capOfGroup(PARIS, EVER, "30");
    var group = new Cap(Cap.Scope.GROUP, PARIS, EVER, credits("30"));
    assertEquals(
        Optional.of(new Cap.Left(group, credits("30"))), cap(c.refused(c.hold(ANA, "31"))));
  }

  @Test
  void aCapAboveThePoolIsNotWhatStopped() {
    c.cap(ANA, MONTH, "1000");
    assertEquals(Optional.empty(), cap(c.refused(c.hold(ANA, "301"))));
  }

  @Test
  void individualCreditsFlowWhateverTheCap() {
    c.firstSeatOf(ANA);
    c.cap(ANA, EVER, "0").held(ANA, "100");
  }

  @Test
  void loweringACapBelowWhatIsUsedLeavesZero() {
    c.charged(ANA, "40");
    c.cap(ANA, EVER, "10");
    assertEquals(credits("0"), capLeft(c.refused(c.hold(ANA, "1"))));
  }

  @Test
  void aJobStaysInTheGroupThatItBeganIn() {
    JobId job = c.inGroup(PARIS, ANA).capOfGroup(PARIS, EVER, "40").held(ANA, "40");
    c.inGroup(SharedUse.NO_GROUP, ANA);
    assertEquals(credits("0"), capLeft(c.refused(settle(job, "41"))));
    c.held(ANA, "100");
  }

  @Test
  void theMonthTurnsAtMidnightOfTheContract() {
    var tokyo = contractIn(ZoneId.of("Asia/Tokyo"), "2027-01-01", "2028-01-01").at("2027-02-01");
    tokyo.seated(ANA).buyPacks(3);
    tokyo.cap(ANA, MONTH, "40").at("2027-02-28T23:59").charged(ANA, "40");
    assertInstanceOf(InsufficientCredits.class, tokyo.refused(tokyo.hold(ANA, "1")));
    tokyo.at("2027-03-01T00:00").charged(ANA, "40");
  }

  @Test
  void aCapIsNeverNegative() {
    assertThrows(IllegalArgumentException.class, () -> c.cap(ANA, EVER, "-1"));
  }

  private static Credits capLeft(Refusal refusal) {
    return cap(refusal).orElseThrow().credits();
  }

  private static Optional<Cap.Left> cap(Refusal refusal) {
    return assertInstanceOf(InsufficientCredits.class, refusal).cap();
  }
}
