package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.billing.BillingService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
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
  private final BillingService billing;
  private final OrderTrailService trail;

  public ApprovalService(LedgerService ledger, BillingService billing, OrderTrailService trail) {
    this.ledger = ledger;
    this.billing = billing;
    this.trail = trail;
  }

  /** Buys what was asked for at the price of then; it expires by the rule of now. */
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

  private static Answer answer(
      LedgerTransaction change, int id, PersonId by, Function<Order, Answer> open) {
    Optional<Order> found = new OrderRepository(change.handle()).find(change.contract(), id);
    if (found.isEmpty() || !new ApprovalRepository(change.handle()).mayBuy(change.contract(), by)) {
      return new Answer.Unknown();
    }
    Order order = found.get();
    if (order.approval().isEmpty()) {
      return new Answer.NotAsked(order);
    }
    return switch (order.approval().get().standing(order.state(), by, change.now())) {
      case OPEN -> open.apply(order);
      case OWN -> new Answer.Own(order);
      case LAPSED -> new Answer.Lapsed(order);
      case ANSWERED -> new Answer.AnsweredBefore(order);
    };
  }

  private Answer approve(LedgerTransaction change, Order order, PersonId by) {
    Terms terms = change.book().rules().terms();
    Optional<Terms.Term> term = terms.runningAt(change.now());
    if (term.isEmpty()) {
      return new Answer.Refused(order, Answer.Why.NOT_ACTIVE);
    }
    LocalDate today = LocalDate.ofInstant(change.now(), terms.zone());
    return switch (billing.billing(change.handle(), change.contract(), today)) {
      case Billing.Missing _ -> new Answer.Refused(order, Answer.Why.NOT_BILLABLE);
      case Billing.Ready ready ->
          hindrance(change, order, ready)
              .<Answer>map(why -> new Answer.Refused(order, why))
              .orElseGet(
                  () -> {
                    Expiry expiry =
                        Expiry.ofShared(change.now(), term.get().renewalOn(), terms.zone());
                    return new Answer.Approved(write(change, order, ready, expiry, today, by));
                  });
    };
  }

  /** The price is kept, the law's tax can't be; the order's own amount is not in its way. */
  private static Optional<Answer.Why> hindrance(
      LedgerTransaction change, Order order, Billing.Ready ready) {
    if (!ready.tax().on(order.net()).equals(order.tax())) {
      return Optional.of(Answer.Why.TAX_CHANGED);
    }
    Buyer buyer = new OrderRepository(change.handle()).buyer(change.contract(), change.now());
    return order.paidBy() == PaidBy.CARD
            || buyer.line().without(order.gross()).allows(order.gross())
        ? Optional.empty()
        : Optional.of(Answer.Why.OVER_CREDIT_LIMIT);
  }

  private Order write(
      LedgerTransaction change,
      Order order,
      Billing.Ready ready,
      Expiry expiry,
      LocalDate today,
      PersonId by) {
    Optional<GrantId> grant =
        switch (order.paidBy()) {
          case INVOICE ->
              Optional.of(OrderService.grant(change, order.id(), order.credits(), expiry));
          case CARD -> Optional.empty();
        };
    LocalDate dueOn = OrderService.dueOn(today, order.paidBy());
    new ApprovalRepository(change.handle())
        .approve(order, ready, expiry, grant, dueOn, by, change.now());
    Order approved = again(change, order);
    trail.approved(change, by, approved, ready);
    return approved;
  }

  private Answer decline(LedgerTransaction change, Order order, PersonId by, String reason) {
    new ApprovalRepository(change.handle()).decline(order, by, reason, change.now());
    Order declined = again(change, order);
    trail.declined(change, by, declined);
    return new Answer.Declined(declined);
  }

  private static Order again(LedgerTransaction change, Order order) {
    return new OrderRepository(change.handle()).find(change.contract(), order.id()).orElseThrow();
  }
}
