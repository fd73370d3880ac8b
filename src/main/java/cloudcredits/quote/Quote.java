package cloudcredits.quote;

import cloudcredits.credit.ContractId;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Asked;
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Withdrawn;
import java.time.Instant;
import java.util.Optional;

/**
 * A reseller's quote for packs, and the only rules by which it goes on (rules §9). Nothing is ever
 * offered twice in one quote, so whoever accepts a quote accepts what its page shows.
 *
 * @param id 1, 2, 3, … on each contract
 * @param seller the reseller's name
 * @param wish what the customer asked for; empty when the reseller offered by itself
 */
public record Quote(
    ContractId contract, int id, int reseller, String seller, Optional<Wish> wish, Stage stage) {

  /**
   * The quote after a step, or why it stays as it is. A step that was taken before changes nothing
   * the second time.
   */
  public Progress after(QuoteStep step, Instant now) {
    return switch (step) {
      case QuoteStep.Offer offer -> offer(offer);
      case QuoteStep.Withdraw withdraw -> withdraw(withdraw, now);
      case QuoteStep.TakeBack takeBack -> takeBack(takeBack, now);
      case QuoteStep.Accept accept -> accept(accept, now);
      case QuoteStep.Decline decline -> decline(decline, now);
      case QuoteStep.Deliver deliver -> deliver(deliver, now);
    };
  }

  private Progress offer(QuoteStep.Offer step) {
    return switch (stage) {
      case Asked _ -> done(new Offered(step.bid(), step.by()));
      case Offered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _, Accepted _, Delivered _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress withdraw(QuoteStep.Withdraw step, Instant now) {
    return switch (stage) {
      case Asked _ -> done(new Withdrawn(Optional.empty(), step.reason(), step.by()));
      case Offered offer when offer.bid().isOverAt(now) -> refused(Progress.Why.EXPIRED);
      case Offered offer -> done(new Withdrawn(Optional.of(offer), step.reason(), step.by()));
      case Withdrawn _ -> new Progress.DoneBefore(this);
      case Declined _, Accepted _, Delivered _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress takeBack(QuoteStep.TakeBack step, Instant now) {
    return switch (stage) {
      case Asked _ -> done(new Withdrawn(Optional.empty(), "", step.by()));
      case Offered offer ->
          refused(
              offer.bid().isOverAt(now) ? Progress.Why.EXPIRED : Progress.Why.OFFERED_MEANWHILE);
      case Withdrawn _ -> new Progress.DoneBefore(this);
      case Declined _, Accepted _, Delivered _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress accept(QuoteStep.Accept step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Progress.Why.NOT_OFFERED);
      case Offered offer when offer.bid().isOverAt(now) -> refused(Progress.Why.EXPIRED);
      case Offered offer -> done(new Accepted(offer, step.purchaseOrder(), step.by()));
      case Accepted _, Delivered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress decline(QuoteStep.Decline step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Progress.Why.NOT_OFFERED);
      case Offered offer when offer.bid().isOverAt(now) -> refused(Progress.Why.EXPIRED);
      case Offered offer -> done(new Declined(offer, step.reason(), step.by()));
      case Declined _ -> new Progress.DoneBefore(this);
      case Withdrawn _, Accepted _, Delivered _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress deliver(QuoteStep.Deliver step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Progress.Why.NOT_OFFERED);
      case Offered offer ->
          refused(offer.bid().isOverAt(now) ? Progress.Why.EXPIRED : Progress.Why.NOT_ACCEPTED);
      case Accepted acceptance -> done(new Delivered(acceptance, step.by()));
      case Delivered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _ -> refused(Progress.Why.OVER);
    };
  }

  private Progress done(Stage next) {
    return new Progress.Done(new Quote(contract, id, reseller, seller, wish, next));
  }

  private Progress refused(Progress.Why why) {
    return new Progress.Refused(this, why);
  }

  /** What is, or was, offered. */
  public Optional<Offered> offer() {
    return switch (stage) {
      case Asked _ -> Optional.empty();
      case Offered offer -> Optional.of(offer);
      case Declined(Offered offer, _, _) -> Optional.of(offer);
      case Withdrawn(Optional<Offered> offer, _, _) -> offer;
      case Accepted(Offered offer, _, _) -> Optional.of(offer);
      case Delivered(Accepted(Offered offer, _, _), _) -> Optional.of(offer);
    };
  }

  /** Who accepted it, and by which number. */
  public Optional<Accepted> acceptance() {
    return switch (stage) {
      case Accepted acceptance -> Optional.of(acceptance);
      case Delivered(Accepted acceptance, _) -> Optional.of(acceptance);
      case Asked _, Offered _, Declined _, Withdrawn _ -> Optional.empty();
    };
  }

  /** Where it stands at a time, in one word. */
  public Standing at(Instant now) {
    return switch (stage) {
      case Asked _ -> Standing.ASKED;
      case Offered offer -> offer.bid().isOverAt(now) ? Standing.EXPIRED : Standing.OFFERED;
      case Declined _ -> Standing.DECLINED;
      case Withdrawn _ -> Standing.WITHDRAWN;
      case Accepted _ -> Standing.ACCEPTED;
      case Delivered _ -> Standing.DELIVERED;
    };
  }

  /** Where a quote stands, its expiry included. */
  public enum Standing {
    ASKED,
    OFFERED,
    /** Nobody accepted in time. */
    EXPIRED,
    DECLINED,
    WITHDRAWN,
    ACCEPTED,
    DELIVERED
  }
}
