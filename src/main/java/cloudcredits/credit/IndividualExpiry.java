package cloudcredits.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The installation's reading of the rule on individual credits (rules §3): the programme's own
 * words say both that they do not expire and that they expire in a year or at the renewal.
 */
public enum IndividualExpiry {
  NEVER {
    @Override
    public Expiry of(Instant grantedAt, LocalDate renewalOn, ZoneId zone) {
      return Expiry.NEVER;
    }
  },
  LIKE_SHARED {
    @Override
    public Expiry of(Instant grantedAt, LocalDate renewalOn, ZoneId zone) {
      return Expiry.ofShared(grantedAt, renewalOn, zone);
    }
  };

  /** When individual credits granted now, on a contract that renews then, expire. */
  public abstract Expiry of(Instant grantedAt, LocalDate renewalOn, ZoneId zone);
}
