package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.credits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Credits, money and balances: exact or not at all (rules §1, §9). */
class AmountsTest {

  @Nested
  class OfCredits {

    @ParameterizedTest
    @CsvSource({
      "130, 130",
      "130.00, 130",
      "8.29, 8.29",
      "8.5, 8.50",
      "0, 0",
      "0.01, 0.01",
      "-0.5, -0.50",
      "-3, -3",
      "8.290, 8.29",
      "1E+2, 100"
    })
    void arePrintedWithoutDecimalsWhenWhole(String decimal, String printed) {
      assertEquals(printed, credits(decimal).toString());
    }

    @ParameterizedTest
    @CsvSource({"0.001", "8.295", "1E-3", "92233720368547758.08", "1E+30"})
    void thatDoNotFitAreRefused(BigDecimal decimal) {
      assertThrows(ArithmeticException.class, () -> Credits.of(decimal));
    }

    @Test
    void goToADecimalAndBack() {
      for (long hundredths : new long[] {0, 1, -1, 99, 100, 829, Long.MAX_VALUE, Long.MIN_VALUE}) {
        var credits = new Credits(hundredths);
        assertEquals(2, credits.toDecimal().scale());
        assertEquals(credits, Credits.of(credits.toDecimal()));
      }
    }

    @Test
    void neverWrapAround() {
      var most = new Credits(Long.MAX_VALUE);
      var least = new Credits(Long.MIN_VALUE);
      assertThrows(ArithmeticException.class, () -> most.plus(new Credits(1)));
      assertThrows(ArithmeticException.class, () -> least.minus(new Credits(1)));
      assertThrows(ArithmeticException.class, least::negate);
      assertThrows(ArithmeticException.class, () -> Credits.of(Long.MAX_VALUE));
    }

    @Test
    void addUpExactly() {
      assertEquals(
          credits("0.30"), Credits.sum(List.of(credits("0.10"), credits("0.10"), credits("0.10"))));
      assertEquals(Credits.ZERO, Credits.sum(List.of()));
      assertEquals(credits("-0.01"), credits("8.28").minus(credits("8.29")));
    }

    @Test
    void compare() {
      assertTrue(credits("10").isMoreThan(credits("9.99")));
      assertFalse(credits("10").isMoreThan(credits("10")));
      assertEquals(credits("9"), credits("10").min(credits("9")));
      assertEquals(credits("10"), credits("10").max(credits("9")));
      assertTrue(credits("-1").compareTo(Credits.ZERO) < 0);
      assertTrue(credits("0.01").isPositive() && !Credits.ZERO.isPositive());
      assertTrue(credits("-0.01").isNegative() && !Credits.ZERO.isNegative());
    }
  }

  @Nested
  class OfMoney {

    @Test
    void hasThePlacesOfItsCurrency() {
      assertEquals("300.00 USD", Money.of("300", "USD").toString());
      assertEquals("300 JPY", Money.of("300.0", "JPY").toString());
      assertEquals("1.250 KWD", Money.of("1.25", "KWD").toString());
      assertEquals(Money.of("1", "USD"), Money.of("1.00", "USD"));
    }

    @Test
    void finerThanItsCurrencyIsRefused() {
      assertThrows(ArithmeticException.class, () -> Money.of("0.001", "USD"));
      assertThrows(ArithmeticException.class, () -> Money.of("0.5", "JPY"));
    }

    @Test
    void isCountedExactly() {
      assertEquals(Money.of("300", "USD"), Money.of("100", "USD").times(3));
      assertEquals(Money.of("0.30", "USD"), Money.of("0.10", "USD").plus(Money.of("0.20", "USD")));
      assertEquals(
          Money.of("-0.10", "USD"), Money.of("0.10", "USD").minus(Money.of("0.20", "USD")));
      assertTrue(Money.of("0.11", "USD").isMoreThan(Money.of("0.10", "USD")));
      assertFalse(Money.of("0.10", "USD").isMoreThan(Money.of("0.10", "USD")));
    }

    @Test
    void ofTwoCurrenciesDoesNotMix() {
      var dollars = Money.of("1", "USD");
      var euros = new Money(BigDecimal.ONE, Currency.getInstance("EUR"));
      assertThrows(IllegalArgumentException.class, () -> dollars.plus(euros));
      assertThrows(IllegalArgumentException.class, () -> dollars.minus(euros));
      assertThrows(IllegalArgumentException.class, () -> dollars.isMoreThan(euros));
    }
  }

  @Nested
  class OfBalances {

    @ParameterizedTest
    @EnumSource(Movement.class)
    void everyMovementButTheGrantKeepsTheSum(Movement movement) {
      var ten = credits("10");
      var before = new Balance(ten, ten, ten, ten);
      var after = before.after(movement, credits("4"));
      var grown = movement == Movement.GRANT ? credits("4") : Credits.ZERO;
      assertEquals(before.granted().plus(grown), after.granted());
    }

    @ParameterizedTest
    @EnumSource(value = Movement.class, names = "GRANT", mode = EnumSource.Mode.EXCLUDE)
    void noMovementTakesWhatIsNotThere(Movement movement) {
      var one = credits("1");
      var poor = new Balance(one, one, one, one);
      assertThrows(IllegalArgumentException.class, () -> poor.after(movement, credits("1.01")));
    }

    @Test
    void addUp() {
      var one = new Balance(credits("1"), credits("2"), credits("3"), credits("4"));
      assertEquals(
          new Balance(credits("2"), credits("4"), credits("6"), credits("8")), one.plus(one));
      assertEquals(credits("10"), one.granted());
    }

    @Test
    void areOfTheirGrant() {
      var fixture = BookFixture.contractC();
      Grant grant = fixture.shared("100", "2027-06-01");
      assertThrows(IllegalArgumentException.class, () -> new Fund(grant, Balance.NOTHING));
    }
  }
}
