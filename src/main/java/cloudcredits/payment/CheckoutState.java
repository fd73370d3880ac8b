package cloudcredits.payment;

import cloudcredits.order.CardPayment;
import java.util.Optional;

/**
 * What the provider says about a checkout.
 *
 * @param open whether it can still be paid
 * @param payment empty while nothing is paid
 */
record CheckoutState(boolean open, Optional<CardPayment> payment) {}
