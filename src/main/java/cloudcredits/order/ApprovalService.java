package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * A second person's answer to an order above the contract's amount (rules §9). An approval is one
 * change of the contract's ledger, under its lock: of two at once the second sees the first, and by
 * invoice it is committed with its grant and its invoice or not at all.
 */
public final class ApprovalService {

  private final LedgerService ledger;
  private final OrderService orders;
  private final OrderTrailService trail;

  public ApprovalService(LedgerService ledger, OrderService orders, OrderTrailService trail) {
    this.ledger = ledger;
    this.orders = orders;
    this.trail = trail;
  }

  /** Buys what was asked for, when it still costs the same; it expires by the rule of now. */
  public Answer approve(ContractId contract, int id, PersonId by) {
    return ledger.change(
        contract, change -> answer(change, id, by, order -> approve(change, order, by)));
  }

  /**
   * Says no.
   *
   * @param reason 1 to 500 characters
   */
  public Answer decline(ContractId contract, int id, PersonId by, String reason) {
    return ledger.change(
        contract, change -> answer(change, id, by, order -> decline(change, order, by, reason)));
  }

  /** The order of this contract. */
  public Optional<Order> find(ContractId contract, int id) {
    return orders.find(contract, id);
  }

  private static Answer answer(
      LedgerTransaction change, int id, PersonId by, Function<Order, Answer> open) {
    Optional<Order> found = new OrderRepository(change.handle()).find(change.contract(), id);
    Optional<Approval> approval = found.flatMap(Order::approval);
    if (found.isEmpty()) {
      return new Answer.Unknown();
    }
    Order order = found.get();
    if (approval.isEmpty()) {
      return new Answer.NotAsked(order);
    }
    return switch (approval.get().standing(order.state(), by, change.now())) {
      case OPEN -> open.apply(order);
      case OWN -> new Answer.Own(order);
      case LAPSED -> new Answer.Lapsed(order);
      case ANSWERED -> new Answer.AnsweredBefore(order);
    };
  }

  private Answer approve(LedgerTransaction change, Order order, PersonId by) {
    return switch (orders.review(change, order.packs())) {
      case Review.NotActive _ -> new Answer.Refused(order, Answer.Why.NOT_ACTIVE);
      case Review.NotSold _ -> new Answer.Refused(order, Answer.Why.NOT_SOLD);
      case Review.NotBillable _ -> new Answer.Refused(order, Answer.Why.NOT_BILLABLE);
      case Review.Offered offered ->
          hindrance(order, offered)
              .<Answer>map(why -> new Answer.Refused(order, why))
              .orElseGet(() -> new Answer.Approved(write(change, order, offered, by)));
    };
  }

  /** The order's own amount is not in its way. */
  private static Optional<Answer.Why> hindrance(Order order, Review.Offered offered) {
    if (!order.promise().costsAs(offered.offer().promise())) {
      return Optional.of(Answer.Why.PRICE_CHANGED);
    }
    return order.paidBy() == PaidBy.CARD
            || offered.line().without(order.gross()).allows(order.gross())
        ? Optional.empty()
        : Optional.of(Answer.Why.OVER_CREDIT_LIMIT);
  }

  private Order write(LedgerTransaction change, Order order, Review.Offered offered, PersonId by) {
    var repository = new OrderRepository(change.handle());
    Offer offer = offered.offer();
    Optional<GrantId> grant =
        switch (order.paidBy()) {
          case INVOICE ->
              Optional.of(OrderService.grant(change, order.id(), order.credits(), offer.expiry()));
          case CARD -> Optional.empty();
        };
    LocalDate dueOn = OrderService.dueOn(offer, order.paidBy());
    repository.approve(order, offered, grant, dueOn, by, change.now());
    Order approved = repository.find(change.contract(), order.id()).orElseThrow();
    trail.approved(change, by, approved, offered.billing());
    return approved;
  }

  private Answer decline(LedgerTransaction change, Order order, PersonId by, String reason) {
    var repository = new OrderRepository(change.handle());
    repository.decline(order, by, reason, change.now());
    Order declined = repository.find(change.contract(), order.id()).orElseThrow();
    trail.declined(change, by, declined);
    return new Answer.Declined(declined);
  }
}
