/**
 * Buying shared credits: what is offered, orders by invoice, their receipts, and taking them back
 * (rules §9).
 */
package cloudcredits.order;
