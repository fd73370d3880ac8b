package cloudcredits.quote;

/** How a step of a quote ended. Whatever is not {@link Done} changed nothing. */
public sealed interface Progress {

  /** The quote after the step. */
  record Done(Quote quote) implements Progress {}

  /** The step was taken before, by the same click or by somebody else. */
  record DoneBefore(Quote quote) implements Progress {}

  record Refused(Quote quote, Why why) implements Progress {}

  /** The contract, or the reseller there, has no such quote. */
  record Unknown() implements Progress {}

  /** Why a quote stays as it is. */
  enum Why {
    /** There is only a request yet. */
    NOT_OFFERED,
    /** The request has been answered with an offer. */
    OFFERED_MEANWHILE,
    /** Nobody has accepted yet. */
    NOT_ACCEPTED,
    /** Its time was over before anybody accepted. */
    EXPIRED,
    /** It has gone another way: declined, withdrawn, accepted, cancelled or delivered. */
    OVER,
    /** The reseller looks after the contract no longer. */
    NOT_LINKED,
    /** The contract is not active: nothing can be bought (rules §2). */
    NOT_ACTIVE,
    /** There is no price in the contract's currency today, so nobody can say what a pack is. */
    NOT_SOLD,
    /** Somebody has accepted meanwhile; a second person is to confirm that. */
    PROPOSED_MEANWHILE,
    /** Nobody confirms what one has accepted oneself. */
    OWN,
    /** Only whoever accepted takes that back before it is confirmed. */
    NOT_OWN,
    /** The last day on which the offer could be accepted is over before it is made. */
    DAY_IS_OVER
  }
}
