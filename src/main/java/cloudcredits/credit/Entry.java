package cloudcredits.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the ledger: a movement of a positive number of credits of one grant.
 *
 * @param job the job that caused it; empty for grants, lapses and voids
 * @param effectiveAt when it counts, which may be before it was written down
 */
public record Entry(
    GrantId grant, Movement movement, Credits credits, Optional<JobId> job, Instant effectiveAt) {

  public Entry {
    if (!credits.isPositive()) {
      throw new IllegalArgumentException(movement + " of " + credits);
    }
  }
}
