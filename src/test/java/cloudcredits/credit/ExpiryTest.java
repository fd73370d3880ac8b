package cloudcredits.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.Expiry.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When credits end: rules §3, §4. */
class ExpiryTest {

  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final LocalDate FAR_OFF = LocalDate.parse("2040-01-01");

  @Test
  void oneYearAfterPurchaseWhenTheRenewalIsLater() {
    assertEquals(
        expiry("2028-02-01T00:00:00Z", Reason.ONE_YEAR),
        Expiry.ofShared(Instant.parse("2027-02-01T18:45:00Z"), FAR_OFF, UTC));
  }

  @Test
  void atTheRenewalWhenThatIsSooner() {
    assertEquals(
        expiry("2028-01-01T00:00:00Z", Reason.RENEWAL),
        bought("2027-02-01T18:45:00Z", "2028-01-01"));
  }

  @Test
  void onEqualDatesTheReasonIsTheYear() {
    assertEquals(
        expiry("2028-02-01T00:00:00Z", Reason.ONE_YEAR),
        bought("2027-02-01T00:00:00Z", "2028-02-01"));
  }

  @Test
  void oneDayBeforeTheYearIsOverTheRenewalComesFirst() {
    assertEquals(
        expiry("2028-01-31T00:00:00Z", Reason.RENEWAL),
        bought("2027-02-01T00:00:00Z", "2028-01-31"));
  }

  @Test
  void boughtTheDayBeforeTheRenewal() {
    assertEquals(
        expiry("2028-01-01T00:00:00Z", Reason.RENEWAL),
        bought("2027-12-31T23:59:59Z", "2028-01-01"));
  }

  @Test
  void boughtOn29FebruaryExpiresOn28February() {
    assertEquals(
        expiry("2029-02-28T00:00:00Z", Reason.ONE_YEAR),
        Expiry.ofShared(Instant.parse("2028-02-29T12:00:00Z"), FAR_OFF, UTC));
  }

  @Test
  void boughtOn28FebruaryBeforeALeapDayExpiresOn28February() {
    assertEquals(
        expiry("2028-02-28T00:00:00Z", Reason.ONE_YEAR),
        Expiry.ofShared(Instant.parse("2027-02-28T12:00:00Z"), FAR_OFF, UTC));
  }

  @Test
  @DisplayName("The day of purchase is the contract's: 23:30 UTC is the next day in Tokyo")
  void theDayOfPurchaseIsTheContracts() {
    assertEquals(
        expiry("2028-02-01T15:00:00Z", Reason.ONE_YEAR),
        Expiry.ofShared(Instant.parse("2027-02-01T23:30:00Z"), FAR_OFF, ZoneId.of("Asia/Tokyo")));
  }

  @Test
  @DisplayName("Bought in winter time, expires in summer time: midnight is midnight there")
  void midnightFollowsSummerTime() {
    var berlin = ZoneId.of("Europe/Berlin");
    assertEquals(
        expiry("2027-06-30T22:00:00Z", Reason.RENEWAL),
        Expiry.ofShared(
            Instant.parse("2027-01-15T12:00:00Z"), LocalDate.parse("2027-07-01"), berlin));
  }

  @Test
  @DisplayName(
      "On a day without a midnight, at its first instant: São Paulo, 15 October 2017, 01:00")
  void aDayWithoutMidnight() {
    var saoPaulo = ZoneId.of("America/Sao_Paulo");
    assertEquals(
        expiry("2017-10-15T03:00:00Z", Reason.RENEWAL),
        Expiry.ofShared(
            Instant.parse("2017-02-01T12:00:00Z"), LocalDate.parse("2017-10-15"), saoPaulo));
    assertEquals(
        expiry("2017-10-15T03:00:00Z", Reason.ONE_YEAR),
        Expiry.ofShared(Instant.parse("2016-10-15T12:00:00Z"), FAR_OFF, saoPaulo));
  }

  @Test
  @DisplayName("On a day with two midnights, at the first: Havana, 5 November 2017")
  void aDayWithTwoMidnights() {
    assertEquals(
        expiry("2017-11-05T04:00:00Z", Reason.RENEWAL),
        Expiry.ofShared(
            Instant.parse("2017-02-01T12:00:00Z"),
            LocalDate.parse("2017-11-05"),
            ZoneId.of("America/Havana")));
  }

  @Test
  void aReplacementLivesSoManyDaysByTheContractsClock() {
    var berlin = ZoneId.of("Europe/Berlin");
    assertEquals(
        expiry("2027-04-14T09:00:00Z", Reason.REPLACEMENT),
        Expiry.ofReplacement(Instant.parse("2027-03-15T10:00:00Z"), 30, berlin));
  }

  @Test
  void individualCreditsNeverExpireByTheFirstReading() {
    assertEquals(
        Expiry.NEVER,
        IndividualExpiry.NEVER.of(
            Instant.parse("2027-01-10T00:00:00Z"), LocalDate.parse("2028-01-01"), UTC));
  }

  @Test
  void individualCreditsExpireLikeSharedByTheOther() {
    assertEquals(
        expiry("2028-01-01T00:00:00Z", Reason.RENEWAL),
        IndividualExpiry.LIKE_SHARED.of(
            Instant.parse("2027-01-10T00:00:00Z"), LocalDate.parse("2028-01-01"), UTC));
  }

  @Test
  void aDateAndItsReasonComeTogether() {
    assertThrows(
        IllegalArgumentException.class, () -> new Expiry(Optional.empty(), Reason.RENEWAL));
    assertThrows(
        IllegalArgumentException.class, () -> new Expiry(Optional.of(Instant.EPOCH), Reason.NEVER));
  }

  private static Expiry bought(String at, String renewal) {
    return Expiry.ofShared(Instant.parse(at), LocalDate.parse(renewal), UTC);
  }

  private static Expiry expiry(String at, Reason reason) {
    return new Expiry(Optional.of(Instant.parse(at)), reason);
  }
}
