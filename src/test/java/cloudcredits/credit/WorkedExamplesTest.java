package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.ANA;
import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.contract;
import static cloudcredits.credit.BookFixture.contractC;
import static cloudcredits.credit.BookFixture.credits;
import static cloudcredits.credit.BookFixture.reverseAll;
import static cloudcredits.credit.BookFixture.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Refusal.ContractNotActive;
import cloudcredits.credit.Refusal.InsufficientCredits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The worked examples of rules §12, as far as they are about credits. That the first seat is found
 * only once (example 1) is for the seats to show, and what a rendering costs (11) for the
 * catalogue.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class WorkedExamplesTest {

  @Nested
  @Order(1)
  @DisplayName("Examples 1 to 5, which follow one another")
  @TestInstance(Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class OneToFive {

    private final BookFixture c = contractC();
    private JobId job;

    @Test
    @Order(1)
    @DisplayName(
        "1. Ana and Ben seated: individual 100 + 100; shared 0; seated again: the same 100")
    void example1() {
      c.at("2027-01-10").seated(ANA, BEN);
      c.firstSeatOf(ANA);
      c.firstSeatOf(BEN);
      c.unseated(ANA).seated(ANA);
      assertEquals(credits("100"), c.individual(ANA));
      assertEquals(credits("100"), c.individual(BEN));
      assertEquals(Credits.ZERO, c.shared());
    }

    @Test
    @Order(2)
    @DisplayName(
        "2. 3 packs bought: shared 300, 300 USD, expires at the renewal; on D a year later")
    void example2() {
      Grant onC = c.at("2027-02-01").buyPacks(3);
      assertEquals(credits("300"), c.shared());
      assertEquals("300.00 USD", Money.of("100", "USD").times(3).toString());
      assertEquals(expiry("2028-01-01", Expiry.Reason.RENEWAL), onC.expiry());

      Grant onD = contract("2026-06-01", "2029-06-01").at("2027-02-01").buyPacks(3);
      assertEquals(expiry("2028-02-01", Expiry.Reason.ONE_YEAR), onD.expiry());
    }

    @Test
    @Order(3)
    @DisplayName("3. Ana holds 130: individual 100 + shared 30. Left: 0, shared 270, held 130")
    void example3() {
      job = c.held(ANA, "130");
      assertEquals(
          List.of(Pool.INDIVIDUAL, Pool.SHARED),
          c.job(job).draws().stream().map(Job.Draw::pool).toList());
      assertEquals(
          List.of(credits("100"), credits("30")),
          c.job(job).draws().stream().map(Job.Draw::held).toList());
      assertEquals(Credits.ZERO, c.individual(ANA));
      assertEquals(credits("270"), c.shared());
      assertEquals(credits("130"), c.total().held());
    }

    @Test
    @Order(4)
    @DisplayName("4. It settles at 110: used individual 100 + shared 10; shared 290; held 0")
    void example4() {
      c.done(settle(job, "110"));
      assertEquals(
          List.of(credits("100"), credits("10")),
          c.job(job).draws().stream().map(Job.Draw::used).toList());
      assertEquals(credits("290"), c.shared());
      assertEquals(Credits.ZERO, c.total().held());
    }

    @Test
    @Order(5)
    @DisplayName("5. Reversed in full: Ana 100, shared 300, used 0; every entry still stands")
    void example5() {
      List<Entry> before = c.entries();
      c.done(reverseAll(job));
      assertEquals(credits("100"), c.individual(ANA));
      assertEquals(credits("300"), c.shared());
      assertEquals(Credits.ZERO, c.total().used());
      assertEquals(before, c.entries().subList(0, before.size()));
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Examples 6 to 12, each from the state that it names")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class SixToTwelve {

    private BookFixture c;

    @BeforeEach
    void contractOfTheExamples() {
      c = contractC().at("2027-02-01").seated(ANA, BEN);
    }

    @Test
    @Order(6)
    @DisplayName("6. Shared 300, two jobs of 250: one held, the other refused (50 available)")
    void example6() {
      c.buyPacks(3);
      c.held(ANA, "250");
      assertEquals(
          new InsufficientCredits(credits("250"), Credits.ZERO, credits("50"), Optional.empty()),
          c.refused(c.hold(BEN, "250")));
    }

    @Test
    @Order(7)
    @DisplayName("7. At the expiry 250 lapse and 50 stay held; settled at 20: 20 used, 30 lapse")
    void example7() {
      Grant grant = c.buyPacks(3);
      JobId job = c.at("2027-12-31T23:00").held(ANA, "50");
      c.at("2028-01-01T00:00");
      assertEquals(balance("0", "50", "0", "250"), c.balance(grant));
      c.at("2028-01-01T01:00").done(settle(job, "20"));
      assertEquals(balance("0", "0", "20", "280"), c.balance(grant));
      assertEquals(
          List.of(Movement.HOLD, Movement.SETTLE, Movement.RELEASE_LAPSED), c.movementsOf(job));
    }

    @Test
    @Order(8)
    @DisplayName("8. G1 100 (expires June), G2 100 (January): a job of 150 takes G1 100, G2 50")
    void example8() {
      Grant g2 = c.shared("100", "2028-01-01");
      Grant g1 = c.shared("100", "2027-06-01");
      c.held(BEN, "150");
      assertEquals(balance("0", "100", "0", "0"), c.balance(g1));
      assertEquals(balance("50", "50", "0", "0"), c.balance(g2));
    }

    @Test
    @Order(9)
    @DisplayName(
        "9. Ben's cap is 40 a month: 30 passes, 20 is refused (10 left), next month passes")
    void example9() {
      c.buyPacks(3);
      c.cap(BEN, Cap.Period.MONTH, "40").held(BEN, "30");
      var cap = new Cap(Cap.Scope.PERSON, BEN.value(), Cap.Period.MONTH, credits("40"));
      assertEquals(
          new InsufficientCredits(
              credits("20"),
              Credits.ZERO,
              credits("270"),
              Optional.of(new Cap.Left(cap, credits("10")))),
          c.refused(c.hold(BEN, "20")));
      c.at("2027-03-01").held(BEN, "20");
    }

    @Test
    @Order(10)
    @DisplayName("10. Cap 0 and 100 individual: 60 passes, a second 60 is refused (40 left, cap 0)")
    void example10() {
      c.buyPacks(3);
      c.firstSeatOf(BEN);
      c.cap(BEN, Cap.Period.EVER, "0").charged(BEN, "60");
      var cap = new Cap(Cap.Scope.PERSON, BEN.value(), Cap.Period.EVER, Credits.ZERO);
      assertEquals(
          new InsufficientCredits(
              credits("60"),
              credits("40"),
              credits("300"),
              Optional.of(new Cap.Left(cap, Credits.ZERO))),
          c.refused(c.hold(BEN, "60")));
    }

    @Test
    @Order(12)
    @DisplayName(
        "12. C lapses: a hold is refused; renewed: Ben has his 100 again, shared stays lapsed")
    void example12() {
      Grant shared = c.buyPacks(3);
      c.firstSeatOf(BEN);
      c.at("2028-01-01");
      assertEquals(new ContractNotActive(Terms.Activity.LAPSED), c.refused(c.hold(BEN, "10")));
      c.at("2028-01-05").renewed("2028-01-05", "2029-01-01");
      assertEquals(credits("100"), c.individual(BEN));
      assertEquals(balance("0", "0", "0", "300"), c.balance(shared));
      assertTrue(c.job(c.held(BEN, "100")).held().isPositive());
    }
  }

  private static Expiry expiry(String at, Expiry.Reason reason) {
    return new Expiry(Optional.of(contractC().instant(at)), reason);
  }

  private static Balance balance(String available, String held, String used, String lapsed) {
    return new Balance(credits(available), credits(held), credits(used), credits(lapsed));
  }
}
