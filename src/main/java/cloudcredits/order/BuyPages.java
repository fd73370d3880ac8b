package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.report.Runway;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Redirects;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Buying packs: choose, review, pay by invoice. */
public final class BuyPages {

  /** So long after an order its buyer is reminded of it before buying again. */
  private static final Duration RECENTLY = Duration.ofMinutes(30);

  private final OrderService orders;
  private final Function<Contract, Runway> runways;
  private final Optional<CardDesk> cards;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param runways how long a contract's credits last
   * @param cards where cards pay; empty where they can't
   * @param here the contract in the address, for a visitor who may see it
   */
  public BuyPages(
      OrderService orders,
      Function<Contract, Runway> runways,
      Optional<CardDesk> cards,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.orders = orders;
    this.runways = runways;
    this.cards = cards;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /**
   * {@code GET /contracts/{contract}/buy?packs=3}: the review; without a number, of those needed.
   */
  public void show(Context ctx) {
    BuyForm form = new BuyForm(Form.of(filledIn(ctx)));
    Optional<Integer> packs = form.choosesPacks() ? form.packs() : Optional.empty();
    review(ctx, form, packs, UUID.randomUUID(), "");
  }

  /** {@code POST /contracts/{contract}/buy}: on to the review of the chosen packs. */
  public void choose(Context ctx) {
    BuyForm form = new BuyForm(Form.of(ctx));
    Optional<Integer> packs = form.packs();
    if (packs.isPresent()) {
      Redirects.to(ctx, form.query(packs.get()).on(path(contract(ctx)) + "/buy"));
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      review(ctx, form, Optional.empty(), token(form), "");
    }
  }

  /** {@code POST /contracts/{contract}/orders}: buys what the review showed, or shows it again. */
  public void place(Context ctx) {
    BuyForm form = new BuyForm(Form.of(ctx));
    Optional<Integer> packs = form.packs();
    Optional<String> purchaseOrder = form.purchaseOrder();
    Optional<String> invoiceEmail = form.invoiceEmail();
    if (!form.form().isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      review(ctx, form, packs, token(form), "");
      return;
    }
    Contract contract = contract(ctx);
    Optional<Promise> promise = form.promise(contract.creditLimit().currency());
    if (!form.buttonNamed(packs.get())
        || promise.isEmpty()
        || form.token().isEmpty()
        || (form.paidBy() == PaidBy.CARD && cards.isEmpty())) {
      again(ctx, form, packs.get(), "The review below is for other packs than the one before.");
      return;
    }
    if (isOlderThanAnOrder(contract, form)) {
      again(ctx, form, packs.get(), "Another order was placed since this form was opened.");
      return;
    }
    PersonId by = Gate.visitor(ctx).id();
    answer(
        ctx,
        form,
        packs.get(),
        orders.place(
            new NewOrder(
                contract.id(),
                form.token().get(),
                packs.get(),
                form.paidBy(),
                purchaseOrder.get(),
                invoiceEmail.get(),
                by,
                promise.get())));
  }

  /** A form that lay open in another tab may be meant for what was bought meanwhile. */
  private boolean isOlderThanAnOrder(Contract contract, BuyForm form) {
    return form.latest().filter(seen -> seen != latest(contract)).isPresent()
        && !orders.isPlaced(contract.id(), form.token().orElseThrow());
  }

  private int latest(Contract contract) {
    return orders.latest(contract.id()).map(Order::id).orElse(0);
  }

  private void answer(Context ctx, BuyForm form, int packs, Placement placement) {
    switch (placement) {
      case Placement.Placed(Order order) when order.state() == Order.State.AWAITING_PAYMENT ->
          pay(ctx, order);
      case Placement.Placed(Order order) when order.state() == Order.State.AWAITING_APPROVAL ->
          receipt(ctx, order, "Nothing is bought yet: a second person is asked to approve it.");
      case Placement.Placed(Order order) -> receipt(ctx, order, bought(order));
      case Placement.PlacedBefore(Order order) when order.state() == Order.State.AWAITING_PAYMENT ->
          pay(ctx, order);
      case Placement.PlacedBefore(Order order) ->
          receipt(
              ctx,
              order,
              "The form had been sent before. This is its order; nothing was bought twice.");
      case Placement.PriceChanged _ -> again(ctx, form, packs, "The price has changed.");
      case Placement.ExpiryChanged _ ->
          again(ctx, form, packs, "The date on which the credits expire has changed.");
      case Placement.OverCreditLimit _ -> again(ctx, form, packs, "");
      case Placement.ContractNotActive(Activity activity) -> {
        ctx.status(HttpStatus.CONFLICT);
        closed(ctx, ClosedPage.notActive(path(contract(ctx)), activity));
      }
      case Placement.NotSold(var currency) -> {
        ctx.status(HttpStatus.CONFLICT);
        closed(ctx, ClosedPage.notSold(path(contract(ctx)), currency));
      }
      case Placement.NotBillable(var obstacle) -> {
        ctx.status(HttpStatus.CONFLICT);
        closed(ctx, notBillable(ctx, obstacle));
      }
    }
  }

  private static ClosedPage notBillable(Context ctx, Billing.Obstacle obstacle) {
    return ClosedPage.notBillable(path(contract(ctx)), obstacle, maySayWhomToBill(ctx));
  }

  private static boolean maySayWhomToBill(Context ctx) {
    return Gate.contract(ctx, Visit.class).may(Right.BILLING);
  }

  /** On to the provider's page; where that can't be, the order says how to go on. */
  private void pay(Context ctx, Order order) {
    cards
        .flatMap(desk -> desk.begin(contract(ctx), order))
        .ifPresentOrElse(
            address -> Redirects.away(ctx, address),
            () ->
                receipt(
                    ctx,
                    order,
                    "The payment page can’t be reached now. Nothing is paid; try again here."));
  }

  private static String bought(Order order) {
    return "%s bought: %s can be used now."
        .formatted(Format.plural("pack", order.packs()), Format.creditsInWords(order.credits()));
  }

  private void receipt(Context ctx, Order order, String words) {
    view.redirect(ctx, path(contract(ctx)) + "/orders/" + order.id(), Notice.of(words));
  }

  /** Nothing was bought: the review of what would be, and why. */
  private void again(Context ctx, BuyForm form, int packs, String why) {
    ctx.status(HttpStatus.CONFLICT);
    String warning = why.isEmpty() ? "" : why + " Nothing is bought yet: look at it again.";
    review(ctx, form, Optional.of(packs), token(form), warning);
  }

  private void review(
      Context ctx, BuyForm form, Optional<Integer> chosen, UUID token, String warning) {
    Contract contract = contract(ctx);
    var prospect = new Prospect(runways.apply(contract));
    switch (orders.review(contract, chosen.orElseGet(prospect::advised))) {
      case Review.Offered offered ->
          view.render(
              ctx,
              here.apply(ctx),
              "order/buy.jte",
              BuyPage.of(
                  path(contract),
                  form,
                  token.toString(),
                  latest(contract),
                  warning,
                  offered,
                  prospect,
                  new BuyPage.Ways(cards.isPresent(), maySayWhomToBill(ctx)),
                  recent(contract)));
      case Review.NotActive(Activity activity) ->
          closed(ctx, ClosedPage.notActive(path(contract), activity));
      case Review.NotSold(var currency) ->
          closed(ctx, ClosedPage.notSold(path(contract), currency));
      case Review.NotBillable(var obstacle) -> closed(ctx, notBillable(ctx, obstacle));
    }
  }

  private void closed(Context ctx, ClosedPage page) {
    view.render(ctx, here.apply(ctx), "order/closed.jte", page);
  }

  private Optional<BuyPage.Recent> recent(Contract contract) {
    Instant now = clock.instant();
    return orders
        .latest(contract.id())
        .filter(order -> order.state() != Order.State.CANCELLED)
        .filter(order -> order.orderedAt().plus(RECENTLY).isAfter(now))
        .map(order -> BuyPage.recent(order, path(contract) + "/orders", contract.zone()));
  }

  /** The address's query; the invoice goes where the last one went, else to the visitor. */
  private Map<String, List<String>> filledIn(Context ctx) {
    Map<String, List<String>> values = new HashMap<>(ctx.queryParamMap());
    values.computeIfAbsent(
        BuyForm.INVOICE_EMAIL,
        name ->
            List.of(
                orders
                    .latest(contract(ctx).id())
                    .map(Order::invoiceEmail)
                    .orElseGet(() -> Gate.visitor(ctx).email())));
    return values;
  }

  private static UUID token(BuyForm form) {
    return form.token().orElseGet(UUID::randomUUID);
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }

  private static String path(Contract contract) {
    return "/contracts/" + contract.number();
  }
}
