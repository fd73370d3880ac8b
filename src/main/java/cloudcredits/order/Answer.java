package cloudcredits.order;

/** How approving or declining an order ended. */
public sealed interface Answer {

  /** By invoice its credits are usable; by card it can be paid. */
  record Approved(Order order) implements Answer {}

  record Declined(Order order) implements Answer {}

  /** Whoever asked does not answer. */
  record Own(Order order) implements Answer {}

  /** Nobody answered within the time. */
  record Lapsed(Order order) implements Answer {}

  /** Somebody answered or withdrew it before. */
  record AnsweredBefore(Order order) implements Answer {}

  /** It can't be bought now. It stays pending. */
  record Refused(Order order, Why why) implements Answer {}

  /** It never needed approval. */
  record NotAsked(Order order) implements Answer {}

  /** The contract has no such order, or whoever answers may not buy on it any more. */
  record Unknown() implements Answer {}

  /** Why an approval buys nothing now. */
  enum Why {
    NOT_ACTIVE,
    NOT_BILLABLE,
    TAX_CHANGED,
    OVER_CREDIT_LIMIT
  }
}
