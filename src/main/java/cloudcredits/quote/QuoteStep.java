package cloudcredits.quote;

/** What somebody wants to do with a quote. */
public sealed interface QuoteStep {

  /** A step of the customer's people. */
  sealed interface OfCustomer extends QuoteStep {}

  /** A step of the reseller's people. */
  sealed interface OfSeller extends QuoteStep {}

  /** The reseller answers a request. */
  record Offer(Bid bid, Signature by) implements OfSeller {}

  /**
   * The reseller takes an offer back, or will not answer a request.
   *
   * @param reason 1 to 500 characters
   */
  record Withdraw(String reason, Signature by) implements OfSeller {}

  /** The customer takes a request back that has not been answered. */
  record TakeBack(Signature by) implements OfCustomer {}

  /**
   * The customer accepts an offer.
   *
   * @param purchaseOrder the customer's own number, 1 to 60 characters
   */
  record Accept(String purchaseOrder, Signature by) implements OfCustomer {}

  /**
   * The same above the contract's amount: a second person is to confirm it.
   *
   * @param purchaseOrder the customer's own number, 1 to 60 characters
   */
  record Propose(String purchaseOrder, Signature by) implements OfCustomer {}

  /** A second person confirms. */
  record Confirm(Signature by) implements OfCustomer {}

  /** Whoever accepted first takes that back, before a second person has confirmed. */
  record Reconsider(Signature by) implements OfCustomer {}

  /**
   * The customer takes an acceptance back, before it is delivered.
   *
   * @param reason 1 to 500 characters
   */
  record Cancel(String reason, Signature by) implements OfCustomer {}

  /**
   * The customer declines an offer.
   *
   * @param reason 1 to 500 characters
   */
  record Decline(String reason, Signature by) implements OfCustomer {}

  /**
   * The reseller will not deliver what was accepted.
   *
   * @param reason 1 to 500 characters
   */
  record CallOff(String reason, Signature by) implements OfSeller {}

  /** The reseller confirms the delivery of what was accepted. */
  record Deliver(Signature by) implements OfSeller {}
}
