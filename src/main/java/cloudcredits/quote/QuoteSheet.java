package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Expiry;
import cloudcredits.order.Order;
import cloudcredits.order.Price;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What both sides see of a quote.
 *
 * @param tag how the state's tag looks
 * @param terms what is offered, once it is
 * @param history the steps, the first one first
 */
public record QuoteSheet(
    String number,
    String heading,
    String text,
    String state,
    String tag,
    Optional<Terms> terms,
    List<Event> history) {

  /**
   * @param times how the total comes about
   * @param until when the credits expire: as ordered, or if they were delivered today; "" where
   *     nothing can be delivered
   */
  public record Terms(
      String credits,
      String total,
      String currency,
      String times,
      String untilDay,
      String untilYear,
      String reason,
      String note) {}

  /** A step that was taken. */
  public record Event(String words, When at, String who) {}

  static QuoteSheet of(
      QuoteWords words, Optional<Order> order, Optional<Price> vendors, Instant now) {
    Quote quote = words.quote();
    return new QuoteSheet(
        Integer.toString(quote.id()),
        words.heading(),
        words.text(),
        words.tag().words(),
        words.tag().state(),
        quote.offer().map(offer -> terms(offer.bid(), words.contract(), order, vendors, now)),
        history(quote, words.contract()));
  }

  private static Terms terms(
      Bid bid, Contract contract, Optional<Order> order, Optional<Price> vendors, Instant now) {
    Optional<Expiry> expiry =
        order
            .map(Order::expiry)
            .or(
                () ->
                    contract
                        .renewalAt(now)
                        .map(renewal -> Expiry.ofShared(now, renewal, contract.zone())));
    Optional<LocalDate> until = expiry.flatMap(Expiry::at).map(contract::dayOf);
    return new Terms(
        Format.credits(bid.credits()),
        Format.amount(bid.total()),
        bid.total().currency().getCurrencyCode(),
        times(bid, vendors),
        until.map(Format::shortDate).orElse(""),
        until.map(day -> Integer.toString(day.getYear())).orElse(""),
        expiry.map(known -> reason(known, order.isPresent())).orElse("the contract is not active"),
        bid.note());
  }

  private static String times(Bid bid, Optional<Price> vendors) {
    String times = Format.number(bid.packs()) + " × " + Format.amount(bid.packPrice());
    return vendors
        .filter(price -> !price.packPrice().equals(bid.packPrice()))
        .map(price -> times + "; list price " + Format.amount(price.packPrice()))
        .orElse(times);
  }

  private static String reason(Expiry expiry, boolean delivered) {
    String rule = expiry.reason() == Expiry.Reason.RENEWAL ? "the renewal" : "one year";
    return delivered ? rule : rule + ", if delivered today";
  }

  private static List<Event> history(Quote quote, Contract contract) {
    var events = new ArrayList<Event>();
    quote.wish().ifPresent(wish -> events.add(event(asked(wish), wish.asked(), contract)));
    quote
        .offer()
        .ifPresent(
            offer -> events.add(event(offered(offer.bid(), contract), offer.offered(), contract)));
    quote
        .acceptance()
        .ifPresent(
            accepted -> {
              events.add(event(accepted(accepted.purchaseOrder()), accepted.buyer(), contract));
              accepted
                  .proposed()
                  .ifPresent(_ -> events.add(event("Confirmed", accepted.accepted(), contract)));
            });
    switch (quote.stage()) {
      case Stage.Declined declined -> events.add(event("Declined", declined.declined(), contract));
      case Stage.Withdrawn withdrawn ->
          events.add(event("Withdrawn", withdrawn.withdrawn(), contract));
      case Stage.Delivered delivered ->
          events.add(event("Delivered", delivered.delivered(), contract));
      case Stage.Proposed proposed ->
          events.add(event(accepted(proposed.purchaseOrder()), proposed.proposed(), contract));
      case Stage.Cancelled cancelled ->
          events.add(
              event(
                  cancelled.bySeller() ? "Not delivered" : "Acceptance taken back",
                  cancelled.cancelled(),
                  contract));
      case Stage.Asked _, Stage.Offered _, Stage.Accepted _ -> {}
    }
    return List.copyOf(events);
  }

  private static String accepted(String purchaseOrder) {
    return "Accepted, purchase order " + purchaseOrder;
  }

  private static String asked(Wish wish) {
    String asked = "Asked for " + Format.plural("pack", wish.packs());
    return wish.note().isEmpty() ? asked : asked + ": “" + wish.note() + "”";
  }

  private static String offered(Bid bid, Contract contract) {
    return "Offered, valid through " + Format.date(bid.until().minusNanos(1), contract.zone());
  }

  private static Event event(String words, Signature by, Contract contract) {
    return new Event(words, When.dateTime(by.at(), contract.zone()), by.name());
  }
}
