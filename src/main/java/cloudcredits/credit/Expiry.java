package cloudcredits.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a grant's credits end, and by which rule (rules §3, §4).
 *
 * @param at the first instant at which they can't be spent any more; empty: they don't expire
 */
public record Expiry(Optional<Instant> at, Reason reason) {

  /** Which rule set the date. */
  public enum Reason {
    NEVER,
    ONE_YEAR,
    RENEWAL,
    REPLACEMENT
  }

  public static final Expiry NEVER = new Expiry(Optional.empty(), Reason.NEVER);

  public Expiry {
    if (at.isEmpty() != (reason == Reason.NEVER)) {
      throw new IllegalArgumentException("a date and its reason come together");
    }
  }

  /**
   * Shared credits expire one year after purchase or at the renewal date as it stands at purchase,
   * whichever comes first, at 00:00 in the contract's zone. A year after 29 February is 28
   * February.
   */
  public static Expiry ofShared(Instant boughtAt, LocalDate renewalOn, ZoneId zone) {
    LocalDate inOneYear = boughtAt.atZone(zone).toLocalDate().plusYears(1);
    boolean renewalFirst = renewalOn.isBefore(inOneYear);
    LocalDate day = renewalFirst ? renewalOn : inOneYear;
    return new Expiry(
        Optional.of(day.atStartOfDay(zone).toInstant()),
        renewalFirst ? Reason.RENEWAL : Reason.ONE_YEAR);
  }

  /** Credits that replace returned ones of an expired grant live this many days more (rules §4). */
  public static Expiry ofReplacement(Instant returnedAt, int days, ZoneId zone) {
    return new Expiry(
        Optional.of(returnedAt.atZone(zone).plusDays(days).toInstant()), Reason.REPLACEMENT);
  }
}
