package cloudcredits.seat;

import cloudcredits.cap.Ask;
import java.util.Optional;

/** What became of freeing a seat (rules §3). */
public sealed interface Unseating {

  /**
   * @param permitted whether the seat had the permission: what an undo gives back
   * @param withdrawn the person's open request for more, which went with the last seat
   */
  record Unseated(Member person, String product, boolean permitted, Optional<Ask> withdrawn)
      implements Unseating {}

  /** The person has no seat on that licence, or no longer. */
  record NotSeated() implements Unseating {}
}
