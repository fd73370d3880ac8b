package cloudcredits.order;

import cloudcredits.contract.Contract;
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
}
