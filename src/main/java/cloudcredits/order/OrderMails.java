package cloudcredits.order;

import cloudcredits.credit.Expiry;
import cloudcredits.credit.Money;
import cloudcredits.web.Format;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is written to the buyer and to whoever gets the invoice.
 *
 * @param portal the portal's own address, without a slash at its end
 */
record OrderMails(String portal) {

  /** A mail's subject and plain text. */
  record Text(String subject, String body) {}

  Text placed(Order order, Buyer buyer, ZoneId zone) {
    return new Text(
        "Order %s: %s for %s"
            .formatted(
                number(order, buyer), Format.plural("pack", order.packs()), plain(order.gross())),
        """
        %s bought %s of shared cloud credits for %s.

        Order            %s, %s
        Contract         %s
        Your number      %s
        Credits          %s, usable now
        Price            %d × %s = %s
        Tax              %s
        To pay           %s
        Expire           %s, %s
        %s

        The order, its invoice and receipt: %s
        The order can be cancelled there while its credits are untouched.
        """
            .formatted(
                order.orderedBy(),
                Format.plural("pack", order.packs()),
                buyer.customer(),
                number(order, buyer),
                Format.dateTime(order.orderedAt(), zone),
                buyer.number(),
                order.purchaseOrderNumber(),
                Format.credits(order.credits()),
                order.packs(),
                plain(order.packPrice()),
                plain(order.net()),
                tax(order),
                plain(order.gross()),
                Format.date(order.until(), zone),
                reason(order.expiry().reason()),
                order
                    .paidAt()
                    .map(at -> "Paid by card     " + Format.date(at, zone))
                    .orElse("Pay by           " + Format.date(order.dueOn())),
                link(order, buyer)));
  }

  /** To those who may approve. */
  Text asked(Order order, Buyer buyer, ZoneId zone) {
    return new Text(
        "Order %s waits for approval: %s for %s"
            .formatted(
                number(order, buyer), Format.plural("pack", order.packs()), plain(order.gross())),
        """
        %s asks for %s of shared cloud credits for %s, your number %s. Above the contract's amount a second person decides.

        Nothing is bought until you or somebody else who may buy approves. It can be approved until %s.

        Approve or decline: %s
        """
            .formatted(
                order.orderedBy(),
                Format.plural("pack", order.packs()),
                plain(order.gross()),
                order.purchaseOrderNumber(),
                Format.dateTime(order.approval().orElseThrow().before(), zone),
                link(order, buyer)));
  }

  /** To whoever asked, when a card is to pay. */
  Text payable(Order order, Buyer buyer) {
    return new Text(
        "Order %s is approved and can be paid".formatted(number(order, buyer)),
        """
        %s approved order %s: %s for %s. It can be paid by card within a day; its credits come as soon as it is paid.

        The order: %s
        """
            .formatted(
                order.approval().flatMap(Approval::by).orElseThrow(),
                number(order, buyer),
                Format.plural("pack", order.packs()),
                plain(order.gross()),
                link(order, buyer)));
  }

  /** To whoever asked. */
  Text declined(Order order, Buyer buyer) {
    return new Text(
        "Order %s is declined".formatted(number(order, buyer)),
        """
        %s declined order %s: %s for %s. Nothing is bought.

        "%s"

        The order: %s
        """
            .formatted(
                order.cancelledBy().orElseThrow(),
                number(order, buyer),
                Format.plural("pack", order.packs()),
                plain(order.gross()),
                order.approval().flatMap(Approval::declined).orElseThrow(),
                link(order, buyer)));
  }

  Text cancelled(Order order, Buyer buyer, ZoneId zone) {
    return new Text(
        "Order %s is cancelled".formatted(number(order, buyer)),
        """
        %s cancelled order %s of %s: %s for %s, your number %s.

        Its credits were untouched and are taken back. %s

        The order: %s
        """
            .formatted(
                order.cancelledBy().orElseThrow(),
                number(order, buyer),
                Format.date(order.orderedAt(), zone),
                Format.plural("pack", order.packs()),
                plain(order.gross()),
                order.purchaseOrderNumber(),
                order.paidAt().isPresent()
                    ? "What was paid, %s, is returned%s."
                        .formatted(
                            plain(order.gross()),
                            order.paidBy() == PaidBy.CARD ? " to the card that paid" : "")
                    : "Nothing is to be paid for it.",
                link(order, buyer)));
  }

  /** The money is back on the card. */
  Text refunded(Order order, Repayment repayment, Buyer buyer, ZoneId zone, Instant now) {
    return new Text(
        "Order %s: %s is returned".formatted(number(order, buyer), plain(repayment.amount())),
        """
        %s of order %s, your number %s, was returned on %s to the card that paid: %s. Banks show it some days later.

        The order: %s
        """
            .formatted(
                plain(repayment.amount()),
                number(order, buyer),
                order.purchaseOrderNumber(),
                Format.date(now, zone),
                repayment.reason().inASentence(),
                link(order, buyer)));
  }

  /** The card could not take the money. */
  Text refundFailed(Order order, Repayment repayment, Buyer buyer) {
    return new Text(
        "Order %s: %s could not be returned to the card"
            .formatted(number(order, buyer), plain(repayment.amount())),
        """
        %s of order %s, your number %s, could not be returned to the card that paid. The vendor still owes it and returns it another way.

        The order: %s
        """
            .formatted(
                plain(repayment.amount()),
                number(order, buyer),
                order.purchaseOrderNumber(),
                link(order, buyer)));
  }

  private static String tax(Order order) {
    return order
        .billed()
        .map(billed -> billed.tax().words().replace('\u00a0', ' ') + ", " + plain(order.tax()))
        .orElse(plain(order.tax()));
  }

  private static String number(Order order, Buyer buyer) {
    return buyer.number() + "/" + order.id();
  }

  private String link(Order order, Buyer buyer) {
    return "%s/contracts/%s/orders/%d".formatted(portal, buyer.number(), order.id());
  }

  static String reason(Expiry.Reason reason) {
    return switch (reason) {
      case ONE_YEAR -> "one year after purchase";
      case RENEWAL -> "the renewal, which comes before one year";
      case NEVER, REPLACEMENT ->
          throw new IllegalStateException("no order has " + reason + " for a reason");
    };
  }

  private static String plain(Money money) {
    return Format.money(money).replace('\u00a0', ' ');
  }
}
