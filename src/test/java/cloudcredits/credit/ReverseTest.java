package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.contractCWhereIndividualCreditsExpire;
import static cloudcredits.credit.BookFixture.contractCWithReplacementsOf;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.reverse;
import static cloudcredits.credit.BookFixture.reverseAll;
import static cloudcredits.credit.BookFixture.settlePart;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.Refusal.MoreThanSettled;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settled credits come back: rules §4, §6. */
class ReverseTest {

  @Test
  void theLastDrawnGrantGetsItsCreditsBackFirst() {
    var c = contractC().at("2027-02-01").seated(BEN);
    Grant first = c.shared("100", "2027-06-01");
    Grant second = c.shared("100", "2028-01-01");
    JobId job = c.charged(BEN, "150");
    c.done(reverse(job, "60"));
    assertEquals(credits("90"), c.balance(first).used());
    assertEquals(credits("0"), c.balance(second).used());
    assertEquals(credits("10"), c.balance(first).available());
    assertEquals(credits("100"), c.balance(second).available());
  }

  @Test
  void inPartsUpToWhatWasSettledAndNotMore() {
    var c = contractC().at("2027-02-01").seated(BEN);
    c.buyPacks(1);
    JobId job = c.charged(BEN, "50");
    c.done(reverse(job, "20"));
    assertEquals(new MoreThanSettled(credits("30")), c.refused(reverse(job, "30.01")));
    assertEquals(credits("50"), c.done(reverseAll(job)).returned());
    assertEquals(new MoreThanSettled(credits("0")), c.refused(reverse(job, "0.01")));
    assertEquals(Job.State.SETTLED, c.done(reverseAll(job)).state());
    assertEquals(credits("100"), c.shared());
  }

  @Test
  void whatIsHeldOrReleasedIsNotSettled() {
    var c = contractC().at("2027-02-01").seated(BEN);
    c.buyPacks(1);
    JobId job = c.held(BEN, "50");
    assertEquals(new MoreThanSettled(credits("0")), c.refused(reverseAll(job)));
    c.done(new Release(job));
    assertEquals(new MoreThanSettled(credits("0")), c.refused(reverseAll(job)));
  }

  @Test
  void ofASettledPartWhileTheRestIsHeld() {
    var c = contractC().at("2027-02-01").seated(BEN);
    c.buyPacks(1);
    JobId job = c.held(BEN, "50");
    c.done(settlePart(job, "20"));
    c.done(reverseAll(job));
    assertEquals(new Balance(credits("70"), credits("30"), credits("0"), credits("0")), c.total());
  }

  @Test
  void anUnseatedPersonsJobOnALapsedContractIsReversedToo() {
    var c = contractC().at("2027-02-01").seated(BEN);
    Grant individual = c.firstSeatOf(BEN);
    JobId job = c.charged(BEN, "50");
    c.at("2028-01-01").unseated(BEN).done(reverseAll(job));
    assertEquals(credits("100"), c.balance(individual).available());
  }

  @Test
  void toAnExpiredGrantComesAsAReplacementThatLives30Days() {
    var c = contractCWithReplacementsOf(30).at("2027-02-01").seated(BEN);
    Grant expired = c.shared("100", "2027-06-01");
    JobId job = c.charged(BEN, "40");
    c.at("2027-06-10T15:00").done(reverse(job, "25"));
    assertEquals(
        new Balance(credits("0"), credits("0"), credits("15"), credits("85")), c.balance(expired));
    assertEquals(credits("25"), c.shared());

    Grant replacement = c.book().fund(new GrantId(c.book().lastGrant())).grant();
    assertEquals(Pool.SHARED, replacement.pool());
    assertEquals(Source.REPLACEMENT, replacement.origin().source());
    assertEquals(job.toString(), replacement.origin().reference());
    assertEquals(
        new Expiry(Optional.of(c.instant("2027-07-10T15:00")), Expiry.Reason.REPLACEMENT),
        replacement.expiry());
    assertEquals(credits("0"), c.at("2027-07-10T15:00").shared());
    assertEquals(credits("25"), c.balance(replacement).lapsed());
  }

  @Test
  void toAnExpiredGrantLapsesWhereReplacementsLiveNoDay() {
    var c = contractCWithReplacementsOf(0).at("2027-02-01").seated(BEN);
    Grant expired = c.shared("100", "2027-06-01");
    JobId job = c.charged(BEN, "40");
    c.at("2027-06-01").done(reverseAll(job));
    assertEquals(
        new Balance(credits("0"), credits("0"), credits("0"), credits("100")), c.balance(expired));
    assertEquals(1, c.book().lastGrant());
  }

  @Test
  void anInstantBeforeTheExpiryItGoesBackToTheGrant() {
    var c = contractCWithReplacementsOf(30).at("2027-02-01").seated(BEN);
    Grant grant = c.shared("100", "2027-06-01");
    JobId job = c.charged(BEN, "40");
    c.at("2027-05-31T23:59:59.999").done(reverseAll(job));
    assertEquals(credits("100"), c.balance(grant).available());
    assertEquals(credits("0"), c.at("2027-06-01").shared());
  }

  @Test
  void expiredIndividualCreditsComeBackToTheirHolder() {
    var c = contractCWhereIndividualCreditsExpire(IndividualExpiry.LIKE_SHARED);
    c.at("2027-02-01").seated(ANA, BEN).firstSeatOf(BEN);
    JobId job = c.charged(BEN, "40");
    c.at("2028-01-01").done(reverseAll(job));
    assertEquals(credits("40"), c.individual(BEN));
    assertEquals(credits("0"), c.individual(ANA));
  }

  @Test
  void aReversalOfLessThanNothingIsABug() {
    assertThrows(IllegalArgumentException.class, () -> reverse(contractC().nextJob(), "-1"));
  }
}
