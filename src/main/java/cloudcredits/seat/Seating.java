package cloudcredits.seat;

import cloudcredits.account.Invited;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Terms;
import java.util.Optional;

/** What became of seating a person (rules §3). */
public sealed interface Seating {

  /**
   * The person has the seat.
   *
   * @param firstGrant the individual credits, if this was the first seat with permission ever
   * @param invited present when the person had no account before
   */
  record Seated(
      Member person,
      String product,
      boolean permitted,
      Optional<Grant> firstGrant,
      Optional<Invited> invited)
      implements Seating {}

  /** On this very licence; nothing has changed. */
  record AlreadySeated(Member person, String product) implements Seating {}

  record LicenceFull(LicenceSeats licence) implements Seating {}

  record UnknownLicence() implements Seating {}

  /** Nobody has an account with this address, and without a name none can be made. */
  record NameMissing() implements Seating {}

  record ContractNotActive(Terms.Activity activity) implements Seating {}
}
