package cloudcredits.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * An immutable allocation of credits (rules §1).
 *
 * @param holder whose they are; present exactly for individual credits
 * @param credits what was granted, more than zero
 * @param expiry when they end and why
 * @param origin what made it
 */
public record Grant(
    GrantId id,
    Pool pool,
    Optional<PersonId> holder,
    Credits credits,
    Instant grantedAt,
    Expiry expiry,
    Origin origin) {

  /** What a named user gets, once, ever (rules §3). */
  public static final Credits INDIVIDUAL = Credits.of(100);

  /** What kind of event makes a grant. */
  public enum Source {
    FIRST_SEAT,
    ORDER,
    REPLACEMENT,
    ADJUSTMENT
  }

  /**
   * What made a grant.
   *
   * @param reference the person, the order, the job, or the reason in words
   */
  public record Origin(Source source, String reference) {}

  /**
   * @throws IllegalArgumentException when it could not be granted so
   */
  public Grant {
    if (!credits.isPositive()) {
      throw new IllegalArgumentException("a grant of " + credits);
    }
    if ((pool == Pool.INDIVIDUAL) != holder.isPresent()) {
      throw new IllegalArgumentException("individual credits have a holder, shared ones none");
    }
    if (pool == Pool.SHARED && expiry.at().isEmpty()) {
      throw new IllegalArgumentException("shared credits expire");
    }
  }

  /** From its expiry on, that instant included, nothing of it can be spent (rules §4). */
  public boolean isExpiredAt(Instant now) {
    return expiry.at().filter(at -> !now.isBefore(at)).isPresent();
  }

  /** Whether this person may be charged from it, as far as the grant itself says. */
  public boolean isOpenTo(PersonId person) {
    return holder.map(person::equals).orElse(true);
  }
}
