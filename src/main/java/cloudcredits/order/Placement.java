package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms.Activity;
import java.util.Currency;

/** How placing an order ended. Whatever is not {@link Placed} changed nothing. */
public sealed interface Placement {

  /** The credits are usable; by card, as soon as it is paid. */
  record Placed(Order order) implements Placement {}

  /** The form was used before; this is what it bought then. */
  record PlacedBefore(Order order) implements Placement {}

  /** A pack or its tax is not what it was in the review. */
  record PriceChanged(Offer offer) implements Placement {}

  /** The credits would expire at another time than in the review. */
  record ExpiryChanged(Offer offer) implements Placement {}

  record ContractNotActive(Activity activity) implements Placement {}

  /** There is no price in the contract's currency today. */
  record NotSold(Currency currency) implements Placement {}

  /** Something is missing that an invoice must say. */
  record NotBillable(Billing.Obstacle obstacle) implements Placement {}

  /**
   * More would be unpaid than the contract may owe.
   *
   * @param free what can still be bought by invoice
   */
  record OverCreditLimit(Money total, Money free) implements Placement {}
}
