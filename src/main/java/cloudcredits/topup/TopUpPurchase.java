package cloudcredits.topup;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * What a top-up bought, or proposed.
 *
 * @param id 1, 2, 3, … on each contract
 * @param available shared credits when it was decided
 * @param orderId what was bought
 * @param endedBy who confirmed or dropped it; empty: the portal by itself
 */
public record TopUpPurchase(
    int id,
    State state,
    int packs,
    Credits available,
    Instant decidedAt,
    Optional<Integer> orderId,
    Optional<Instant> endedAt,
    Optional<String> endedBy) {

  /** Where it is. */
  public enum State {
    /** It waits for the approver. */
    PROPOSED,
    BOUGHT,
    /** The approver did not want it, or the top-up was changed in the meantime. */
    DROPPED
  }
}
