package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.billing.PaperService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Pager;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Redirects;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sort;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A contract's orders: the list, each one's receipt, cancelling. */
public final class OrderPages {

  private static final int ON_A_PAGE = 50;

  /** No contract has so many orders; a file must end somewhere. */
  private static final int IN_A_FILE = 100_000;

  private static final int LONGEST_SEARCH = 100;

  private final OrderService orders;
  private final PaperService papers;
  private final RepaymentService repayments;
  private final Optional<CardDesk> cards;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param cards where cards pay; empty where they can't
   * @param here the contract in the address, for a visitor who may see it
   */
  public OrderPages(
      OrderService orders,
      PaperService papers,
      RepaymentService repayments,
      Optional<CardDesk> cards,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.orders = orders;
    this.papers = papers;
    this.repayments = repayments;
    this.cards = cards;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /**
   * {@code GET /contracts/{contract}/orders}, with {@code state}, {@code q}, {@code sort}, {@code
   * page}.
   */
  public void list(Context ctx) {
    Contract contract = contract(ctx);
    Sort sort = sort(ctx, contract);
    OrderFilter filter = filter(sort);
    OrderTotals.Split all = orders.totals(contract.id(), filter);
    Pager pager = Pager.of(sort.path(), sort.query(), ON_A_PAGE, all.all().orders());
    List<Order> shown = orders.list(contract.id(), filter, pager.offset(), ON_A_PAGE);
    view.render(
        ctx,
        here.apply(ctx),
        "order/orders.jte",
        OrdersPage.of(
            contract, filter, sort, pager, all, shown, papersOf(contract, shown), clock.instant()));
  }

  private List<Paper> papersOf(Contract contract, List<Order> some) {
    return papers.of(contract.id(), some.stream().map(Order::id).toList());
  }

  /** {@code GET /contracts/{contract}/orders.csv}: the same orders, all of them. */
  public void export(Context ctx) {
    Contract contract = contract(ctx);
    OrderFilter filter = filter(sort(ctx, contract));
    List<Order> all = orders.list(contract.id(), filter, 0, IN_A_FILE);
    ctx.header(
            "Content-Disposition", "attachment; filename=\"orders-" + contract.number() + ".csv\"")
        .contentType("text/csv; charset=utf-8")
        .result(OrdersCsv.of(contract, all, papersOf(contract, all), clock.instant()));
  }

  /** {@code GET /contracts/{contract}/orders/{order}}. */
  public void receipt(Context ctx) {
    again(ctx, Form.empty());
  }

  /** The same with an answer as it was typed, and what is to be put right in it. */
  public void again(Context ctx, Form form) {
    Contract contract = contract(ctx);
    int id = PathParams.number(ctx, "order");
    PersonId visitor = Gate.visitor(ctx).id();
    Order order = orders.find(contract.id(), id).orElseThrow(Refusal::notFound);
    Instant now = clock.instant();
    var around =
        new ReceiptPage.Around(
            orders.balanceOf(order),
            orders.cancellation(contract.id(), id, visitor) instanceof Cancellation.Cancelled,
            cards.isPresent(),
            papers.of(contract.id(), id),
            repayments.of(contract.id(), id),
            order
                .approval()
                .map(ask -> ask.standing(order.state(), visitor, now))
                .filter(standing -> standing == Approval.Standing.OPEN)
                .isPresent());
    view.render(
        ctx,
        here.apply(ctx),
        "order/receipt.jte",
        ReceiptPage.of(contract, order, around, form, now));
  }

  /** {@code POST /contracts/{contract}/orders/{order}/checkout}: on to the provider's page. */
  public void pay(Context ctx) {
    Contract contract = contract(ctx);
    Order order =
        orders
            .find(contract.id(), PathParams.number(ctx, "order"))
            .filter(found -> cards.isPresent())
            .orElseThrow(Refusal::notFound);
    if (order.state() != Order.State.AWAITING_PAYMENT) {
      receipt(ctx, order, "Nothing is to be paid for it by card.");
      return;
    }
    cards
        .flatMap(desk -> desk.begin(contract, order))
        .ifPresentOrElse(
            address -> Redirects.away(ctx, address),
            () ->
                receipt(
                    ctx,
                    order,
                    "The payment page can’t be reached now. Nothing is paid; try again."));
  }

  /** {@code GET /contracts/{contract}/orders/{order}/cancellation}: asks first. */
  public void askToCancel(Context ctx) {
    Contract contract = contract(ctx);
    switch (orders.cancellation(
        contract.id(), PathParams.number(ctx, "order"), Gate.visitor(ctx).id())) {
      case Cancellation.Cancelled(Order order) ->
          view.render(
              ctx,
              here.apply(ctx),
              "order/cancel.jte",
              CancelPage.of(contract, order, orders.sharedAvailable(contract.id())));
      case Cancellation.CancelledBefore(Order order) -> receipt(ctx, order, "It is over already.");
      case Cancellation.Touched(Order order, var balance) ->
          receipt(ctx, order, words(ctx, order).whyNot(balance));
      case Cancellation.SoldByReseller(Order order) ->
          receipt(ctx, order, words(ctx, order).sold());
      case Cancellation.Unknown() -> throw Refusal.notFound();
    }
  }

  /** {@code POST /contracts/{contract}/orders/{order}/cancellation}. */
  public void cancel(Context ctx) {
    int id = PathParams.number(ctx, "order");
    switch (orders.cancel(contract(ctx).id(), id, Gate.visitor(ctx).id())) {
      case Cancellation.Cancelled(Order order) -> {
        cards.ifPresent(desk -> desk.giveBack(order.contract(), order.id()));
        receipt(ctx, order, cancelled(order));
      }
      case Cancellation.CancelledBefore(Order order) ->
          receipt(ctx, order, "It was over before; nothing was done twice.");
      case Cancellation.Touched(Order order, var balance) ->
          receipt(ctx, order, "Nothing was cancelled. " + words(ctx, order).whyNot(balance));
      case Cancellation.SoldByReseller(Order order) ->
          receipt(ctx, order, "Nothing was cancelled. " + words(ctx, order).sold());
      case Cancellation.Unknown() -> throw Refusal.notFound();
    }
  }

  private static String cancelled(Order order) {
    if (order.isUnapproved()) {
      return "Order %d is withdrawn: nothing is bought.".formatted(order.id());
    }
    return order.grant().isPresent()
        ? "Order %d is cancelled: %s taken back."
            .formatted(order.id(), Format.creditsInWords(order.credits()))
        : "Order %d is over: nothing is to be paid for it.".formatted(order.id());
  }

  private ReceiptWords words(Context ctx, Order order) {
    return new ReceiptWords(contract(ctx), order, clock.instant());
  }

  private void receipt(Context ctx, Order order, String words) {
    String path = "/contracts/" + contract(ctx).number() + "/orders/" + order.id();
    view.redirect(ctx, path, Notice.of(words));
  }

  private static Sort sort(Context ctx, Contract contract) {
    String path = "/contracts/" + contract.number() + "/orders";
    return Sort.of(path, QueryString.of(ctx), OrderFilter.SORTS, "-order");
  }

  private static OrderFilter filter(Sort sort) {
    Optional<Order.State> state = sort.query().get("state").flatMap(OrdersPage::stateOf);
    String text =
        sort.query()
            .get("q")
            .map(String::strip)
            .filter(q -> q.length() <= LONGEST_SEARCH)
            .orElse("");
    return new OrderFilter(state, text, sort.key(), sort.descending());
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
