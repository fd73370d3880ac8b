package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.billing.BillingService;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Money;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
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
  private final BillingService billing;
  private final OrderTrailService trail;

  public OrderService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      BillingService billing,
      OrderTrailService trail) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.billing = billing;
    this.trail = trail;
  }

  /**
   * What so many packs would be now. Changes nothing.
   *
   * @param packs 1 to {@link Offer#MOST_PACKS}
   */
  public Review review(Contract contract, int packs) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          Buyer buyer = new OrderRepository(handle).buyer(contract.id(), now);
          return review(handle, contract.id(), buyer, contract.terms(), packs, now);
        });
  }

  /** The same within a change that has begun. */
  public Review review(LedgerTransaction change, int packs) {
    Buyer buyer = new OrderRepository(change.handle()).buyer(change.contract(), change.now());
    Terms terms = change.book().rules().terms();
    return review(change.handle(), change.contract(), buyer, terms, packs, change.now());
  }

  private Review review(
      Handle handle, ContractId contract, Buyer buyer, Terms terms, int packs, Instant now) {
    Optional<Terms.Term> term = terms.runningAt(now);
    if (term.isEmpty()) {
      return new Review.NotActive(terms.at(now));
    }
    LocalDate today = LocalDate.ofInstant(now, terms.zone());
    Optional<Price> price = new PriceRepository(handle).prices(buyer.money()).on(today);
    if (price.isEmpty()) {
      return new Review.NotSold(buyer.money());
    }
    return switch (billing.billing(handle, contract, today)) {
      case Billing.Missing(var obstacle) -> new Review.NotBillable(obstacle);
      case Billing.Ready ready ->
          new Review.Offered(
              Offer.of(packs, price.get(), ready.tax(), now, term.get(), terms.zone()),
              ready,
              buyer.line(),
              buyer.approval());
    };
  }

  /**
   * Buys, once for each token; by invoice the credits are usable at once. Above the contract's
   * amount it only asks a second person for approval.
   */
  public Placement place(NewOrder order) {
    return ledger.change(order.contract(), change -> place(change, order));
  }

  /** The same as part of a change of the order's contract. */
  public Placement place(LedgerTransaction change, NewOrder order) {
    var orders = new OrderRepository(change.handle());
    Optional<Order> before = orders.find(order.contract(), order.token());
    if (before.isPresent()) {
      return new Placement.PlacedBefore(before.get());
    }
    Buyer buyer = orders.buyer(order.contract(), change.now());
    Terms terms = change.book().rules().terms();
    return switch (review(
        change.handle(), order.contract(), buyer, terms, order.packs(), change.now())) {
      case Review.NotActive(var activity) -> new Placement.ContractNotActive(activity);
      case Review.NotSold(var currency) -> new Placement.NotSold(currency);
      case Review.NotBillable(var obstacle) -> new Placement.NotBillable(obstacle);
      case Review.Offered offered ->
          refusal(order, offered.offer(), offered.line())
              .orElseGet(() -> new Placement.Placed(write(change, order, offered)));
    };
  }

  private static Optional<Placement> refusal(NewOrder order, Offer offer, CreditLine line) {
    Promise real = offer.promise();
    if (!order.promised().costsAs(real)) {
      return Optional.of(new Placement.PriceChanged(offer));
    }
    if (!order.promised().until().equals(real.until())) {
      return Optional.of(new Placement.ExpiryChanged(offer));
    }
    return order.paidBy() == PaidBy.CARD || line.allows(offer.gross())
        ? Optional.empty()
        : Optional.of(new Placement.OverCreditLimit(offer.gross(), line.free()));
  }

  private Order write(LedgerTransaction change, NewOrder order, Review.Offered offered) {
    var orders = new OrderRepository(change.handle());
    Offer offer = offered.offer();
    int id = orders.nextId(order.contract());
    Order.State state = first(order, offered);
    Optional<GrantId> grant =
        state == Order.State.INVOICED
            ? Optional.of(grant(change, id, offer.credits(), offer.expiry()))
            : Optional.empty();
    orders.add(id, order, state, offered, grant, dueOn(offer.on(), order.paidBy()), change.now());
    Order placed = orders.find(order.contract(), id).orElseThrow();
    switch (state) {
      case AWAITING_APPROVAL -> trail.asked(change, order.by(), placed);
      case AWAITING_PAYMENT -> trail.begun(change, order.by(), placed);
      case INVOICED -> trail.invoiced(change, order.by(), placed, offered.billing());
      case PAID, CANCELLED -> throw new IllegalStateException("no order begins " + state);
    }
    return placed;
  }

  private static Order.State first(NewOrder order, Review.Offered offered) {
    if (offered.needsApproval()) {
      return Order.State.AWAITING_APPROVAL;
    }
    return switch (order.paidBy()) {
      case INVOICE -> Order.State.INVOICED;
      case CARD -> Order.State.AWAITING_PAYMENT;
    };
  }

  /** The last day to pay what is bought on a day. */
  static LocalDate dueOn(LocalDate day, PaidBy paidBy) {
    return switch (paidBy) {
      case INVOICE -> day.plusDays(DUE_DAYS);
      case CARD -> day;
    };
  }

  /** The credits of an order, once: the database refuses a second grant. */
  static GrantId grant(LedgerTransaction change, int order, Credits credits, Expiry expiry) {
    var origin = new Origin(Source.ORDER, Integer.toString(order));
    return change
        .book()
        .grant(Pool.SHARED, Optional.empty(), credits, expiry, origin, change.now())
        .id();
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
    GrantId grant = grant(change, id, resale.credits(), expiry);
    LocalDate today = LocalDate.ofInstant(change.now(), terms.zone());
    new ResaleRepository(change.handle())
        .add(change.contract(), id, resale, expiry, grant, today, change.now());
    return orders.find(change.contract(), id).orElseThrow();
  }

  /**
   * Whether what a reseller sells at this net price needs a second person. The amount has the tax
   * in it: so has the price here, as far as the contract's tax is known.
   */
  public boolean needsApproval(LedgerTransaction change, Money net) {
    ZoneId zone = change.book().rules().terms().zone();
    return needsApproval(change.handle(), change.contract(), zone, net, change.now());
  }

  /** The same before anything is changed. */
  public boolean needsApproval(Contract contract, Money net) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> needsApproval(handle, contract.id(), contract.zone(), net, now));
  }

  private boolean needsApproval(
      Handle handle, ContractId contract, ZoneId zone, Money net, Instant now) {
    Buyer buyer = new OrderRepository(handle).buyer(contract, now);
    Money gross =
        switch (billing.billing(handle, contract, LocalDate.ofInstant(now, zone))) {
          case Billing.Ready ready -> net.plus(ready.tax().on(net));
          case Billing.Missing _ -> net;
        };
    return Approval.isNeeded(gross, buyer.approval());
  }

  /** What the vendor asks for a pack today, in the contract's currency; empty: it sells none. */
  public Optional<Price> priceToday(Contract contract) {
    LocalDate today = contract.dayOf(clock.instant());
    return jdbi.withHandle(
        handle -> new PriceRepository(handle).prices(contract.creditLimit().currency()).on(today));
  }

  /** The same within a change that has begun. */
  public Optional<Price> priceToday(LedgerTransaction change) {
    Buyer buyer = new OrderRepository(change.handle()).buyer(change.contract(), change.now());
    ZoneId zone = change.book().rules().terms().zone();
    return new PriceRepository(change.handle())
        .prices(buyer.money())
        .on(LocalDate.ofInstant(change.now(), zone));
  }

  /** The order that a quote made. */
  public Optional<Order> ofQuote(ContractId contract, int quote) {
    return read(orders -> orders.ofQuote(contract, quote));
  }

  /** What {@link #cancel} would answer this person now. Changes nothing. */
  public Cancellation cancellation(ContractId contract, int id, PersonId by) {
    Instant now = clock.instant();
    return read(
        orders ->
            orders
                .find(contract, id)
                .map(order -> cancellation(orders, order, by, now))
                .orElseGet(Cancellation.Unknown::new));
  }

  private static Cancellation cancellation(
      OrderRepository orders, Order order, PersonId by, Instant now) {
    Optional<Cancellation> obstacle = obstacle(order, by, now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Balance balance = balance(orders, order, now);
    return order.grant().isEmpty() || balance.available().equals(order.credits())
        ? new Cancellation.Cancelled(order)
        : new Cancellation.Touched(order, balance);
  }

  /** What stands in the way, wherever its credits are. */
  private static Optional<Cancellation> obstacle(Order order, PersonId by, Instant now) {
    if (order.isPending() && !order.approval().orElseThrow().askedBy().equals(by)) {
      return Optional.of(new Cancellation.Unknown());
    }
    if (order.state() == Order.State.CANCELLED || order.isUnapprovedAt(now)) {
      return Optional.of(new Cancellation.CancelledBefore(order));
    }
    return order.soldBy().map(_ -> new Cancellation.SoldByReseller(order));
  }

  /** Where an order's credits are now: what has expired counts as lapsed, posted or not. */
  public Balance balanceOf(Order order) {
    Instant now = clock.instant();
    return read(orders -> balance(orders, order, now));
  }

  private static Balance balance(OrderRepository orders, Order order, Instant now) {
    if (order.grant().isEmpty()) {
      return Balance.NOTHING;
    }
    Balance posted = orders.balance(order.contract(), order.grant().get());
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

  /**
   * Takes the credits of an order back, while all of them are there; an order that waits for its
   * payment is over, and one that waits for approval is withdrawn by whoever asked.
   */
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
    Optional<Cancellation> obstacle = obstacle(order, by, change.now());
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (order.grant().isPresent() && !takeBack(change, order.grant().get())) {
      return new Cancellation.Touched(order, change.book().fund(order.grant().get()).balance());
    }
    orders.cancel(change.contract(), id, Optional.of(by), change.now());
    Order cancelled = orders.find(change.contract(), id).orElseThrow();
    trail.cancelled(change, by, cancelled);
    return new Cancellation.Cancelled(cancelled);
  }

  private boolean takeBack(LedgerTransaction change, GrantId grant) {
    ledger.recall(change, grant);
    return change.book().takeBack(grant, change.now());
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
      // An operator marks invoices; a card's payment is its provider's to tell.
      case AWAITING_APPROVAL, AWAITING_PAYMENT -> new Payment.Unknown();
      case PAID -> new Payment.PaidBefore(found.get());
      case CANCELLED -> new Payment.Cancelled(found.get());
      case INVOICED -> {
        orders.pay(change.contract(), id, change.now());
        Order paid = orders.find(change.contract(), id).orElseThrow();
        trail.paid(change, by, paid);
        yield new Payment.Paid(paid);
      }
    };
  }

  public Optional<Order> find(ContractId contract, int id) {
    return read(orders -> orders.find(contract, id));
  }

  /** Whether the form with this token has placed an order. */
  public boolean isPlaced(ContractId contract, UUID token) {
    return read(orders -> orders.find(contract, token)).isPresent();
  }

  /** The last one placed, whatever became of it. */
  public Optional<Order> latest(ContractId contract) {
    return list(contract, OrderFilter.LATEST_FIRST, 0, 1).stream().findFirst();
  }

  public List<Order> list(ContractId contract, OrderFilter filter, long offset, int limit) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> new OrderListRepository(handle).list(contract, filter, offset, limit, now));
  }

  /** All orders of the filter together, and what resellers have of them. */
  public OrderTotals.Split totals(ContractId contract, OrderFilter filter) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> new OrderListRepository(handle).totals(contract, filter, now));
  }

  /** Orders of all contracts that wait for money, the first due first. */
  public List<OpenInvoice> openInvoices(int limit) {
    return jdbi.withHandle(handle -> new OrderListRepository(handle).open(limit));
  }

  /** The order of this contract, when it waits for money. */
  public Optional<OpenInvoice> openInvoice(ContractId contract, int id) {
    return jdbi.withHandle(handle -> new OrderListRepository(handle).open(contract, id));
  }

  /** The contract of this number. */
  public Optional<ContractId> contractOf(String number) {
    return read(orders -> orders.contractOf(number));
  }

  private <R> R read(Function<OrderRepository, R> reading) {
    return jdbi.withHandle(handle -> reading.apply(new OrderRepository(handle)));
  }
}
