package cloudcredits.payment;

import cloudcredits.order.CardPayment;
import cloudcredits.order.CardRefund;
import java.util.Optional;

/** Something that the provider has told. The same one may be told several times, in any order. */
sealed interface ProviderEvent {

  /** Unique for ever. */
  String id();

  String type();

  /**
   * About a checkout.
   *
   * @param payment what was paid, where it says so
   * @param over whether the checkout can't be paid any more
   */
  record OfCheckout(
      String id, String type, String session, Optional<CardPayment> payment, boolean over)
      implements ProviderEvent {}

  /**
   * About money that goes back.
   *
   * @param payment that it is of; "" where the provider does not say
   * @param key under which it was asked for; "" where we did not ask for it
   */
  record OfRefund(String id, String type, CardRefund refund, String payment, String key)
      implements ProviderEvent {}

  /** Some of a payment has gone back; of what, the provider is to be asked. */
  record OfPayment(String id, String type, String payment) implements ProviderEvent {}

  /** About something else. */
  record Other(String id, String type) implements ProviderEvent {}
}
