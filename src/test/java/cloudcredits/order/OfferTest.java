package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.billing.Tax;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Price, total and expiry at the edges (rules §4, §9). */
class OfferTest {

  static final Tax NO_TAX = new Tax("VAT", BigDecimal.ZERO, false);
  private static final Price PACK = price("2013-01-01", "100.00");

  private static Price price(String from, String amount) {
    return new Price(LocalDate.parse(from), Credits.of(100), Money.of(amount, "USD"), List.of());
  }

  private static Offer offer(int packs, String now, String renewal, String zone) {
    LocalDate renewalOn = LocalDate.parse(renewal);
    var term = new Term(renewalOn.minusYears(10), renewalOn);
    return Offer.of(packs, PACK, NO_TAX, Instant.parse(now), term, ZoneId.of(zone));
  }

  @Test
  void threePacksAreThreeHundredCreditsForThreeHundredDollars() {
    Offer offer = offer(3, "2027-02-01T10:00:00Z", "2028-01-01", "UTC");

    assertEquals(Credits.of(300), offer.credits());
    assertEquals(Money.of("300.00", "USD"), offer.gross());
    assertEquals(Instant.parse("2028-01-01T00:00:00Z"), offer.until());
    assertEquals(Expiry.Reason.RENEWAL, offer.expiry().reason());
  }

  @ParameterizedTest
  @CsvSource({
    "2027-02-01T10:00:00Z, 2029-06-01, UTC, 2028-02-01T00:00:00Z, ONE_YEAR",
    "2028-02-29T10:00:00Z, 2032-01-01, UTC, 2029-02-28T00:00:00Z, ONE_YEAR",
    "2028-02-28T23:30:00Z, 2032-01-01, Europe/Amsterdam, 2029-02-27T23:00:00Z, ONE_YEAR",
    "2027-03-13T10:00:00Z, 2027-03-14, Europe/Amsterdam, 2027-03-13T23:00:00Z, RENEWAL",
    "2027-03-13T22:59:59Z, 2027-03-14, Europe/Amsterdam, 2027-03-13T23:00:00Z, RENEWAL",
    "2027-02-01T10:00:00Z, 2028-02-01, UTC, 2028-02-01T00:00:00Z, ONE_YEAR",
    "2027-02-01T10:00:00Z, 2028-01-31, UTC, 2028-01-31T00:00:00Z, RENEWAL",
    "2027-06-01T03:59:59Z, 2029-01-01, America/New_York, 2028-05-31T04:00:00Z, ONE_YEAR",
    "2027-06-01T04:00:00Z, 2029-01-01, America/New_York, 2028-06-01T04:00:00Z, ONE_YEAR",
    "2027-06-01T12:00:00Z, 2029-01-01, Pacific/Kiritimati, 2028-06-01T10:00:00Z, ONE_YEAR",
  })
  void expiryIsTheEarlierOfOneYearAndTheRenewalInTheContractsZone(
      String now, String renewal, String zone, String until, Expiry.Reason reason) {
    Offer offer = offer(1, now, renewal, zone);

    assertEquals(Instant.parse(until), offer.until());
    assertEquals(reason, offer.expiry().reason());
  }

  @ParameterizedTest
  @CsvSource({"2027-03-15, 59, true", "2027-03-16, 60, false", "2027-01-16, 1, true"})
  void warnsBelowSixtyDays(String renewal, int days, boolean soon) {
    Offer offer = offer(1, "2027-01-15T12:00:00Z", renewal, "UTC");

    assertEquals(days, offer.daysUntil());
    assertEquals(soon, offer.lapsesSoon());
  }

  @Test
  void aYearIsNeverSoon() {
    assertFalse(offer(1, "2027-01-15T12:00:00Z", "2030-01-01", "UTC").lapsesSoon());
  }

  @Test
  void aPriceHoldsFromMidnightInTheContractsZoneUntilTheNextOne() {
    var prices =
        new PriceList(List.of(price("2027-07-01", "120.00"), PACK, price("2027-01-01", "110.00")));

    assertEquals(Optional.empty(), prices.on(LocalDate.parse("2012-12-31")));
    assertEquals(Money.of("100.00", "USD"), on(prices, "2013-01-01"));
    assertEquals(Money.of("100.00", "USD"), on(prices, "2026-12-31"));
    assertEquals(Money.of("110.00", "USD"), on(prices, "2027-01-01"));
    assertEquals(Money.of("120.00", "USD"), on(prices, "2027-07-01"));
    assertEquals(Money.of("120.00", "USD"), on(prices, "2099-01-01"));
  }

  private static Money on(PriceList prices, String day) {
    return prices.on(LocalDate.parse(day)).orElseThrow().packPrice();
  }

  @Test
  void moneyStaysExactAtTheLargestOrder() {
    var cents = new Price(LocalDate.EPOCH, Credits.of(100), Money.of("99.99", "EUR"), List.of());
    var term = new Term(LocalDate.parse("2027-01-01"), LocalDate.parse("2028-01-01"));
    Offer most =
        Offer.of(500, cents, NO_TAX, Instant.parse("2027-02-01T00:00:00Z"), term, ZoneId.of("UTC"));

    assertEquals(Money.of("49995.00", "EUR"), most.gross());
    assertEquals(Credits.of(50_000), most.credits());
  }

  @ParameterizedTest
  @CsvSource({"1, 100.00", "9, 100.00", "10, 95.00", "49, 95.00", "50, 90.00", "500, 90.00"})
  void volumePricesCountForEveryPackOfTheOrder(int packs, String each) {
    var steps =
        List.of(
            new Price.Step(50, Money.of("90.00", "USD")),
            new Price.Step(10, Money.of("95.00", "USD")));
    var price = new Price(LocalDate.EPOCH, Credits.of(100), Money.of("100.00", "USD"), steps);
    var term = new Term(LocalDate.parse("2027-01-01"), LocalDate.parse("2028-01-01"));
    Offer offer =
        Offer.of(
            packs, price, NO_TAX, Instant.parse("2027-02-01T00:00:00Z"), term, ZoneId.of("UTC"));

    assertEquals(Money.of(each, "USD"), offer.packPrice());
    assertEquals(Money.of(each, "USD").times(packs), offer.net());
  }

  @ParameterizedTest
  @CsvSource({
    "21, 1, 21.00",
    "8.1, 3, 24.30",
    "5.5, 1, 5.50",
    "7.7, 1, 7.70",
    "6.875, 1, 6.88",
    "0, 9, 0.00"
  })
  void taxIsRoundedOnceHalvesUp(String percent, int packs, String tax) {
    var term = new Term(LocalDate.parse("2027-01-01"), LocalDate.parse("2028-01-01"));
    Offer offer =
        Offer.of(
            packs,
            PACK,
            new Tax("VAT", new BigDecimal(percent), false),
            Instant.parse("2027-02-01T00:00:00Z"),
            term,
            ZoneId.of("UTC"));

    assertEquals(Money.of(tax, "USD"), offer.taxAmount());
    assertEquals(offer.net().plus(offer.taxAmount()), offer.gross());
    assertEquals(offer.gross(), offer.promise().gross());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void otherNumbersOfPacksAreNoOffer(int packs) {
    assertThrows(
        IllegalArgumentException.class,
        () -> offer(packs, "2027-02-01T00:00:00Z", "2028-01-01", "UTC"));
  }

  @Test
  void aCreditLineAllowsUpToItsLimit() {
    var line = new CreditLine(Money.of("500.00", "USD"), Money.of("200.00", "USD"));

    assertEquals(Money.of("300.00", "USD"), line.free());
    assertTrue(line.allows(Money.of("300.00", "USD")));
    assertFalse(line.allows(Money.of("300.01", "USD")));
  }

  @Test
  void aLimitLoweredBelowWhatIsOwedLeavesNothingFree() {
    var line = new CreditLine(Money.of("100.00", "USD"), Money.of("200.00", "USD"));

    assertEquals(Money.of("0.00", "USD"), line.free());
    assertFalse(line.allows(Money.of("0.01", "USD")));
  }
}
