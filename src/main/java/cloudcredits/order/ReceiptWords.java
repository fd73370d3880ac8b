package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.credit.Expiry;
import cloudcredits.web.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** An order in sentences: where it is, what happened to it, and what can be done. */
record ReceiptWords(Contract contract, Order order, Instant now) {

  String heading() {
    String bought =
        "%s for %s".formatted(Format.creditsInWords(order.credits()), Format.money(order.gross()));
    return switch (order.state()) {
      case AWAITING_APPROVAL ->
          order.isUnapprovedAt(now)
              ? "Order %d was not approved in time".formatted(order.id())
              : "Order %d waits for approval: %s".formatted(order.id(), bought);
      case AWAITING_PAYMENT -> "Order %d waits for its payment: %s".formatted(order.id(), bought);
      case CANCELLED -> "Order %d %s".formatted(order.id(), ended());
      case INVOICED, PAID -> "Order %d: %s".formatted(order.id(), bought);
    };
  }

  private String ended() {
    if (order.isUnapproved()) {
      return isDeclined() ? "is declined" : "is withdrawn";
    }
    return order.grant().isPresent()
        ? "is cancelled, its credits are taken back"
        : "is over, nothing was bought";
  }

  /** What its block of sums is called. */
  String what() {
    if (order.isPending() || order.isUnapproved()) {
      return "Asked for";
    }
    return order.grant().isPresent() ? "Bought" : "Ordered";
  }

  private boolean isDeclined() {
    return order.approval().flatMap(Approval::declined).isPresent();
  }

  String text() {
    return switch (order.state()) {
      case AWAITING_APPROVAL -> "Asked for %s by %s. %s".formatted(ordered(), buyer(), pending());
      case AWAITING_PAYMENT ->
          "Begun %s by %s. Its credits can be used as soon as the card has paid."
              .formatted(ordered(), buyer());
      case CANCELLED -> cancelled();
      case INVOICED, PAID -> "Bought %s by %s.".formatted(ordered(), buyer());
    };
  }

  private String ordered() {
    return Format.dateTime(order.orderedAt(), contract.zone());
  }

  private String buyer() {
    return order.orderedBy();
  }

  private String pending() {
    String before = Format.dateTime(order.approval().orElseThrow().before(), contract.zone());
    return (order.isUnapprovedAt(now)
            ? "Nobody approved it before %s, so nothing is bought."
            : "Nothing is bought until somebody else who may buy approves it, before %s.")
        .formatted(before);
  }

  private String cancelled() {
    return "%s %s%s. %s"
        .formatted(
            endedHow(),
            Format.dateTime(order.cancelledAt().orElseThrow(), contract.zone()),
            order.cancelledBy().map(name -> " by " + name).orElse(""),
            consequence());
  }

  /** How it ended, in a word for the terms. */
  String endedHow() {
    if (!order.isUnapproved()) {
      return "Cancelled";
    }
    return isDeclined() ? "Declined" : "Withdrawn";
  }

  private String consequence() {
    if (order.paidAt().isPresent()) {
      return Format.money(order.gross()) + " goes back.";
    }
    return order
        .approval()
        .flatMap(Approval::declined)
        .map(reason -> "“" + reason + "”")
        .orElse(order.isUnapproved() ? "Nothing is bought." : "Nothing is to be paid for it.");
  }

  /** When the credits would expire if it were approved today, for whoever may approve it. */
  String ifApproved() {
    return contract
        .renewalAt(now)
        .map(renewal -> Expiry.ofShared(now, renewal, contract.zone()))
        .map(this::ifApproved)
        .orElse("The contract is not active: it can’t be bought now.");
  }

  private String ifApproved(Expiry expiry) {
    LocalDate day = contract.dayOf(expiry.at().orElseThrow());
    long days = ChronoUnit.DAYS.between(contract.dayOf(now), day);
    return "Approved today, its credits expire on %s, %s%s."
        .formatted(
            Format.date(day),
            OrderMails.reason(expiry.reason()),
            days < Offer.SOON_DAYS ? ": in " + Format.plural("day", days) : "");
  }

  /** Why an order whose credits are here or there can't be cancelled, and what can be done. */
  String whyNot(Balance balance) {
    if (order.soldBy().isPresent()) {
      return sold();
    }
    if (!balance.used().isPositive() && !balance.held().isPositive()) {
      return "It can’t be cancelled any more: its credits have expired.";
    }
    String rest =
        balance.available().isPositive()
            ? " The %s that are left stay usable until %s."
                .formatted(
                    Format.credits(balance.available()),
                    Format.date(order.until(), contract.zone()))
            : "";
    String wait =
        balance.used().isPositive()
            ? " If those jobs failed, have them reversed: with all its credits back it can be cancelled."
            : " Once those jobs are released it can be cancelled.";
    return "It can’t be cancelled now: %s used and %s held for jobs.%s%s"
        .formatted(Format.credits(balance.used()), Format.credits(balance.held()), rest, wait);
  }

  /** Why an order that a reseller sold can't be cancelled here. */
  String sold() {
    return "%s sold it: to give it back, ask them.".formatted(order.soldBy().orElseThrow());
  }
}
