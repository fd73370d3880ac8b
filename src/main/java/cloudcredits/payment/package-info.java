/**
 * Payment by card, on the payment provider's own page: no card number ever comes here. What the
 * provider tells is stored before it acts and acts once (rules §9).
 */
package cloudcredits.payment;
