package cloudcredits.quote;

import cloudcredits.credit.ContractId;
import cloudcredits.quote.Progress.Why;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Asked;
import cloudcredits.quote.Stage.Cancelled;
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Proposed;
import cloudcredits.quote.Stage.Withdrawn;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
      case QuoteStep.Accept(String number, Signature by) ->
          accept(by, now, offer -> new Accepted(offer, number, Optional.empty(), by));
      case QuoteStep.Propose(String number, Signature by) ->
          accept(by, now, offer -> new Proposed(offer, number, by));
      case QuoteStep.Confirm confirm -> confirm(confirm, now);
      case QuoteStep.Reconsider reconsider -> reconsider(reconsider, now);
      case QuoteStep.Cancel(String reason, Signature by) -> cancel(false, reason, by, now);
      case QuoteStep.CallOff(String reason, Signature by) -> cancel(true, reason, by, now);
      case QuoteStep.Decline decline -> decline(decline, now);
      case QuoteStep.Deliver deliver -> deliver(deliver, now);
    };
  }

  private Progress offer(QuoteStep.Offer step) {
    return switch (stage) {
      case Asked _ -> done(new Offered(step.bid(), step.by()));
      case Offered _ -> new Progress.DoneBefore(this);
      case Proposed _, Declined _, Withdrawn _, Accepted _, Cancelled _, Delivered _ ->
          refused(Why.OVER);
    };
  }

  private Progress withdraw(QuoteStep.Withdraw step, Instant now) {
    return switch (stage) {
      case Asked _ -> done(new Withdrawn(Optional.empty(), step.reason(), step.by()));
      case Offered offer -> whileOpen(offer, now, () -> withdrawn(offer, step));
      case Proposed(Offered offer, _, _) -> whileOpen(offer, now, () -> withdrawn(offer, step));
      case Withdrawn _ -> new Progress.DoneBefore(this);
      case Declined _, Accepted _, Cancelled _, Delivered _ -> refused(Why.OVER);
    };
  }

  private Progress withdrawn(Offered offer, QuoteStep.Withdraw step) {
    return done(new Withdrawn(Optional.of(offer), step.reason(), step.by()));
  }

  private Progress takeBack(QuoteStep.TakeBack step, Instant now) {
    return switch (stage) {
      case Asked _ -> done(new Withdrawn(Optional.empty(), "", step.by()));
      case Offered offer -> whileOpen(offer, now, () -> refused(Why.OFFERED_MEANWHILE));
      case Proposed(Offered offer, _, _) ->
          whileOpen(offer, now, () -> refused(Why.OFFERED_MEANWHILE));
      case Withdrawn _ -> new Progress.DoneBefore(this);
      case Declined _, Accepted _, Cancelled _, Delivered _ -> refused(Why.OVER);
    };
  }

  /**
   * @param next where it leads
   */
  private Progress accept(Signature by, Instant now, Function<Offered, Stage> next) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> done(next.apply(offer)));
      case Proposed(Offered offer, _, Signature first) ->
          whileOpen(
              offer,
              now,
              () ->
                  first.isOf(by) ? new Progress.DoneBefore(this) : refused(Why.PROPOSED_MEANWHILE));
      case Accepted _, Delivered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _, Cancelled _ -> refused(Why.OVER);
    };
  }

  private Progress confirm(QuoteStep.Confirm step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> refused(Why.NOT_ACCEPTED));
      case Proposed(Offered offer, String number, Signature first) ->
          whileOpen(
              offer,
              now,
              () ->
                  first.isOf(step.by())
                      ? refused(Why.OWN)
                      : done(new Accepted(offer, number, Optional.of(first), step.by())));
      case Accepted _, Delivered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _, Cancelled _ -> refused(Why.OVER);
    };
  }

  private Progress reconsider(QuoteStep.Reconsider step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> new Progress.DoneBefore(this));
      case Proposed(Offered offer, _, Signature first) ->
          whileOpen(offer, now, () -> first.isOf(step.by()) ? done(offer) : refused(Why.NOT_OWN));
      case Declined _, Withdrawn _, Accepted _, Cancelled _, Delivered _ -> refused(Why.OVER);
    };
  }

  private Progress cancel(boolean bySeller, String reason, Signature by, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> refused(Why.NOT_ACCEPTED));
      case Proposed(Offered offer, _, _) -> whileOpen(offer, now, () -> refused(Why.NOT_ACCEPTED));
      case Accepted acceptance -> done(new Cancelled(acceptance, bySeller, reason, by));
      case Cancelled cancelled when cancelled.bySeller() == bySeller ->
          new Progress.DoneBefore(this);
      case Declined _, Withdrawn _, Cancelled _, Delivered _ -> refused(Why.OVER);
    };
  }

  private Progress decline(QuoteStep.Decline step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> declined(offer, step));
      case Proposed(Offered offer, _, _) -> whileOpen(offer, now, () -> declined(offer, step));
      case Declined _ -> new Progress.DoneBefore(this);
      case Withdrawn _, Accepted _, Cancelled _, Delivered _ -> refused(Why.OVER);
    };
  }

  private Progress declined(Offered offer, QuoteStep.Decline step) {
    return done(new Declined(offer, step.reason(), step.by()));
  }

  private Progress deliver(QuoteStep.Deliver step, Instant now) {
    return switch (stage) {
      case Asked _ -> refused(Why.NOT_OFFERED);
      case Offered offer -> whileOpen(offer, now, () -> refused(Why.NOT_ACCEPTED));
      case Proposed(Offered offer, _, _) -> whileOpen(offer, now, () -> refused(Why.NOT_ACCEPTED));
      case Accepted acceptance -> done(new Delivered(acceptance, step.by()));
      case Delivered _ -> new Progress.DoneBefore(this);
      case Declined _, Withdrawn _, Cancelled _ -> refused(Why.OVER);
    };
  }

  private Progress whileOpen(Offered offer, Instant now, Supplier<Progress> then) {
    return offer.bid().isOverAt(now) ? refused(Why.EXPIRED) : then.get();
  }

  private Progress done(Stage next) {
    return new Progress.Done(new Quote(contract, id, reseller, seller, wish, next));
  }

  private Progress refused(Why why) {
    return new Progress.Refused(this, why);
  }

  /** What is, or was, offered. */
  public Optional<Offered> offer() {
    return switch (stage) {
      case Asked _ -> Optional.empty();
      case Offered offer -> Optional.of(offer);
      case Declined(Offered offer, _, _) -> Optional.of(offer);
      case Withdrawn(Optional<Offered> offer, _, _) -> offer;
      case Proposed(Offered offer, _, _) -> Optional.of(offer);
      case Accepted accepted -> Optional.of(accepted.offer());
      case Cancelled cancelled -> Optional.of(cancelled.acceptance().offer());
      case Delivered delivered -> Optional.of(delivered.acceptance().offer());
    };
  }

  /** Who accepted it, and by which number. */
  public Optional<Accepted> acceptance() {
    return switch (stage) {
      case Accepted acceptance -> Optional.of(acceptance);
      case Cancelled cancelled -> Optional.of(cancelled.acceptance());
      case Delivered(Accepted acceptance, _) -> Optional.of(acceptance);
      case Asked _, Offered _, Proposed _, Declined _, Withdrawn _ -> Optional.empty();
    };
  }

  /** Where it stands at a time, in one word. */
  public Standing at(Instant now) {
    return switch (stage) {
      case Asked _ -> Standing.ASKED;
      case Offered offer -> offer.bid().isOverAt(now) ? Standing.EXPIRED : Standing.OFFERED;
      case Proposed(Offered offer, _, _) ->
          offer.bid().isOverAt(now) ? Standing.EXPIRED : Standing.PROPOSED;
      case Declined _ -> Standing.DECLINED;
      case Withdrawn _ -> Standing.WITHDRAWN;
      case Accepted _ -> Standing.ACCEPTED;
      case Cancelled _ -> Standing.CANCELLED;
      case Delivered _ -> Standing.DELIVERED;
    };
  }

  /** Where a quote stands, its expiry included. */
  public enum Standing {
    ASKED,
    OFFERED,
    /** Accepted by one, to be confirmed by another. */
    PROPOSED,
    /** Nobody accepted, or confirmed, in time. */
    EXPIRED,
    DECLINED,
    WITHDRAWN,
    ACCEPTED,
    /** Accepted, and taken back before it was delivered. */
    CANCELLED,
    DELIVERED
  }
}
