package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms.Activity;
import java.util.Currency;
import java.util.Optional;

/** What a contract would get for a number of packs, before anything is bought. */
public sealed interface Review {

  /**
   * Packs can be bought; whether the credit line allows so many is the line's to say.
   *
   * @param approvalAbove above which gross amount an order needs a second person
   */
  record Offered(Offer offer, Billing.Ready billing, CreditLine line, Optional<Money> approvalAbove)
      implements Review {

    /** Whether a second person must approve it. */
    public boolean needsApproval() {
      return Approval.isNeeded(offer.gross(), approvalAbove);
    }
  }

  /** The contract is not active, so nothing can be bought (rules §2). */
  record NotActive(Activity activity) implements Review {}

  /** There is no price in the contract's currency today. */
  record NotSold(Currency currency) implements Review {}

  /** Something is missing that an invoice must say. */
  record NotBillable(Billing.Obstacle obstacle) implements Review {}
}
