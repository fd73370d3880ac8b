package cloudcredits.topup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.order.NewOrder;
import cloudcredits.order.OrderService;
import cloudcredits.order.PaidBy;
import cloudcredits.order.Placement;
import cloudcredits.order.Review;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a top-up meets, and its way to buy: by the same door as a person who pays by invoice. */
final class TopUpBuyer {

  private final OrderService orders;

  TopUpBuyer(OrderService orders) {
    this.orders = orders;
  }

  TopUpFacts facts(LedgerTransaction change, TopUp topUp) {
    return facts(
        topUp,
        new TopUpRepository(change.handle(), change.contract()),
        change.book().rules().terms(),
        available(change),
        orders.review(change, topUp.packs()),
        change.now());
  }

  /**
   * @param review of as many packs as the top-up buys at a time
   */
  static TopUpFacts facts(
      TopUp topUp,
      TopUpRepository topUps,
      Terms terms,
      Credits available,
      Review review,
      Instant now) {
    Instant monthBegan =
        LocalDate.ofInstant(now, terms.zone())
            .withDayOfMonth(1)
            .atStartOfDay(terms.zone())
            .toInstant();
    TopUpRepository.Bought bought = topUps.boughtSince(monthBegan);
    return new TopUpFacts(
        now,
        terms.at(now),
        available,
        bought.packs(),
        bought.last(),
        topUps.proposed().isPresent(),
        topUps.buyers().stream().anyMatch(buyer -> buyer.id().equals(topUp.by())),
        market(review));
  }

  private static TopUpFacts.Market market(Review review) {
    return switch (review) {
      case Review.NotActive _, Review.NotSold _, Review.NotBillable _ -> TopUpFacts.Market.NOT_SOLD;
      case Review.Offered offered when offered.offer().lapsesSoon() ->
          TopUpFacts.Market.LAPSES_SOON;
      case Review.Offered offered when offered.needsApproval() -> TopUpFacts.Market.NEEDS_APPROVAL;
      case Review.Offered offered when !offered.line().allows(offered.offer().gross()) ->
          TopUpFacts.Market.OVER_CREDIT_LIMIT;
      case Review.Offered _ -> TopUpFacts.Market.FREE;
    };
  }

  private static Credits available(LedgerTransaction change) {
    return Credits.sum(
        change.book().funds().stream()
            .filter(fund -> fund.grant().pool() == Pool.SHARED)
            .map(fund -> fund.availableAt(change.now()))
            .toList());
  }

  /**
   * Buys what was decided in this very change, so nothing can have come between.
   *
   * @param purchase its number: the order's token is this purchase's for ever
   * @return the order's number
   */
  int buy(LedgerTransaction change, TopUp topUp, int packs, int purchase) {
    if (!(orders.review(change, packs) instanceof Review.Offered offered)) {
      throw new IllegalStateException("decided to buy what is not sold");
    }
    String name = "top-up " + purchase;
    var order =
        new NewOrder(
            change.contract(),
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            packs,
            PaidBy.INVOICE,
            topUp.purchaseOrder(),
            topUp.invoiceEmail(),
            topUp.by(),
            offered.offer().promise());
    if (orders.place(change, order) instanceof Placement.Placed(var placed)) {
      return placed.id();
    }
    throw new IllegalStateException("decided to buy what was refused");
  }
}
