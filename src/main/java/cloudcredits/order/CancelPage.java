package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.web.Format;

/** Asks before an order is cancelled, and says what that does. */
public record CancelPage(String order, String path, String heading, String text, String effect) {

  /**
   * @param available shared credits of the contract now
   */
  static CancelPage of(Contract contract, Order order, Credits available) {
    String path = "/contracts/" + contract.number() + "/orders/" + order.id();
    return order.grant().isPresent()
        ? new CancelPage(
            path,
            path + "/cancellation",
            "Cancel order %d and give its %s back?"
                .formatted(order.id(), Format.creditsInWords(order.credits())),
            "Shared credits go from %s to %s. %s This can’t be undone; the same packs can be bought again at the price and with the expiry of then."
                .formatted(
                    Format.credits(available),
                    Format.credits(available.minus(order.credits())),
                    money(order)),
            "Cancel the order")
        : withoutCredits(order, path);
  }

  private static CancelPage withoutCredits(Order order, String path) {
    return order.state() == Order.State.AWAITING_APPROVAL
        ? new CancelPage(
            path,
            path + "/cancellation",
            "Withdraw order %d?".formatted(order.id()),
            "It is not approved: nothing is bought or paid.",
            "Withdraw the order")
        : new CancelPage(
            path,
            path + "/cancellation",
            "Leave order %d unpaid?".formatted(order.id()),
            "It has no credits yet. If a payment is under way all the same, it is returned.",
            "Cancel the order");
  }

  private static String money(Order order) {
    String total = Format.money(order.gross());
    return order.paidAt().isPresent()
        ? "%s is returned%s, and a credit note says so."
            .formatted(total, order.paidBy() == PaidBy.CARD ? " to the card that paid" : "")
        : total
            + " is not owed any more and is free of the credit limit again; a credit note says so.";
  }
}
