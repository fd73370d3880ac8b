package cloudcredits.topup;

/** What a top-up does now. */
public sealed interface TopUpDecision {

  record Buy(int packs) implements TopUpDecision {}

  /** The first purchase is the approver's to confirm. */
  record Propose(int packs) implements TopUpDecision {}

  record Wait(Why why) implements TopUpDecision {}

  /** Why nothing is bought. */
  enum Why {
    OFF,
    /** The contract is not active (rules §2). */
    NOT_ACTIVE,
    ENOUGH,
    /** The approver has not answered. */
    IN_FLIGHT,
    /** Who set it up may not buy any more. */
    BUYER_GONE,
    COOLING_OFF,
    MONTH_IS_FULL,
    NOT_SOLD,
    /** A person would be warned, and a machine can't heed a warning. */
    LAPSES_SOON,
    /** Such an order needs a second person, and a machine is none. */
    NEEDS_APPROVAL,
    OVER_CREDIT_LIMIT
  }
}
