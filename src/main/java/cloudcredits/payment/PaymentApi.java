package cloudcredits.payment;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** What the payment provider tells. */
public final class PaymentApi {

  private final PaymentService payments;

  public PaymentApi(PaymentService payments) {
    this.payments = payments;
  }

  /**
   * {@code POST /webhooks/stripe}: 200 once it is stored; 400 without the provider's signature; any
   * other answer makes the provider send it again.
   */
  public void told(Context ctx) {
    String signature = Optional.ofNullable(ctx.header("Stripe-Signature")).orElse("");
    boolean taken = payments.told(ctx.body(), signature);
    ctx.status(taken ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
        .contentType("text/plain; charset=utf-8")
        .result(taken ? "taken" : "not signed by the provider");
  }
}
