package cloudcredits.order;

import cloudcredits.credit.Balance;

/** How cancelling an order ended, or would end (rules §9). */
public sealed interface Cancellation {

  /** All its credits are there and are taken back. */
  record Cancelled(Order order) implements Cancellation {}

  /** It was cancelled, declined or withdrawn before, or was not approved in time. */
  record CancelledBefore(Order order) implements Cancellation {}

  /**
   * Some of its credits are held or used, or they have lapsed.
   *
   * @param balance where its credits are now
   */
  record Touched(Order order, Balance balance) implements Cancellation {}

  /** A reseller sold and invoices it: it is the reseller's to take back. */
  record SoldByReseller(Order order) implements Cancellation {}

  /** The contract has no such order; or it waits for approval, and somebody else asked for it. */
  record Unknown() implements Cancellation {}
}
