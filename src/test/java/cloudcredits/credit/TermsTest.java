package cloudcredits.credit;

import static cloudcredits.credit.Terms.Activity.ACTIVE;
import static cloudcredits.credit.Terms.Activity.CANCELLED;
import static cloudcredits.credit.Terms.Activity.LAPSED;
import static cloudcredits.credit.Terms.Activity.NOT_STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.Terms.Activity;
import cloudcredits.credit.Terms.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a contract is active: rules §2. */
class TermsTest {

  private static final Term FIRST = term("2027-01-01", "2028-01-01");
  private static final Term LATER = term("2028-01-05", "2029-01-05");

  @Test
  void activeFromTheFirstInstantOfItsStart() {
    assertEquals(NOT_STARTED, at("2026-12-31T22:59:59.999Z"));
    assertEquals(ACTIVE, at("2026-12-31T23:00:00Z"));
  }

  @Test
  void lapsedFromTheFirstInstantOfItsRenewalDate() {
    assertEquals(ACTIVE, at("2027-12-31T22:59:59.999Z"));
    assertEquals(LAPSED, at("2027-12-31T23:00:00Z"));
  }

  @Test
  void activeAgainWhenRenewedLater() {
    assertEquals(LAPSED, at("2028-01-04T22:59:59Z"));
    assertEquals(ACTIVE, at("2028-01-04T23:00:00Z"));
    assertEquals(Optional.of(LATER), berlin().runningAt(Instant.parse("2028-03-01T00:00:00Z")));
  }

  @Test
  void termsThatFollowOneAnotherLeaveNoGap() {
    var terms = in("Europe/Berlin", FIRST, term("2028-01-01", "2029-01-01"));
    assertEquals(ACTIVE, terms.at(Instant.parse("2027-12-31T22:59:59Z")));
    assertEquals(ACTIVE, terms.at(Instant.parse("2027-12-31T23:00:00Z")));
  }

  @Test
  void cancelledFromThatInstantOn() {
    Instant cancelledAt = Instant.parse("2027-05-01T12:00:00Z");
    var terms = new Terms(ZoneId.of("UTC"), List.of(FIRST), Optional.of(cancelledAt));
    assertEquals(ACTIVE, terms.at(cancelledAt.minusNanos(1)));
    assertEquals(CANCELLED, terms.at(cancelledAt));
    assertEquals(Optional.empty(), terms.runningAt(cancelledAt));
  }

  @Test
  void withoutATermItHasNotStarted() {
    assertEquals(NOT_STARTED, in("UTC").at(Instant.EPOCH));
  }

  @Test
  @DisplayName("A renewal date without a midnight begins at 01:00: São Paulo, 15 October 2017")
  void aRenewalDateWithoutMidnight() {
    var terms = in("America/Sao_Paulo", term("2017-01-01", "2017-10-15"));
    Instant firstInstant = Instant.parse("2017-10-15T03:00:00Z");
    assertEquals(ACTIVE, terms.at(firstInstant.minusNanos(1)));
    assertEquals(LAPSED, terms.at(firstInstant));
  }

  @Test
  void aTermEndsAfterItBegins() {
    assertThrows(IllegalArgumentException.class, () -> term("2027-01-01", "2027-01-01"));
  }

  private static Activity at(String now) {
    return berlin().at(Instant.parse(now));
  }

  private static Terms berlin() {
    return in("Europe/Berlin", FIRST, LATER);
  }

  private static Terms in(String zone, Term... terms) {
    return new Terms(ZoneId.of(zone), List.of(terms), Optional.empty());
  }

  private static Term term(String start, String renewal) {
    return new Term(LocalDate.parse(start), LocalDate.parse(renewal));
  }
}
