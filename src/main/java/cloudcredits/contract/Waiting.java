package cloudcredits.contract;

/**
 * What waits for somebody on a contract.
 *
 * @param requests for more credits, for whoever sets caps
 * @param offers of the reseller, for whoever may buy
 * @param sales that wait for an offer or a delivery of the visitor's own, a reseller
 * @param resold whether a reseller looks after the contract, or has ever offered something
 */
public record Waiting(int requests, int offers, int sales, boolean resold) {

  static final Waiting NOTHING = new Waiting(0, 0, 0, false);
}
