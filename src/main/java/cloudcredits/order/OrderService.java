package cloudcredits.order;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.notify.OutboxService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Buys shared credits by invoice, takes untouched ones back, notes what is paid (rules §9). An
 * order and its grant are written in one change of the contract's ledger, under its lock: neither
 * happens without the other, and of two at once the second sees the first.
 */
public final class OrderService {

  private static final int DUE_DAYS = 30;

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AuditService audit;
  private final OutboxService outbox;
  private final OrderMails mails;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public OrderService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      AuditService audit,
      OutboxService outbox,
      String portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.audit = audit;
    this.outbox = outbox;
    this.mails = new OrderMails(portal);
  }

  /**
   * What so many packs would be now. Changes nothing.
   *
   * @param packs 1 to {@link Offer#MOST_PACKS}
   */
  public Review review(Contract contract, int packs) {
    Instant now = clock.instant();
    return read(
        orders -> review(orders, orders.buyer(contract.id()), contract.terms(), packs, now));
  }

  /** The same within a change that has begun. */
  public Review review(LedgerTransaction change, int packs) {
    var orders = new OrderRepository(change.handle());
    Terms terms = change.book().rules().terms();
    return review(orders, orders.buyer(change.contract()), terms, packs, change.now());
  }

  private static Review review(
      OrderRepository orders, Buyer buyer, Terms terms, int packs, Instant now) {
    Optional<Terms.Term> term = terms.runningAt(now);
    if (term.isEmpty()) {
      return new Review.NotActive(terms.at(now));
    }
    LocalDate today = LocalDate.ofInstant(now, terms.zone());
    return orders
        .prices(buyer.money())
        .on(today)
        .map(price -> Offer.of(packs, price, now, term.get(), terms.zone()))
        .<Review>map(offer -> new Review.Offered(offer, buyer.line()))
        .orElseGet(() -> new Review.NotSold(buyer.money()));
  }

  /** Buys, once for each token; the credits are usable at once. */
  public Placement place(NewOrder order) {
    return ledger.change(order.contract(), change -> place(change, order));
  }

  /** The same within a change that has begun: both happen or neither. */
  public Placement place(LedgerTransaction change, NewOrder order) {
    var orders = new OrderRepository(change.handle());
    Optional<Order> before = orders.find(order.contract(), order.token());
    if (before.isPresent()) {
      return new Placement.PlacedBefore(before.get());
    }
    Buyer buyer = orders.buyer(order.contract());
    Terms terms = change.book().rules().terms();
    return switch (review(orders, buyer, terms, order.packs(), change.now())) {
      case Review.NotActive(var activity) -> new Placement.ContractNotActive(activity);
      case Review.NotSold(var currency) -> new Placement.NotSold(currency);
      case Review.Offered(var offer, var line) ->
          refusal(order.promised(), offer, line)
              .orElseGet(() -> new Placement.Placed(write(change, buyer, order, offer)));
    };
  }

  private static Optional<Placement> refusal(Promise promised, Offer offer, CreditLine line) {
    Promise real = offer.promise();
    if (!promised.packPrice().equals(real.packPrice())
        || !promised.packCredits().equals(real.packCredits())) {
      return Optional.of(new Placement.PriceChanged(offer));
    }
    if (!promised.until().equals(real.until())) {
      return Optional.of(new Placement.ExpiryChanged(offer));
    }
    return line.allows(offer.total())
        ? Optional.empty()
        : Optional.of(new Placement.OverCreditLimit(offer.total(), line.free()));
  }

  private Order write(LedgerTransaction change, Buyer buyer, NewOrder order, Offer offer) {
    var orders = new OrderRepository(change.handle());
    int id = orders.nextId(order.contract());
    var origin = new Origin(Source.ORDER, Integer.toString(id));
    Grant grant =
        change
            .book()
            .grant(
                Pool.SHARED,
                Optional.empty(),
                offer.credits(),
                offer.expiry(),
                origin,
                change.now());
    orders.add(id, order, offer, grant.id(), offer.on().plusDays(DUE_DAYS), change.now());
    Order placed = orders.find(order.contract(), id).orElseThrow();
    audit(change, order.by(), AuditAction.ORDER_PLACED, placed);
    mail(change, order.by(), placed, mails.placed(placed, buyer, offer.zone()));
    return placed;
  }

  /**
   * Grants what a reseller sold, in the transaction that notes its delivery: the credits expire by
   * the rule of this moment (rules §4).
   *
   * @throws IllegalStateException when the contract is not active
   */
  public Order resell(LedgerTransaction change, Resale resale) {
    Terms terms = change.book().rules().terms();
    Terms.Term term =
        terms
            .runningAt(change.now())
            .orElseThrow(() -> new IllegalStateException("nothing is sold on a contract at rest"));
    Expiry expiry = Expiry.ofShared(change.now(), term.renewalOn(), terms.zone());
    var orders = new OrderRepository(change.handle());
    int id = orders.nextId(change.contract());
    var origin = new Origin(Source.ORDER, Integer.toString(id));
    Grant grant =
        change
            .book()
            .grant(Pool.SHARED, Optional.empty(), resale.credits(), expiry, origin, change.now());
    LocalDate today = LocalDate.ofInstant(change.now(), terms.zone());
    new ResaleRepository(change.handle())
        .add(change.contract(), id, resale, expiry, grant.id(), today, change.now());
    return orders.find(change.contract(), id).orElseThrow();
  }

  /** What the vendor asks for a pack today, in the contract's currency; empty: it sells none. */
  public Optional<Price> priceToday(Contract contract) {
    LocalDate today = contract.dayOf(clock.instant());
    return read(orders -> orders.prices(contract.creditLimit().currency()).on(today));
  }

  /** The same within a change that has begun. */
  public Optional<Price> priceToday(LedgerTransaction change) {
    var orders = new OrderRepository(change.handle());
    ZoneId zone = change.book().rules().terms().zone();
    return orders
        .prices(orders.buyer(change.contract()).money())
        .on(LocalDate.ofInstant(change.now(), zone));
  }

  /** The order that a quote made. */
  public Optional<Order> ofQuote(ContractId contract, int quote) {
    return read(orders -> orders.ofQuote(contract, quote));
  }

  /** What {@link #cancel} would answer now. Changes nothing. */
  public Cancellation cancellation(ContractId contract, int id) {
    Instant now = clock.instant();
    return read(
        orders ->
            orders
                .find(contract, id)
                .map(order -> cancellation(orders, order, now))
                .orElseGet(Cancellation.Unknown::new));
  }

  private static Cancellation cancellation(OrderRepository orders, Order order, Instant now) {
    if (order.state() == Order.State.CANCELLED) {
      return new Cancellation.CancelledBefore(order);
    }
    if (order.soldBy().isPresent()) {
      return new Cancellation.SoldByReseller(order);
    }
    Balance balance = balance(orders, order, now);
    return balance.available().equals(order.credits())
        ? new Cancellation.Cancelled(order)
        : new Cancellation.Touched(order, balance);
  }

  /** Where an order's credits are now: what has expired counts as lapsed, posted or not. */
  public Balance balanceOf(Order order) {
    Instant now = clock.instant();
    return read(orders -> balance(orders, order, now));
  }

  private static Balance balance(OrderRepository orders, Order order, Instant now) {
    Balance posted = orders.balance(order.contract(), order.grant());
    return now.isBefore(order.until()) || !posted.available().isPositive()
        ? posted
        : posted.after(Movement.LAPSE, posted.available());
  }

  /** What of the contract's shared credits can be used now. */
  public Credits sharedAvailable(ContractId contract) {
    Instant now = clock.instant();
    return Credits.sum(
        ledger.view(contract).funds().stream()
            .filter(fund -> fund.grant().pool() == Pool.SHARED)
            .map(fund -> fund.availableAt(now))
            .toList());
  }

  /** Takes the credits of an order back, while all of them are there. */
  public Cancellation cancel(ContractId contract, int id, PersonId by) {
    return ledger.change(contract, change -> cancel(change, id, by));
  }

  private Cancellation cancel(LedgerTransaction change, int id, PersonId by) {
    var orders = new OrderRepository(change.handle());
    Optional<Order> found = orders.find(change.contract(), id);
    if (found.isEmpty()) {
      return new Cancellation.Unknown();
    }
    Order order = found.get();
    if (order.state() == Order.State.CANCELLED) {
      return new Cancellation.CancelledBefore(order);
    }
    if (order.soldBy().isPresent()) {
      return new Cancellation.SoldByReseller(order);
    }
    ledger.recall(change, order.grant());
    if (!change.book().takeBack(order.grant(), change.now())) {
      return new Cancellation.Touched(order, change.book().fund(order.grant()).balance());
    }
    orders.cancel(change.contract(), id, by, change.now());
    Order cancelled = orders.find(change.contract(), id).orElseThrow();
    ZoneId zone = change.book().rules().terms().zone();
    Buyer buyer = orders.buyer(change.contract());
    audit(change, by, AuditAction.ORDER_CANCELLED, cancelled);
    mail(change, by, cancelled, mails.cancelled(cancelled, buyer, zone));
    return new Cancellation.Cancelled(cancelled);
  }

  /** Notes that the vendor has the money; what was owed is free to be bought for again. */
  public Payment markPaid(ContractId contract, int id, PersonId by) {
    return ledger.change(contract, change -> markPaid(change, id, by));
  }

  private Payment markPaid(LedgerTransaction change, int id, PersonId by) {
    var orders = new OrderRepository(change.handle());
    Optional<Order> found = orders.find(change.contract(), id);
    if (found.isEmpty()) {
      return new Payment.Unknown();
    }
    return switch (found.get().state()) {
      case PAID -> new Payment.PaidBefore(found.get());
      case CANCELLED -> new Payment.Cancelled(found.get());
      case INVOICED -> {
        orders.pay(change.contract(), id, change.now());
        Order paid = orders.find(change.contract(), id).orElseThrow();
        audit(change, by, AuditAction.ORDER_PAID, paid);
        yield new Payment.Paid(paid);
      }
    };
  }

  private void audit(LedgerTransaction change, PersonId by, AuditAction action, Order order) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        action,
        "Order " + order.id(),
        "%d packs, %s credits, %s, purchase order %s"
            .formatted(order.packs(), order.credits(), order.total(), order.purchaseOrderNumber()));
  }

  private void mail(LedgerTransaction change, PersonId to, Order order, OrderMails.Text text) {
    String person = new OrderRepository(change.handle()).emailOf(to);
    Stream.of(order.invoiceEmail(), person)
        .distinct()
        .forEach(
            address ->
                outbox.write(change.handle(), address, text.subject(), text.body(), change.now()));
  }

  public Optional<Order> find(ContractId contract, int id) {
    return read(orders -> orders.find(contract, id));
  }

  /** The last one placed, whatever became of it. */
  public Optional<Order> latest(ContractId contract) {
    return list(contract, OrderFilter.LATEST_FIRST, 0, 1).stream().findFirst();
  }

  public List<Order> list(ContractId contract, OrderFilter filter, long offset, int limit) {
    return read(orders -> orders.list(contract, filter, offset, limit));
  }

  public OrderTotals totals(ContractId contract, OrderFilter filter) {
    return read(orders -> orders.totals(contract, filter));
  }

  /** Orders of all contracts that wait for money, the first due first. */
  public List<OpenInvoice> openInvoices(int limit) {
    return read(orders -> orders.open(limit));
  }

  /** The order of this contract, when it waits for money. */
  public Optional<OpenInvoice> openInvoice(ContractId contract, int id) {
    return read(orders -> orders.open(contract, id));
  }

  /** The contract of this number. */
  public Optional<ContractId> contractOf(String number) {
    return read(orders -> orders.contractOf(number));
  }

  private <R> R read(Function<OrderRepository, R> reading) {
    return jdbi.withHandle(handle -> reading.apply(new OrderRepository(handle)));
  }
}
