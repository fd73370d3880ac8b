package cloudcredits.order;

/** How an order is paid. */
public enum PaidBy {
  /** Afterwards, within the contract's credit limit; its credits are usable at once. */
  INVOICE,
  /** At once, on the payment provider's own page; its credits are usable when it is paid. */
  CARD
}
