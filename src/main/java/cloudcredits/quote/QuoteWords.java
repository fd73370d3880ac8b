package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.web.Format;
import java.time.Instant;

/**
 * A quote in words, as one of its sides reads them.
 *
 * @param seller whether the reader is the reseller; else the customer
 */
record QuoteWords(Quote quote, Contract contract, boolean seller, Instant now) {

  /** A quote's state for {@code component/tag.jte}. */
  record Tag(String words, String state) {}

  Tag tag() {
    return switch (quote.at(now)) {
      case ASKED -> new Tag(seller ? "Wants an offer" : "Asked", seller ? "act" : "live");
      case OFFERED -> new Tag(seller ? "Offered" : "To decide", seller ? "live" : "act");
      case PROPOSED -> seller ? new Tag("Offered", "live") : new Tag("To confirm", "act");
      case EXPIRED -> new Tag("Expired", "stop");
      case DECLINED -> new Tag("Declined", "stop");
      case WITHDRAWN -> new Tag("Withdrawn", "stop");
      case ACCEPTED -> new Tag(seller ? "To deliver" : "Accepted", seller ? "act" : "live");
      case CANCELLED -> new Tag("Cancelled", "stop");
      case DELIVERED -> new Tag("Delivered", "");
    };
  }

  String heading() {
    return seller ? toSeller() : toCustomer();
  }

  private String toCustomer() {
    return switch (quote.at(now)) {
      case ASKED -> "%s is asked for %s".formatted(quote.seller(), wanted());
      case OFFERED -> "%s offers %s".formatted(quote.seller(), offered());
      case PROPOSED -> "To be confirmed: %s from %s".formatted(offered(), quote.seller());
      case EXPIRED -> "The offer of %s has expired".formatted(quote.seller());
      case DECLINED -> "The offer of %s was declined".formatted(quote.seller());
      case WITHDRAWN -> byCustomer() ? "The request was taken back" : sellerDrewBack();
      case ACCEPTED -> "Accepted: %s is to deliver %s".formatted(quote.seller(), credits());
      case CANCELLED ->
          isCancelledBySeller()
              ? "%s does not deliver".formatted(quote.seller())
              : "The acceptance was taken back";
      case DELIVERED -> "%s has delivered %s".formatted(quote.seller(), credits());
    };
  }

  private boolean isCancelledBySeller() {
    return quote.stage() instanceof Stage.Cancelled cancelled && cancelled.bySeller();
  }

  private String sellerDrewBack() {
    return quote.offer().isPresent()
        ? "%s has withdrawn its offer".formatted(quote.seller())
        : "%s makes no offer".formatted(quote.seller());
  }

  private String toSeller() {
    String customer = contract.customer();
    return switch (quote.at(now)) {
      case ASKED -> "%s asks for %s".formatted(customer, wanted());
      case OFFERED, PROPOSED -> "%s is offered %s".formatted(customer, offered());
      case EXPIRED -> "The offer has expired: %s did not accept in time".formatted(customer);
      case DECLINED -> "%s has declined the offer".formatted(customer);
      case WITHDRAWN ->
          byCustomer()
              ? "%s has taken the request back".formatted(customer)
              : quote.offer().isPresent() ? "The offer is withdrawn" : "The request is turned down";
      case ACCEPTED -> "%s has accepted: deliver %s".formatted(customer, credits());
      case CANCELLED ->
          isCancelledBySeller()
              ? "The delivery is called off"
              : "%s has taken the acceptance back".formatted(customer);
      case DELIVERED -> "%s delivered".formatted(credits());
    };
  }

  /** What comes next, or what was said. */
  String text() {
    return switch (quote.at(now)) {
      case ASKED ->
          seller ? "Answer with an offer, or turn it down." : "Their answer comes by mail.";
      case OFFERED -> "It can be accepted through %s.".formatted(lastDayFromToday());
      case PROPOSED ->
          seller
              ? "It can be accepted through %s.".formatted(lastDayFromToday())
              : "%s accepts it; somebody else confirms that, through %s. Until then nobody is bound."
                  .formatted(proposer(), lastDayFromToday());
      case EXPIRED ->
          "It could be accepted through %s. %s"
              .formatted(
                  lastDay(), seller ? "Offer again if it still stands." : "Ask for a new one.");
      case DECLINED, WITHDRAWN, CANCELLED -> reason();
      case ACCEPTED ->
          "The credits are granted, and their year begins, when the reseller confirms the"
              + " delivery.";
      case DELIVERED -> "The credits are in the contract’s ledger.";
    };
  }

  private String lastDayFromToday() {
    return "%s, %s"
        .formatted(lastDay(), Format.relative(contract.dayOf(lastInstant()), contract.dayOf(now)));
  }

  private String proposer() {
    return quote.stage() instanceof Stage.Proposed proposed ? proposed.proposed().name() : "";
  }

  private String reason() {
    String reason =
        switch (quote.stage()) {
          case Stage.Declined declined -> declined.reason();
          case Stage.Withdrawn withdrawn -> withdrawn.reason();
          case Stage.Cancelled cancelled -> cancelled.reason();
          case Stage.Asked _,
              Stage.Offered _,
              Stage.Proposed _,
              Stage.Accepted _,
              Stage.Delivered _ ->
              "";
        };
    return reason.isEmpty() ? "" : "“" + reason + "”";
  }

  /** Why nothing was done. */
  String refusal(Progress.Why why) {
    String because =
        switch (why) {
          case NOT_OFFERED -> "there is no offer yet";
          case OFFERED_MEANWHILE -> quote.seller() + " has answered in the meantime";
          case NOT_ACCEPTED -> "the offer has not been accepted";
          case EXPIRED -> "the offer expired after " + lastDay();
          case OVER -> "somebody had taken another step before";
          case NOT_LINKED -> quote.seller() + " no longer looks after this contract";
          case NOT_ACTIVE -> "the contract is not active, so nothing can be bought";
          case NOT_SOLD -> "the vendor has no price in the contract’s currency";
          case PROPOSED_MEANWHILE ->
              "somebody has accepted it in the meantime, which a second person is to confirm";
          case OWN -> "you accepted it, so somebody else confirms";
          case NOT_OWN -> "only whoever accepted it takes that back";
          case DAY_IS_OVER -> "the last day of the offer is over";
        };
    return "Nothing was done: " + because + ".";
  }

  private boolean byCustomer() {
    return quote.stage() instanceof Stage.Withdrawn withdrawn && withdrawn.reason().isEmpty();
  }

  private String wanted() {
    return Format.plural("pack", quote.wish().orElseThrow().packs());
  }

  private Bid bid() {
    return quote.offer().orElseThrow().bid();
  }

  private String offered() {
    return "%s for %s".formatted(credits(), Format.money(bid().total()));
  }

  private String credits() {
    return Format.creditsInWords(bid().credits());
  }

  /** Dated as people say it: the last day on which it can be accepted. */
  private String lastDay() {
    return Format.date(lastInstant(), contract.zone());
  }

  private Instant lastInstant() {
    return bid().until().minusNanos(1);
  }
}
