package cloudcredits.quote;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.order.Order;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Asked;
import cloudcredits.quote.Stage.Cancelled;
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Proposed;
import cloudcredits.quote.Stage.Withdrawn;
import cloudcredits.web.Format;
import java.util.Optional;

/** What every step of a quote leaves behind: a line in the audit trail, and mail. */
final class QuoteTrail {

  private final AuditService audit;
  private final QuoteMails mails;

  QuoteTrail(AuditService audit, QuoteMails mails) {
    this.audit = audit;
    this.mails = mails;
  }

  /** After a step that has no order. */
  void leave(LedgerTransaction change, Quote quote) {
    switch (quote.stage()) {
      case Asked _ -> {
        Wish wish = quote.wish().orElseThrow();
        String asked = "%s from %s".formatted(packs(wish.packs()), quote.seller());
        record(change, quote, AuditAction.QUOTE_ASKED, wish.asked(), asked);
        mails.asked(change, quote);
      }
      case Offered(Bid bid, Signature by) -> {
        record(change, quote, AuditAction.QUOTE_OFFERED, by, terms(quote, bid));
        mails.offered(change, quote, bid);
      }
      case Declined(Offered _, String reason, Signature by) -> {
        record(change, quote, AuditAction.QUOTE_DECLINED, by, reason);
        mails.declined(change, quote, reason);
      }
      case Withdrawn(Optional<Offered> _, String reason, Signature by) -> {
        record(change, quote, AuditAction.QUOTE_WITHDRAWN, by, reason);
        // Only the reseller gives a reason, and has to.
        if (reason.isEmpty()) {
          mails.takenBack(change, quote, by);
        } else {
          mails.withdrawn(change, quote, reason);
        }
      }
      case Proposed(Offered(Bid bid, Signature _), String number, Signature by) -> {
        String proposed = terms(quote, bid) + ", purchase order " + number;
        record(change, quote, AuditAction.QUOTE_PROPOSED, by, proposed);
        mails.proposed(change, quote, bid, by);
      }
      case Cancelled(Accepted _, boolean bySeller, String reason, Signature by) -> {
        record(change, quote, AuditAction.QUOTE_CANCELLED, by, reason);
        if (bySeller) {
          mails.notDelivered(change, quote, reason);
        } else {
          mails.cancelled(change, quote, reason);
        }
      }
      case Accepted accepted -> {
        String number = ", purchase order " + accepted.purchaseOrder();
        String accept = terms(quote, accepted.offer().bid()) + number;
        record(change, quote, AuditAction.QUOTE_ACCEPTED, accepted.accepted(), accept);
        mails.accepted(change, quote, accepted);
      }
      case Delivered _ -> throw new IllegalArgumentException("a delivery has an order");
    }
  }

  /** After an acceptance was taken back that nobody had confirmed. */
  void reconsidered(LedgerTransaction change, Quote quote, Signature by) {
    record(change, quote, AuditAction.QUOTE_RECONSIDERED, by, terms(quote, bid(quote)));
  }

  /** Whoever accepted first is told what the second person has decided. */
  void tellProposer(LedgerTransaction change, Quote before, Quote quote) {
    if (before.stage() instanceof Proposed(Offered _, String _, Signature proposer)) {
      switch (quote.stage()) {
        case Accepted accepted -> mails.confirmed(change, quote, proposer, accepted.accepted());
        case Declined(Offered _, String reason, Signature by) when !by.isOf(proposer) ->
            mails.notConfirmed(change, quote, proposer, by, reason);
        // The reseller's own steps are told to all of the customer's people.
        case Declined _, Withdrawn _ -> {}
        case Asked _, Offered _, Proposed _, Cancelled _, Delivered _ ->
            throw new IllegalStateException("no step leads there from a proposal");
      }
    }
  }

  /** After a delivery, with the order that it made. */
  void leave(LedgerTransaction change, Quote quote, Signature by, Order order) {
    String made = "order %d, %s".formatted(order.id(), terms(quote, bid(quote)));
    record(change, quote, AuditAction.QUOTE_CONFIRMED, by, made);
    mails.delivered(change, quote, order);
  }

  private static Bid bid(Quote quote) {
    return quote.offer().orElseThrow().bid();
  }

  private static String terms(Quote quote, Bid bid) {
    return "%s, %s credits, %s, sold by %s"
        .formatted(packs(bid.packs()), bid.credits(), bid.total(), quote.seller());
  }

  private static String packs(int packs) {
    return Format.plural("pack", packs);
  }

  private void record(
      LedgerTransaction change, Quote quote, AuditAction action, Signature by, String detail) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by.person()),
        Optional.of(change.contract()),
        action,
        "Quote " + quote.id(),
        detail);
  }
}
