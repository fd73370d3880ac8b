package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.contractCWhereIndividualCreditsExpire;
import static cloudcredits.credit.BookFixture.contractIn;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the clock does to a book, in time or late: rules §3, §4. */
class ExpiryOnTheBookTest {

  @Test
  void spendableUntilTheInstantOfTheExpiryAndNotOnIt() {
    var c = contractC().at("2027-02-01").seated(ANA);
    Grant grant = c.buyPacks(1);
    c.at("2027-12-31T23:59:59.999999999").charged(ANA, "1");
    c.at("2028-01-01");
    assertEquals(credits("0"), c.shared());
    assertEquals(
        new Balance(credits("0"), credits("0"), credits("1"), credits("99")), c.balance(grant));
  }

  @Test
  void oneEntryTellsOfTheLapseDatedAtTheExpiryHoweverLate() {
    var c = contractC().at("2027-02-01").seated(ANA);
    c.buyPacks(1);
    c.at("2028-03-15T10:00");
    List<Entry> lapses = lapses(c);
    assertEquals(1, lapses.size());
    assertEquals(c.instant("2028-01-01"), lapses.getFirst().effectiveAt());
    c.at("2028-03-16");
    assertEquals(lapses, lapses(c));
  }

  @Test
  void whatIsUsedUpLeavesNoEntryAtTheExpiry() {
    var c = contractC().at("2027-02-01").seated(ANA);
    c.buyPacks(1);
    c.charged(ANA, "100");
    assertEquals(List.of(), lapses(c.at("2028-01-01")));
  }

  @Test
  void expiredCreditsAreNotAvailableEvenBeforeTheEntryIsPosted() {
    var c = contractC().at("2027-02-01").seated(ANA);
    Grant grant = c.buyPacks(1);
    Fund fund = c.book().fund(grant.id());
    var later = c.instant("2028-01-01");
    assertEquals(credits("100"), fund.balance().available());
    assertEquals(credits("0"), fund.availableAt(later));
    assertEquals(credits("100"), fund.asOf(later).balance().lapsed());
    assertEquals(fund, fund.asOf(later.minusNanos(1)));
    assertEquals(credits("0"), c.book().meansOf(ANA, later).sharedCredits());
  }

  @Test
  void aHoldThatEndedBeforeTheExpiryComesBackInTimeEvenWhenBothAreDoneLate() {
    var c = contractC().at("2027-12-30").seated(ANA);
    Grant grant = c.shared("100", "2028-01-01");
    JobId job = c.held(ANA, "40");
    c.at("2028-01-20");
    assertEquals(List.of(Movement.HOLD, Movement.RELEASE), c.movementsOf(job));
    assertEquals(credits("100"), lapses(c).getFirst().credits());
    assertEquals(credits("100"), c.balance(grant).lapsed());
  }

  @Test
  void aHoldThatEndsWithTheGrantOrAfterItLapses() {
    var c = contractC().at("2027-12-31").seated(ANA);
    Grant grant = c.shared("100", "2028-01-01");
    JobId with = c.held(ANA, "40");
    JobId after = c.at("2027-12-31T12:00").held(ANA, "40");
    c.at("2028-01-20");
    assertEquals(List.of(Movement.HOLD, Movement.RELEASE_LAPSED), c.movementsOf(with));
    assertEquals(List.of(Movement.HOLD, Movement.RELEASE_LAPSED), c.movementsOf(after));
    assertEquals(credits("20"), lapses(c).getFirst().credits());
    assertEquals(credits("100"), c.balance(grant).lapsed());
  }

  @Test
  void muchThatFellDueAtOnceIsDoneInItsOrder() {
    var c = contractC().at("2027-02-01").seated(ANA);
    for (int month = 3; month < 10; month++) {
      c.shared("10", "2027-0%d-01".formatted(month));
      c.held(ANA, "5");
    }
    int before = c.entries().size();
    c.at("2027-12-01");
    List<Entry> late = c.entries().subList(before, c.entries().size());
    assertEquals(14, late.size());
    assertEquals(
        late.stream().map(Entry::effectiveAt).sorted().toList(),
        late.stream().map(Entry::effectiveAt).toList());
    assertEquals(credits("70"), c.total().lapsed());
  }

  @Test
  void whatFallsDueAtOneInstantComesInTheSameOrderWhateverTheBookLearntFirst() {
    var c = contractC().at("2027-02-01").seated(ANA);
    c.buyPacks(1);
    var until = c.instant("2027-02-02");
    Stream.of(1, 1 + (1 << 20))
        .forEach(
            number -> c.done(new Hold(job(number), ANA, credits("1"), Optional.empty(), until)));
    List<Job> jobs = Stream.of(1, 1 + (1 << 20)).map(number -> c.job(job(number))).toList();
    assertEquals(caughtUp(c, jobs), caughtUp(c, jobs.reversed()));
  }

  @Test
  void settlingAfterTheExpiryChargesWhatWasHeld() {
    var c = contractC().at("2027-12-31T12:00").seated(ANA);
    Grant grant = c.shared("100", "2028-01-01");
    JobId job = c.held(ANA, "40");
    c.at("2028-01-01T06:00").done(settle(job, "40"));
    assertEquals(
        new Balance(credits("0"), credits("0"), credits("40"), credits("60")), c.balance(grant));
  }

  @Test
  void individualCreditsOutliveTheRenewalByTheFirstReading() {
    var c = contractCWhereIndividualCreditsExpire(IndividualExpiry.NEVER);
    c.at("2027-02-01").seated(ANA).renewed("2028-01-01", "2029-01-01").firstSeatOf(ANA);
    c.at("2028-06-01").held(ANA, "100");
  }

  @Test
  void individualCreditsExpireLikeSharedOnesByTheOther() {
    var c = contractCWhereIndividualCreditsExpire(IndividualExpiry.LIKE_SHARED);
    c.at("2027-02-01").seated(ANA).renewed("2028-01-01", "2029-01-01").firstSeatOf(ANA);
    assertEquals(credits("100"), c.at("2027-12-31T23:59").individual(ANA));
    assertEquals(credits("0"), c.at("2028-01-01").individual(ANA));
    assertEquals(credits("100"), c.total().lapsed());
  }

  @Test
  void creditsAndContractEndTogetherOnADayWithoutMidnight() {
    var c = contractIn(ZoneId.of("America/Sao_Paulo"), "2017-01-01", "2017-10-15");
    c.at("2017-02-01").seated(ANA).buyPacks(1);
    c.at("2017-10-14T23:59:59").charged(ANA, "1");
    c.at("2017-10-15T01:00");
    assertEquals(new Refusal.ContractNotActive(Terms.Activity.LAPSED), c.refused(c.hold(ANA, "1")));
    assertEquals(credits("99"), c.total().lapsed());
  }

  @Test
  void anUntouchedGrantCanBeTakenBackAndATouchedOneCannot() {
    var c = contractC().at("2027-02-01").seated(ANA);
    Grant grant = c.buyPacks(1);
    JobId job = c.held(ANA, "1");
    assertFalse(c.takeBack(grant));
    c.done(new Release(job));
    assertTrue(c.takeBack(grant));
    assertEquals(credits("100"), c.balance(grant).lapsed());
    assertEquals(Movement.VOID, c.entries().getLast().movement());
    assertFalse(c.takeBack(grant));
  }

  @Test
  void anExpiredGrantCannotBeTakenBack() {
    var c = contractC().at("2027-02-01").seated(ANA);
    Grant grant = c.buyPacks(1);
    assertFalse(c.at("2028-01-01").takeBack(grant));
  }

  @Test
  void sharedCreditsExpireAndIndividualOnesHaveAHolder() {
    var c = contractC();
    Grant shared = c.buyPacks(1);
    var id = new GrantId(9);
    var never = Expiry.NEVER;
    var one = credits("1");
    var origin = shared.origin();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Grant(id, Pool.SHARED, Optional.empty(), one, c.now(), never, origin));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Grant(id, Pool.INDIVIDUAL, Optional.empty(), one, c.now(), never, origin));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Grant(id, Pool.INDIVIDUAL, Optional.of(ANA), Credits.ZERO, c.now(), never, origin));
  }

  private static List<Entry> lapses(BookFixture c) {
    return c.entries().stream().filter(entry -> entry.movement() == Movement.LAPSE).toList();
  }

  private static JobId job(long number) {
    return new JobId(new UUID(0x7000L, number));
  }

  /** What a book that learnt of the jobs in this order does when their holds end. */
  private static List<Entry> caughtUp(BookFixture c, List<Job> jobs) {
    var codes = new Rules.ChargeCodes(Rules.Codes.OFF, false, Set.of());
    var rules = new Rules(c.book().rules().terms(), Map.of(), Map.of(), List.of(), codes);
    var book = new Book(rules, 30, c.book().lastGrant(), new SharedUse());
    c.book().funds().forEach(book::remember);
    jobs.forEach(book::remember);
    book.catchUp(c.instant("2027-02-02"));
    return book.takeChanges().entries();
  }
}
