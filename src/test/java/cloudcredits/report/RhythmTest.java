package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

  @ParameterizedTest
  @CsvSource({
    // Monday is 1 March 2027; in Amsterdam it is an hour later than in UTC.
    "WEEK, 2027-03-01T03:59:59Z, Europe/Amsterdam, 2027-02-15, 2027-02-21",
    "WEEK, 2027-03-01T04:00:00Z, Europe/Amsterdam, 2027-02-22, 2027-02-28",
    "WEEK, 2027-03-07T23:30:00Z, Europe/Amsterdam, 2027-02-22, 2027-02-28",
    "MONTH, 2027-03-01T03:59:59Z, Europe/Amsterdam, 2027-01-01, 2027-01-31",
    "MONTH, 2027-03-01T04:00:00Z, Europe/Amsterdam, 2027-02-01, 2027-02-28",
    "MONTH, 2027-03-31T23:00:00Z, Europe/Amsterdam, 2027-02-01, 2027-02-28",
    "MONTH, 2027-04-01T03:00:00Z, Europe/Amsterdam, 2027-03-01, 2027-03-31",
    "MONTH, 2027-01-01T10:00:00Z, Pacific/Honolulu, 2026-11-01, 2026-11-30",
    "MONTH, 2027-01-01T15:00:00Z, Pacific/Honolulu, 2026-12-01, 2026-12-31",
    "MONTH, 2026-12-31T16:00:00Z, Asia/Tokyo, 2026-11-01, 2026-11-30",
    "MONTH, 2026-12-31T20:00:00Z, Asia/Tokyo, 2026-12-01, 2026-12-31"
  })
  void aPeriodIsClosedEarlyOnTheDayAfterInTheContractsZone(
      Rhythm rhythm, Instant now, ZoneId zone, String from, String to) {
    UsagePeriod period = rhythm.latest(now, zone);
    assertEquals(from + " " + to, period.from() + " " + period.to());
  }
}
