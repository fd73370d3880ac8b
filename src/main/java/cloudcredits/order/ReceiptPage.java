package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An order: what was bought, on which terms, and where its credits are now.
 *
 * @param cancel where it can be cancelled, while it can
 * @param whyNot why it can't be cancelled any more; "" when it can, or is
 * @param soldBy the reseller, where one sold it; and its quote's page
 */
public record ReceiptPage(
    String path,
    String orders,
    String buy,
    String number,
    String heading,
    String text,
    StateWords state,
    String packs,
    String pack,
    String currency,
    String packPrice,
    String total,
    String credits,
    When ordered,
    String orderedBy,
    String purchaseOrder,
    String invoiceTo,
    When due,
    When until,
    String reason,
    String ledger,
    String grant,
    Optional<When> paid,
    Optional<When> cancelled,
    Credits now,
    Optional<String> cancel,
    String whyNot,
    Optional<String> soldBy,
    Optional<String> quote) {

  /** Where the order's credits are. */
  public record Credits(String available, String held, String used, String lapsed) {}

  static ReceiptPage of(
      Contract contract, Order order, Balance balance, boolean cancellable, Instant now) {
    String base = "/contracts/" + contract.number();
    String path = base + "/orders/" + order.id();
    LocalDate today = LocalDate.ofInstant(now, contract.zone());
    return new ReceiptPage(
        path,
        base + "/orders",
        base + "/buy",
        Integer.toString(order.id()),
        heading(order),
        text(contract, order),
        StateWords.of(order, today),
        Format.plural("pack", order.packs()),
        Format.credits(perPack(order)) + " shared credits each",
        order.total().currency().getCurrencyCode(),
        Format.amount(order.packPrice()),
        Format.amount(order.total()),
        Format.credits(order.credits()),
        When.dateTime(order.orderedAt(), contract.zone()),
        order.orderedBy(),
        order.purchaseOrderNumber(),
        order.invoiceEmail(),
        When.date(order.dueOn()),
        When.date(order.until(), contract.zone()),
        OrderMails.reason(order.expiry().reason()),
        base + "/ledger?grant=" + order.grant(),
        "Grant " + order.grant(),
        order.paidAt().map(at -> When.date(at, contract.zone())),
        order.cancelledAt().map(at -> When.dateTime(at, contract.zone())),
        credits(balance),
        cancellable ? Optional.of(path + "/cancellation") : Optional.empty(),
        whyNot(order, balance, cancellable),
        order.soldBy(),
        order.quote().map(quote -> base + "/quotes/" + quote));
  }

  private static String whyNot(Order order, Balance balance, boolean cancellable) {
    if (cancellable || order.state() == Order.State.CANCELLED) {
      return "";
    }
    return order.soldBy().isPresent() ? sold(order) : whyNot(balance);
  }

  /** Why an order that a reseller sold can't be cancelled here. */
  static String sold(Order order) {
    return "%s sold it: to give it back, ask them.".formatted(order.soldBy().orElseThrow());
  }

  private static String heading(Order order) {
    return order.state() == Order.State.CANCELLED
        ? "Order " + order.id() + " is cancelled, its credits are taken back"
        : "Order %d: %s for %s"
            .formatted(
                order.id(), Format.creditsInWords(order.credits()), Format.money(order.total()));
  }

  private static String text(Contract contract, Order order) {
    return order
        .cancelledAt()
        .map(
            at ->
                "Cancelled %s by %s. %s"
                    .formatted(
                        Format.dateTime(at, contract.zone()),
                        order.cancelledBy().orElseThrow(),
                        order.paidAt().isPresent()
                            ? Format.money(order.total()) + " is returned."
                            : "Nothing is to be paid for it."))
        .orElseGet(
            () ->
                "Bought %s by %s."
                    .formatted(
                        Format.dateTime(order.orderedAt(), contract.zone()), order.orderedBy()));
  }

  private static cloudcredits.credit.Credits perPack(Order order) {
    return new cloudcredits.credit.Credits(order.credits().hundredths() / order.packs());
  }

  private static Credits credits(Balance balance) {
    return new Credits(
        Format.credits(balance.available()),
        Format.credits(balance.held()),
        Format.credits(balance.used()),
        Format.credits(balance.lapsed()));
  }

  /** Why an order whose credits are here or there can't be cancelled. */
  static String whyNot(Balance balance) {
    if (balance.used().isPositive() || balance.held().isPositive()) {
      return "It can’t be cancelled any more: %s used and %s held for jobs."
          .formatted(Format.credits(balance.used()), Format.credits(balance.held()));
    }
    return "It can’t be cancelled any more: its credits have expired.";
  }
}
