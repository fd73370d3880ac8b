package cloudcredits.order;

import java.time.Instant;
import java.time.ZoneId;

/**
 * An order's state for {@code component/tag.jte}.
 *
 * @param tag how the tag shows it
 */
public record StateWords(String words, String tag) {

  static StateWords of(Order order, Instant now, ZoneId zone) {
    return switch (order.state()) {
      case AWAITING_APPROVAL ->
          order.isUnapprovedAt(now)
              ? new StateWords("Not approved in time", "")
              : new StateWords("Awaiting approval", "act");
      case AWAITING_PAYMENT -> new StateWords("Awaiting payment", "act");
      case INVOICED ->
          order.isOverdueOn(now.atZone(zone).toLocalDate())
              ? new StateWords("Overdue", "act")
              : new StateWords("Invoiced", "live");
      case PAID -> new StateWords(order.soldBy().isPresent() ? "Delivered" : "Paid", "");
      case CANCELLED -> new StateWords(cancelled(order), "");
    };
  }

  private static String cancelled(Order order) {
    if (!order.isUnapproved()) {
      return "Cancelled";
    }
    return order.approval().flatMap(Approval::declined).isPresent() ? "Declined" : "Withdrawn";
  }
}
