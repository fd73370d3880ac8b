package cloudcredits.order;

import cloudcredits.credit.Money;

/**
 * A payment by card as the provider tells it.
 *
 * @param reference the provider's name for it, by which it can be found and returned
 */
public record CardPayment(String reference, Money amount) {}
