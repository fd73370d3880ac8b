package cloudcredits.seat;

import cloudcredits.credit.Credits;
import java.util.Optional;

/**
 * What freeing a seat would strand (rules §3).
 *
 * @param seat the seat to be freed
 * @param staysSeated whether the person keeps another seat on the contract
 * @param staysPermitted whether another seat still has the permission, so that nothing is suspended
 * @param individual the person's individual credits on the contract that are available now
 * @param openHolds how many jobs run; they settle all the same
 * @param held what is set aside for them
 * @param request what an open request for more asks for; it goes with the last seat
 */
public record Stranded(
    Member person,
    HeldSeat seat,
    boolean staysSeated,
    boolean staysPermitted,
    Credits individual,
    int openHolds,
    Credits held,
    Optional<Credits> request) {

  /** Whether individual credits that could be spent until now can't be any more. */
  public boolean suspends() {
    return seat.permitted() && !staysPermitted && individual.isPositive();
  }

  /** Whether an open request goes with the seat. */
  public boolean withdrawsRequest() {
    return !staysSeated && request.isPresent();
  }
}
