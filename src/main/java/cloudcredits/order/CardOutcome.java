package cloudcredits.order;

/** What became of a payment by card. Money that is not for an order's credits is to be returned. */
public enum CardOutcome {
  /** The credits are usable now. */
  FULFILLED,
  /** This payment was known before; nothing happened. */
  KNOWN,
  /** The order was cancelled before: the money is to be returned. */
  CANCELLED_BEFORE,
  /** The order was paid by another payment: this one is to be returned. */
  PAID_TWICE,
  /** Its credits would have expired, or the contract is not active: the money is to be returned. */
  TOO_LATE,
  /** Not what the order costs: the money is to be returned, and the order waits on. */
  OTHER_AMOUNT,
  /** There is no such order. */
  UNKNOWN
}
