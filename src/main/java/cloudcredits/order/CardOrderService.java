package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.billing.BillingService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Orders that wait for a card: each payment acts once, whoever tells of it, however often, and in
 * whatever order (rules §9).
 */
public final class CardOrderService {

  /** An order that waits. */
  public record Waiting(ContractId contractId, int id) {}

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final BillingService billing;
  private final OrderTrailService trail;

  public CardOrderService(
      Jdbi jdbi, LedgerService ledger, BillingService billing, OrderTrailService trail) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.billing = billing;
    this.trail = trail;
  }

  /** A card has paid: gives the credits that were promised, or notes that the money is owed. */
  public CardOutcome paid(ContractId contract, int id, CardPayment payment) {
    return ledger.change(contract, change -> paid(change, id, payment));
  }

  private CardOutcome paid(LedgerTransaction change, int id, CardPayment payment) {
    var orders = new OrderRepository(change.handle());
    Optional<Order> found = orders.find(change.contract(), id);
    if (found.isEmpty()) {
      return CardOutcome.UNKNOWN;
    }
    if (orders.knows(change.contract(), id, payment.reference())) {
      return CardOutcome.KNOWN;
    }
    Order order = found.get();
    return switch (order.state()) {
      case AWAITING_PAYMENT -> paid(change, orders, order, payment);
      // No checkout opens before the approval: what comes all the same is owed, as after the end.
      case AWAITING_APPROVAL, CANCELLED ->
          owe(
              change,
              order,
              payment,
              Repayment.Reason.PAID_AFTER_CANCELLATION,
              CardOutcome.CANCELLED_BEFORE);
      case INVOICED, PAID ->
          owe(change, order, payment, Repayment.Reason.PAID_TWICE, CardOutcome.PAID_TWICE);
    };
  }

  private CardOutcome paid(
      LedgerTransaction change, OrderRepository orders, Order order, CardPayment payment) {
    if (!payment.amount().equals(order.gross())) {
      return owe(change, order, payment, Repayment.Reason.OTHER_AMOUNT, CardOutcome.OTHER_AMOUNT);
    }
    if (isTooLate(change, order)) {
      orders.cancel(change.contract(), order.id(), Optional.empty(), change.now());
      trail.expired(change, order);
      return owe(change, order, payment, Repayment.Reason.PAID_TOO_LATE, CardOutcome.TOO_LATE);
    }
    GrantId grant = OrderService.grant(change, order.id(), order.credits(), order.expiry());
    orders.fulfil(change.contract(), order.id(), grant, payment.reference(), change.now());
    Order fulfilled = orders.find(change.contract(), order.id()).orElseThrow();
    Billed billed = fulfilled.billed().orElseThrow();
    trail.paidByCard(
        change, fulfilled, new Billing.Ready(billing.seller(), billed.to(), billed.tax()));
    return CardOutcome.FULFILLED;
  }

  private static boolean isTooLate(LedgerTransaction change, Order order) {
    Terms terms = change.book().rules().terms();
    return !change.now().isBefore(order.until()) || terms.runningAt(change.now()).isEmpty();
  }

  private static CardOutcome owe(
      LedgerTransaction change,
      Order order,
      CardPayment payment,
      Repayment.Reason reason,
      CardOutcome outcome) {
    new RepaymentRepository(change.handle())
        .add(
            change.contract(),
            order.id(),
            payment.amount(),
            reason,
            payment.reference(),
            change.now());
    return outcome;
  }

  /** Ends an order that waits, when nobody can pay for it any more. */
  public void giveUp(ContractId contract, int id) {
    ledger.change(
        contract,
        change -> {
          var orders = new OrderRepository(change.handle());
          orders
              .find(contract, id)
              .filter(order -> order.state() == Order.State.AWAITING_PAYMENT)
              .ifPresent(
                  order -> {
                    orders.cancel(contract, id, Optional.empty(), change.now());
                    trail.expired(change, order);
                  });
          return null;
        });
  }

  /** Orders that have waited since before that moment. */
  public List<Waiting> waiting(Instant before, int limit) {
    return jdbi.withHandle(handle -> new OrderRepository(handle).waiting(before, limit));
  }
}
