package cloudcredits.cap;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import java.util.Optional;

/**
 * A site or department of a contract (rules §7). A person is in at most one.
 *
 * @param seated members who have a seat now
 * @param former members who have none any more
 * @param credits what its members may use together; empty: unlimited
 */
public record Group(
    int id,
    String name,
    int seated,
    int former,
    Optional<Credits> credits,
    Optional<Cap.Period> period) {

  /** The group's cap. */
  public Optional<Limit> limit() {
    return credits.flatMap(amount -> period.map(over -> new Limit(amount, over)));
  }
}
