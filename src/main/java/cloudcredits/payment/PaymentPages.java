package cloudcredits.payment;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.order.Order;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;

/** Where buyers arrive when they come back from the payment provider's page. */
public final class PaymentPages {

  private final PaymentService payments;
  private final View view;

  public PaymentPages(PaymentService payments, View view) {
    this.payments = payments;
    this.view = view;
  }

  /** {@code GET /contracts/{contract}/orders/{order}/payment}: on to the order. */
  public void returned(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    Order order =
        payments
            .returned(contract.id(), PathParams.number(ctx, "order"))
            .orElseThrow(Refusal::notFound);
    view.redirect(
        ctx,
        "/contracts/%s/orders/%d".formatted(contract.number(), order.id()),
        Notice.of(words(order)));
  }

  private static String words(Order order) {
    return switch (order.state()) {
      case PAID, INVOICED ->
          "%s paid: %s can be used now."
              .formatted(Format.money(order.gross()), Format.creditsInWords(order.credits()));
      case AWAITING_APPROVAL -> "Nothing is paid: it waits for approval.";
      case AWAITING_PAYMENT ->
          "The payment is not confirmed yet. The credits come by themselves as soon as it is.";
      case CANCELLED -> "The order is cancelled. What was paid is returned.";
    };
  }
}
