package cloudcredits.order;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.billing.Billing;
import cloudcredits.billing.InvoiceDraft;
import cloudcredits.billing.PaperKind;
import cloudcredits.billing.PaperService;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.Format;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an order's steps leave behind, in the step's own transaction: the audit trail, mail, papers,
 * and money to return.
 */
public final class OrderTrailService {

  private final AuditService audit;
  private final OutboxService outbox;
  private final PaperService papers;
  private final OrderMails mails;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public OrderTrailService(
      AuditService audit, OutboxService outbox, PaperService papers, String portal) {
    this.audit = audit;
    this.outbox = outbox;
    this.papers = papers;
    this.mails = new OrderMails(portal);
  }

  /** Bought by invoice. */
  void invoiced(LedgerTransaction change, PersonId by, Order order, Billing.Ready billing) {
    record(change, Actor.person(by), AuditAction.ORDER_PLACED, order);
    Buyer buyer = buyer(change);
    mail(change, order, mails.placed(order, buyer, zone(change)));
    invoice(change, order, buyer, billing, payable(order));
  }

  private static String payable(Order order) {
    return "Payable without deduction by %s.".formatted(Format.date(order.dueOn()));
  }

  /** Asked for: everybody else who may buy is told. */
  void asked(LedgerTransaction change, PersonId by, Order order) {
    record(change, Actor.person(by), AuditAction.APPROVAL_ASKED, order);
    OrderMails.Text text = mails.asked(order, buyer(change), zone(change));
    new ApprovalRepository(change.handle())
        .otherBuyers(change.contract(), by)
        .forEach(address -> send(change, address, text));
  }

  /** A second person has approved: bought by invoice, or to be paid by card. */
  void approved(LedgerTransaction change, PersonId by, Order order, Billing.Ready billing) {
    record(change, Actor.person(by), AuditAction.ORDER_APPROVED, order);
    Buyer buyer = buyer(change);
    if (order.grant().isPresent()) {
      mail(change, order, mails.placed(order, buyer, zone(change)));
      invoice(change, order, buyer, billing, payable(order));
    } else {
      send(change, asker(change, order), mails.payable(order, buyer));
    }
  }

  /** A second person has declined. */
  void declined(LedgerTransaction change, PersonId by, Order order) {
    record(change, Actor.person(by), AuditAction.ORDER_DECLINED, order);
    send(change, asker(change, order), mails.declined(order, buyer(change)));
  }

  /** Begun, to be paid by card. */
  void begun(LedgerTransaction change, PersonId by, Order order) {
    record(change, Actor.person(by), AuditAction.ORDER_PLACED, order);
  }

  /** An operator has noted that an invoice is paid. */
  void paid(LedgerTransaction change, PersonId by, Order order) {
    record(change, Actor.person(by), AuditAction.ORDER_PAID, order);
    followUp(
        change,
        PaperKind.RECEIPT,
        order,
        "Paid in full by bank transfer, received on %s."
            .formatted(Format.date(order.paidAt().orElseThrow(), zone(change))));
  }

  /** The payment provider has told that a card has paid. */
  void paidByCard(LedgerTransaction change, Order order, Billing.Ready billing) {
    record(change, Actor.system(), AuditAction.PAYMENT_RECEIVED, order);
    Buyer buyer = buyer(change);
    mail(change, order, mails.placed(order, buyer, zone(change)));
    String words =
        "Paid in full by card on %s."
            .formatted(Format.date(order.paidAt().orElseThrow(), zone(change)));
    invoice(change, order, buyer, billing, words);
    followUp(change, PaperKind.RECEIPT, order, words);
  }

  /** A person has cancelled it. */
  void cancelled(LedgerTransaction change, PersonId by, Order order) {
    record(change, Actor.person(by), AuditAction.ORDER_CANCELLED, order);
    if (order.grant().isPresent()) {
      mail(change, order, mails.cancelled(order, buyer(change), zone(change)));
      giveBack(change, order);
    }
  }

  private void giveBack(LedgerTransaction change, Order order) {
    boolean paid = order.paidAt().isPresent();
    if (paid) {
      new RepaymentRepository(change.handle())
          .add(
              change.contract(),
              order.id(),
              order.gross(),
              Repayment.Reason.CANCELLED,
              change.now());
    }
    followUp(
        change,
        PaperKind.CREDIT_NOTE,
        order,
        paid
            ? "The order was cancelled. The amount is returned%s."
                .formatted(order.paidBy() == PaidBy.CARD ? " to the card that paid" : "")
            : "The order was cancelled. Nothing is to be paid for the invoice.");
  }

  /** Its payment did not come in time. */
  void expired(LedgerTransaction change, Order order) {
    record(change, Actor.system(), AuditAction.ORDER_CANCELLED, order);
  }

  /** The payment provider has begun to return money to a card. */
  void refundRequested(LedgerTransaction change, Repayment repayment) {
    record(change, AuditAction.REFUND_REQUESTED, repayment, about(repayment));
  }

  /** The payment provider has returned money to a card. */
  void refunded(LedgerTransaction change, Repayment repayment) {
    record(change, AuditAction.REFUND_MADE, repayment, about(repayment));
    Order order = order(change, repayment);
    mail(
        change, order, mails.refunded(order, repayment, buyer(change), zone(change), change.now()));
  }

  /** The payment provider could not return money to a card. */
  void refundFailed(LedgerTransaction change, Repayment repayment, String words) {
    record(change, AuditAction.REFUND_FAILED, repayment, about(repayment) + ". " + words);
    Order order = order(change, repayment);
    mail(change, order, mails.refundFailed(order, repayment, buyer(change)));
  }

  private static Order order(LedgerTransaction change, Repayment repayment) {
    return new OrderRepository(change.handle())
        .find(change.contract(), repayment.order())
        .orElseThrow();
  }

  /** An amount to return, for the audit trail. */
  static String about(Repayment repayment) {
    return "%s: %s %s"
        .formatted(repayment.amount(), repayment.reason().words(), repayment.reference())
        .strip();
  }

  private void record(
      LedgerTransaction change, AuditAction action, Repayment repayment, String detail) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.system(),
        Optional.of(change.contract()),
        action,
        "Order " + repayment.order(),
        detail);
  }

  private void invoice(
      LedgerTransaction change, Order order, Buyer buyer, Billing.Ready billing, String terms) {
    boolean open = order.state() == Order.State.INVOICED;
    String account = billing.seller().account();
    papers.invoice(
        change.handle(),
        new InvoiceDraft(
            change.contract(),
            order.id(),
            buyer.number() + "/" + order.id(),
            order.purchaseOrderNumber(),
            billing,
            change.now(),
            "Pack of %s shared cloud credits, usable until %s"
                .formatted(
                    Format.credits(order.perPack()), Format.date(order.until(), zone(change))),
            order.packs(),
            order.packPrice(),
            order.net(),
            open && !account.isEmpty() ? List.of(terms, account) : List.of(terms)),
        change.now());
  }

  private void followUp(LedgerTransaction change, PaperKind kind, Order order, String terms) {
    papers.followUp(change.handle(), kind, change.contract(), order.id(), terms, change.now());
  }

  private void record(LedgerTransaction change, Actor by, AuditAction action, Order order) {
    audit.record(
        change.handle(),
        change.now(),
        by,
        Optional.of(change.contract()),
        action,
        "Order " + order.id(),
        "%d packs, %s credits, %s, purchase order %s"
            .formatted(order.packs(), order.credits(), order.gross(), order.purchaseOrderNumber()));
  }

  private void mail(LedgerTransaction change, Order order, OrderMails.Text text) {
    Stream.of(order.invoiceEmail(), asker(change, order))
        .distinct()
        .forEach(address -> send(change, address, text));
  }

  private void send(LedgerTransaction change, String address, OrderMails.Text text) {
    outbox.write(change.handle(), address, text.subject(), text.body(), change.now());
  }

  private static String asker(LedgerTransaction change, Order order) {
    var orders = new OrderRepository(change.handle());
    return orders.emailOf(orders.buyerOf(change.contract(), order.id()));
  }

  private static Buyer buyer(LedgerTransaction change) {
    return new OrderRepository(change.handle()).buyer(change.contract(), change.now());
  }

  private static ZoneId zone(LedgerTransaction change) {
    return change.book().rules().terms().zone();
  }
}
