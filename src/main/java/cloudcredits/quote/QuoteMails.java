package cloudcredits.quote;

import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.notify.OutboxService;
import cloudcredits.order.Order;
import cloudcredits.quote.QuoteRepository.Parties;
import cloudcredits.web.Format;
import java.time.ZoneId;
import java.util.List;

/** What we write about quotes, in the transaction that causes it. */
public final class QuoteMails {

  private final OutboxService outbox;
  private final String portal;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public QuoteMails(OutboxService outbox, String portal) {
    this.outbox = outbox;
    this.portal = portal;
  }

  /** To the reseller's people: the customer asks. */
  void asked(LedgerTransaction change, Quote quote) {
    Wish wish = quote.wish().orElseThrow();
    Parties parties = parties(change);
    toSellers(
        change,
        quote,
        "%s asks for a quote for %s".formatted(parties.customer(), packs(wish.packs())),
        """
        %s of %s, contract %s, asks %s for a quote for %s of shared cloud credits.%s

        Answer here:
        %s
        """
            .formatted(
                wish.asked().name(),
                parties.customer(),
                parties.number(),
                quote.seller(),
                packs(wish.packs()),
                said(wish.note()),
                sellersPage(parties, quote)));
  }

  /** To the reseller's people: nothing needs an answer any more. */
  void takenBack(LedgerTransaction change, Quote quote, Signature by) {
    Parties parties = parties(change);
    toSellers(
        change,
        quote,
        "%s asks no longer for %s".formatted(parties.customer(), title(quote)),
        """
        %s has taken the request for %s on contract %s back. There is nothing to do.
        """
            .formatted(by.name(), title(quote), parties.number()));
  }

  /** To the customer: there is an offer. */
  void offered(LedgerTransaction change, Quote quote, Bid bid) {
    Parties parties = parties(change);
    ZoneId zone = zone(change);
    toCustomers(
        change,
        quote,
        "%s offers %s for %s".formatted(quote.seller(), packs(bid.packs()), total(bid)),
        """
        %s offers %s, contract %s:

        Credits          %s, shared
        Price            %d × %s = %s
        Valid            through %s%s

        Accept or decline it here:
        %s
        """
            .formatted(
                quote.seller(),
                parties.customer(),
                parties.number(),
                Format.credits(bid.credits()),
                bid.packs(),
                bid.packPrice(),
                total(bid),
                Format.date(bid.until().minusNanos(1), zone),
                said(bid.note()),
                customersPage(parties, quote)));
  }

  /** To the customer: the reseller does not offer, or no longer. */
  void withdrawn(LedgerTransaction change, Quote quote, String reason) {
    Parties parties = parties(change);
    toCustomers(
        change,
        quote,
        "%s has withdrawn %s".formatted(quote.seller(), title(quote)),
        """
        %s has withdrawn %s on contract %s.%s

        %s
        """
            .formatted(
                quote.seller(),
                title(quote),
                parties.number(),
                said(reason),
                customersPage(parties, quote)));
  }

  /** To the reseller's people: the customer does not want it. */
  void declined(LedgerTransaction change, Quote quote, String reason) {
    Parties parties = parties(change);
    toSellers(
        change,
        quote,
        "%s declines %s".formatted(parties.customer(), title(quote)),
        """
        %s, contract %s, has declined %s.%s

        %s
        """
            .formatted(
                parties.customer(),
                parties.number(),
                title(quote),
                said(reason),
                sellersPage(parties, quote)));
  }

  /** To the reseller's people: deliver. */
  void accepted(LedgerTransaction change, Quote quote, Stage.Accepted accepted) {
    Parties parties = parties(change);
    toSellers(
        change,
        quote,
        "%s accepts %s, purchase order %s"
            .formatted(parties.customer(), title(quote), accepted.purchaseOrder()),
        """
        %s of %s, contract %s, has accepted %s for %s.
        The purchase-order number is %s.

        The credits are granted when you confirm the delivery:
        %s
        """
            .formatted(
                accepted.accepted().name(),
                parties.customer(),
                parties.number(),
                packs(accepted.offer().bid().packs()),
                total(accepted.offer().bid()),
                accepted.purchaseOrder(),
                sellersPage(parties, quote)));
  }

  /** To everybody else who may buy: somebody has accepted, and a second person is needed. */
  void proposed(LedgerTransaction change, Quote quote, Bid bid, Signature by) {
    Parties parties = parties(change);
    send(
        change,
        quotes(change).otherBuyers(by.person()),
        "Confirm %s of %s: %s for %s"
            .formatted(title(quote), quote.seller(), packs(bid.packs()), total(bid)),
        """
        %s accepts the offer of %s on contract %s: %s for %s. Above the contract's amount a second person decides.

        Nothing is bought until you or somebody else who may buy confirms, through %s:
        %s
        """
            .formatted(
                by.name(),
                quote.seller(),
                parties.number(),
                packs(bid.packs()),
                total(bid),
                Format.date(bid.until().minusNanos(1), zone(change)),
                customersPage(parties, quote)));
  }

  /** To whoever accepted first: a second person has confirmed. */
  void confirmed(LedgerTransaction change, Quote quote, Signature to, Signature by) {
    send(
        change,
        List.of(quotes(change).emailOf(to.person())),
        "%s has confirmed %s of %s".formatted(by.name(), title(quote), quote.seller()),
        """
        %s is told to deliver.

        %s
        """
            .formatted(quote.seller(), customersPage(parties(change), quote)));
  }

  /** To whoever accepted first: a second person does not want it. */
  void notConfirmed(
      LedgerTransaction change, Quote quote, Signature to, Signature by, String reason) {
    send(
        change,
        List.of(quotes(change).emailOf(to.person())),
        "%s has declined %s of %s".formatted(by.name(), title(quote), quote.seller()),
        """
        The offer that you had accepted is declined.%s

        %s
        """
            .formatted(said(reason), customersPage(parties(change), quote)));
  }

  /** To the reseller's people: the customer takes the acceptance back. */
  void cancelled(LedgerTransaction change, Quote quote, String reason) {
    Parties parties = parties(change);
    toSellers(
        change,
        quote,
        "%s no longer accepts %s".formatted(parties.customer(), title(quote)),
        """
        %s, contract %s, has taken its acceptance of %s back. It can't be delivered any more.%s

        %s
        """
            .formatted(
                parties.customer(),
                parties.number(),
                title(quote),
                said(reason),
                sellersPage(parties, quote)));
  }

  /** To the customer: the reseller will not deliver. */
  void notDelivered(LedgerTransaction change, Quote quote, String reason) {
    Parties parties = parties(change);
    toCustomers(
        change,
        quote,
        "%s does not deliver %s".formatted(quote.seller(), title(quote)),
        """
        %s does not deliver what was accepted in %s on contract %s. No credits came of it.%s

        %s
        """
            .formatted(
                quote.seller(),
                title(quote),
                parties.number(),
                said(reason),
                customersPage(parties, quote)));
  }

  /** To the customer: the credits are there. */
  void delivered(LedgerTransaction change, Quote quote, Order order) {
    Parties parties = parties(change);
    toCustomers(
        change,
        quote,
        "%s has delivered %s".formatted(quote.seller(), Format.creditsInWords(order.credits())),
        """
        %s has delivered %s on contract %s, your number %s.

        They can be used now and expire on %s. %s invoices them.

        The order:
        %s/contracts/%s/orders/%d
        """
            .formatted(
                quote.seller(),
                Format.creditsInWords(order.credits()),
                parties.number(),
                order.purchaseOrderNumber(),
                Format.date(order.until(), zone(change)),
                quote.seller(),
                portal,
                parties.number(),
                order.id()));
  }

  private void toSellers(LedgerTransaction change, Quote quote, String subject, String body) {
    send(change, quotes(change).sellers(quote.reseller()), subject, body);
  }

  private void toCustomers(LedgerTransaction change, Quote quote, String subject, String body) {
    send(change, quotes(change).customers(quote), subject, body);
  }

  private void send(LedgerTransaction change, List<String> to, String subject, String body) {
    to.forEach(address -> outbox.write(change.handle(), address, subject, body, change.now()));
  }

  private String customersPage(Parties parties, Quote quote) {
    return "%s/contracts/%s/quotes/%d".formatted(portal, parties.number(), quote.id());
  }

  private String sellersPage(Parties parties, Quote quote) {
    return "%s/contracts/%s/offers/%d".formatted(portal, parties.number(), quote.id());
  }

  private static Parties parties(LedgerTransaction change) {
    return quotes(change).parties();
  }

  private static ZoneId zone(LedgerTransaction change) {
    return change.book().rules().terms().zone();
  }

  private static QuoteRepository quotes(LedgerTransaction change) {
    return new QuoteRepository(change.handle(), change.contract());
  }

  private static String title(Quote quote) {
    return "quote " + quote.id();
  }

  private static String packs(int packs) {
    return Format.plural("pack", packs);
  }

  private static String total(Bid bid) {
    return bid.total().toString();
  }

  /** What somebody wrote stands in a paragraph of its own. */
  private static String said(String text) {
    return text.isEmpty() ? "" : "\n\n" + text;
  }
}
