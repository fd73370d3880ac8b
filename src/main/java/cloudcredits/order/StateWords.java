package cloudcredits.order;

import java.time.LocalDate;

/**
 * An order's state for {@code component/tag.jte}.
 *
 * @param tag how the tag shows it
 */
public record StateWords(String words, String tag) {

  static StateWords of(Order order, LocalDate today) {
    return switch (order.state()) {
      case AWAITING_PAYMENT -> new StateWords("Awaiting payment", "act");
      case INVOICED ->
          order.isOverdueOn(today)
              ? new StateWords("Overdue", "act")
              : new StateWords("Invoiced", "live");
      case PAID -> new StateWords(order.soldBy().isPresent() ? "Delivered" : "Paid", "");
      case CANCELLED -> new StateWords("Cancelled", "");
    };
  }
}
