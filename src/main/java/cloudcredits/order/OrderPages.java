package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Pager;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sort;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** A contract's orders: the list, each one's receipt, cancelling. */
public final class OrderPages {

  private static final int ON_A_PAGE = 50;

  /** No contract has so many orders; a file must end somewhere. */
  private static final int IN_A_FILE = 100_000;

  private static final int LONGEST_SEARCH = 100;

  private final OrderService orders;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param here the contract in the address, for a visitor who may see it
   */
  public OrderPages(OrderService orders, View view, Function<Context, Here> here, Clock clock) {
    this.orders = orders;
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
    OrderTotals all = orders.totals(contract.id(), filter);
    Pager pager = Pager.of(sort.path(), sort.query(), ON_A_PAGE, all.orders());
    view.render(
        ctx,
        here.apply(ctx),
        "order/orders.jte",
        OrdersPage.of(
            contract,
            filter,
            sort,
            pager,
            all,
            orders.list(contract.id(), filter, pager.offset(), ON_A_PAGE),
            clock.instant()));
  }

  /** {@code GET /contracts/{contract}/orders.csv}: the same orders, all of them. */
  public void export(Context ctx) {
    Contract contract = contract(ctx);
    OrderFilter filter = filter(sort(ctx, contract));
    ctx.header(
            "Content-Disposition", "attachment; filename=\"orders-" + contract.number() + ".csv\"")
        .contentType("text/csv; charset=utf-8")
        .result(OrdersCsv.of(contract, orders.list(contract.id(), filter, 0, IN_A_FILE)));
  }

  /** {@code GET /contracts/{contract}/orders/{order}}. */
  public void receipt(Context ctx) {
    Contract contract = contract(ctx);
    int id = PathParams.number(ctx, "order");
    Order order = orders.find(contract.id(), id).orElseThrow(Refusal::notFound);
    boolean cancellable = orders.cancellation(contract.id(), id) instanceof Cancellation.Cancelled;
    view.render(
        ctx,
        here.apply(ctx),
        "order/receipt.jte",
        ReceiptPage.of(contract, order, orders.balanceOf(order), cancellable, clock.instant()));
  }

  /** {@code GET /contracts/{contract}/orders/{order}/cancellation}: asks first. */
  public void askToCancel(Context ctx) {
    Contract contract = contract(ctx);
    switch (orders.cancellation(contract.id(), PathParams.number(ctx, "order"))) {
      case Cancellation.Cancelled(Order order) ->
          view.render(
              ctx,
              here.apply(ctx),
              "order/cancel.jte",
              CancelPage.of(contract, order, orders.sharedAvailable(contract.id())));
      case Cancellation.CancelledBefore(Order order) ->
          receipt(ctx, order, "It is cancelled already.");
      case Cancellation.Touched(Order order, var balance) ->
          receipt(ctx, order, ReceiptPage.whyNot(balance));
      case Cancellation.SoldByReseller(Order order) -> receipt(ctx, order, ReceiptPage.sold(order));
      case Cancellation.Unknown() -> throw Refusal.notFound();
    }
  }

  /** {@code POST /contracts/{contract}/orders/{order}/cancellation}. */
  public void cancel(Context ctx) {
    int id = PathParams.number(ctx, "order");
    switch (orders.cancel(contract(ctx).id(), id, Gate.visitor(ctx).id())) {
      case Cancellation.Cancelled(Order order) -> receipt(ctx, order, cancelled(order));
      case Cancellation.CancelledBefore(Order order) ->
          receipt(ctx, order, "It was cancelled before; nothing was done twice.");
      case Cancellation.Touched(Order order, var balance) ->
          receipt(ctx, order, "Nothing was cancelled. " + ReceiptPage.whyNot(balance));
      case Cancellation.SoldByReseller(Order order) ->
          receipt(ctx, order, "Nothing was cancelled. " + ReceiptPage.sold(order));
      case Cancellation.Unknown() -> throw Refusal.notFound();
    }
  }

  private static String cancelled(Order order) {
    return "Order %d is cancelled: %s taken back."
        .formatted(order.id(), Format.creditsInWords(order.credits()));
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
