package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.credit.Terms.Activity;
import java.util.Currency;

/** What a contract would get for a number of packs, before anything is bought. */
public sealed interface Review {

  /** Packs can be bought; whether the credit line allows so many is the line's to say. */
  record Offered(Offer offer, Billing.Ready billing, CreditLine line) implements Review {}

  /** The contract is not active, so nothing can be bought (rules §2). */
  record NotActive(Activity activity) implements Review {}

  /** There is no price in the contract's currency today. */
  record NotSold(Currency currency) implements Review {}

  /** Something is missing that an invoice must say. */
  record NotBillable(Billing.Obstacle obstacle) implements Review {}
}
