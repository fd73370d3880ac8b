package cloudcredits.topup;

/** How the approver's answer to a proposal ended. */
public sealed interface Confirmation {

  record Bought(int order) implements Confirmation {}

  /** The proposal is dropped and the top-up is off. */
  record Dropped() implements Confirmation {}

  /** It was answered before; nothing was bought twice. */
  record AnsweredBefore(TopUpPurchase purchase) implements Confirmation {}

  /** Somebody else is to answer. */
  record NotYours(String approver) implements Confirmation {}

  /** It can't be bought now; the proposal stays. */
  record Refused(TopUpDecision.Why why) implements Confirmation {}

  record Unknown() implements Confirmation {}
}
