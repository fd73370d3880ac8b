package cloudcredits.order;

import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The second person of an order above the contract's amount, and the only rule for who may answer
 * and until when (rules §9).
 *
 * @param before from this instant on nobody can approve any more
 * @param by the name of who approved
 * @param declined why it was declined
 */
public record Approval(
    PersonId askedBy,
    Instant before,
    Optional<String> by,
    Optional<Instant> at,
    Optional<String> declined) {

  /** So many days it can be approved. */
  static final int OPEN_DAYS = 14;

  /** What a person can do about it. */
  enum Standing {
    /** Approve or decline. */
    OPEN,
    /** Nothing: nobody answers oneself. */
    OWN,
    /** Nothing: its time was over before anybody answered. */
    LAPSED,
    /** Nothing: it is approved, declined or withdrawn. */
    ANSWERED
  }

  /**
   * Whether an order needs a second person.
   *
   * @param above empty where none ever does
   */
  static boolean isNeeded(Money gross, Optional<Money> above) {
    return above.filter(gross::isMoreThan).isPresent();
  }

  /** Until when what is asked for now can be approved. */
  static Instant before(Instant asked) {
    return asked.plus(Duration.ofDays(OPEN_DAYS));
  }

  boolean isOverAt(Instant now) {
    return !now.isBefore(before);
  }

  Standing standing(Order.State state, PersonId person, Instant now) {
    if (state != Order.State.AWAITING_APPROVAL) {
      return Standing.ANSWERED;
    }
    if (isOverAt(now)) {
      return Standing.LAPSED;
    }
    return person.equals(askedBy) ? Standing.OWN : Standing.OPEN;
  }
}
