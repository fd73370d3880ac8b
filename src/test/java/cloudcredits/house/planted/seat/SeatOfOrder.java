package cloudcredits.house.planted.seat;

import cloudcredits.house.planted.order.OrderOfSeat;
import java.util.List;

/** Breaks, with the order: features form no cycle. */
public record SeatOfOrder(List<OrderOfSeat> orders) {

  OrderOfSeat first() {
    return orders.getFirst();
  }
}
