package cloudcredits.seat;

import cloudcredits.cap.Limit;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person of a contract, as the list of people has it.
 *
 * @param products the licences that the person has a seat on now, in words; "" for none
 * @param seats how many those are
 * @param licence the one, or the first, of them; 0 for none
 * @param permitted whether any of these seats has the permission
 * @param individual the person's own credits on this contract that are left, suspended or not
 * @param lastJob when the last job, refused ones too, occurred
 */
public record PersonRow(
    PersonId id,
    String name,
    String email,
    boolean invited,
    String products,
    int seats,
    int licence,
    boolean permitted,
    Credits individual,
    Optional<Credits> capCredits,
    Optional<Cap.Period> capPeriod,
    Optional<String> groupName,
    Optional<Instant> lastJob) {

  Optional<Limit> cap() {
    return capCredits.flatMap(amount -> capPeriod.map(over -> new Limit(amount, over)));
  }

  boolean isSeated() {
    return seats > 0;
  }
}
