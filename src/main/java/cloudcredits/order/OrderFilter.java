package cloudcredits.order;

import java.util.Optional;
import java.util.Set;

/**
 * Which orders, in which order.
 *
 * @param text part of a purchase-order number, or of the buyer's or reseller's name; "" for all
 * @param sort one of {@link #SORTS}
 */
public record OrderFilter(
    Optional<Order.State> state, String text, String sort, boolean descending) {

  /** What orders can be sorted by. */
  public static final Set<String> SORTS =
      Set.of("order", "buyer", "packs", "total", "due", "state", "number");

  public static final OrderFilter LATEST_FIRST =
      new OrderFilter(Optional.empty(), "", "order", true);

  public OrderFilter {
    if (!SORTS.contains(sort)) {
      throw new IllegalArgumentException("sorted by " + sort);
    }
  }
}
