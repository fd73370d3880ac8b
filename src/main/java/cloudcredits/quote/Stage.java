package cloudcredits.quote;

import java.util.Optional;

/** Where a quote is, and what brought it there. */
public sealed interface Stage {

  /** The customer asked; the reseller has not answered. */
  record Asked() implements Stage {}

  /** The reseller offers, and the offer is open until its time is over. */
  record Offered(Bid bid, Signature offered) implements Stage {}

  /** The customer does not want it. */
  record Declined(Offered offer, String reason, Signature declined) implements Stage {}

  /**
   * Taken back before anybody was bound: a request by either side, an offer by the reseller.
   *
   * @param offer empty when there was only a request
   * @param reason "" when none was given
   */
  record Withdrawn(Optional<Offered> offer, String reason, Signature withdrawn) implements Stage {}

  /**
   * One of the customer's people accepts; above the contract's amount a second one has to confirm
   * it, while the offer is open. Nobody is bound yet.
   *
   * @param purchaseOrder the customer's own number
   */
  record Proposed(Offered offer, String purchaseOrder, Signature proposed) implements Stage {}

  /**
   * The customer accepted in time; the reseller is to deliver.
   *
   * @param purchaseOrder the customer's own number
   * @param proposed who accepted first, where a second person confirmed
   * @param accepted whose word was the last
   */
  record Accepted(
      Offered offer, String purchaseOrder, Optional<Signature> proposed, Signature accepted)
      implements Stage {

    /** Who wanted it. */
    Signature buyer() {
      return proposed.orElse(accepted);
    }
  }

  /**
   * What was accepted is not delivered: one side has taken its word back before.
   *
   * @param bySeller which side
   */
  record Cancelled(Accepted acceptance, boolean bySeller, String reason, Signature cancelled)
      implements Stage {}

  /** The credits are granted: the quote has its order. */
  record Delivered(Accepted acceptance, Signature delivered) implements Stage {}
}
