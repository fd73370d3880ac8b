package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import java.net.URI;
import java.util.Optional;

/** Where orders are paid by card: the payment provider's own page. */
public interface CardDesk {

  /**
   * Begins the payment of an order that waits for it, or finds the one that was begun.
   *
   * @return the provider's page; empty when the provider can't be reached now
   */
  Optional<URI> begin(Contract contract, Order order);

  /**
   * Asks the provider to return what is owed of an order; what it does not answer is asked again by
   * the clock. Call it after the commit that owes.
   */
  void giveBack(ContractId contract, int order);
}
