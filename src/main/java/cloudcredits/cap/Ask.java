package cloudcredits.cap;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A named user's request for more shared credits (rules §11).
 *
 * @param id counts from 1 on each contract
 * @param capCredits the person's own cap now; empty: none
 */
public record Ask(
    int id,
    PersonId person,
    String name,
    String email,
    Credits credits,
    String reason,
    Instant askedAt,
    State state,
    Optional<Instant> decidedAt,
    Optional<String> decidedBy,
    Optional<Credits> capCredits,
    Optional<Cap.Period> capPeriod) {

  public enum State {
    OPEN,
    GRANTED,
    DECLINED,
    WITHDRAWN
  }

  /** The person's own cap as it is now. */
  public Optional<Limit> cap() {
    return capCredits.flatMap(amount -> capPeriod.map(over -> new Limit(amount, over)));
  }

  /** The cap that granting it leads to; empty where there is no cap to raise. */
  public Optional<Limit> raisedCap() {
    return cap().map(limit -> limit.plus(credits));
  }
}
