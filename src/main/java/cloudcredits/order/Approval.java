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
 * @param by the name of who approved
 * @param declined why it was declined
 */
public record Approval(
    PersonId askedBy,
    Instant askedAt,
    Optional<String> by,
    Optional<Instant> at,
    Optional<String> declined) {

  /** So long it can be approved. */
  static final Duration OPEN_FOR = Duration.ofDays(14);

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

  /** From this instant on nobody can approve any more. */
  Instant lapsesAt() {
    return askedAt.plus(OPEN_FOR);
  }

  Standing standing(Order.State state, PersonId person, Instant now) {
    if (state != Order.State.AWAITING_APPROVAL) {
      return Standing.ANSWERED;
    }
    if (!now.isBefore(lapsesAt())) {
      return Standing.LAPSED;
    }
    return person.equals(askedBy) ? Standing.OWN : Standing.OPEN;
  }
}
