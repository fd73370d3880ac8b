package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.order.Order;
import cloudcredits.order.OrderService;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A contract's quotes, for whoever may buy: ask, accept, decline. */
public final class QuotePages {

  private final QuoteService quotes;
  private final NewQuoteService begin;
  private final OrderService orders;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public QuotePages(
      QuoteService quotes,
      NewQuoteService begin,
      OrderService orders,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.quotes = quotes;
    this.begin = begin;
    this.orders = orders;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/quotes}. */
  public void list(Context ctx) {
    list(ctx, new QuoteForm(Form.empty()));
  }

  private void list(Context ctx, QuoteForm form) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "quote/quotes.jte",
        QuotesPage.of(
            contract,
            quotes.seller(contract.id()),
            quotes.list(contract.id()),
            form,
            clock.instant()));
  }

  /** {@code POST /contracts/{contract}/quotes}: packs, note. */
  public void ask(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    Optional<Integer> packs = form.packs();
    Optional<String> note = form.note();
    if (!form.form().isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      list(ctx, form);
      return;
    }
    Contract contract = contract(ctx);
    switch (begin.ask(
        contract.id(), form.token(), packs.get(), note.get(), Gate.visitor(ctx).id())) {
      case Opening.Opened(Quote quote) ->
          to(ctx, quote, quote.seller() + " is asked and answers here and by mail.");
      case Opening.OpenedBefore(Quote quote) ->
          to(ctx, quote, "The form had been sent before; nothing was asked twice.");
      case Opening.NotLinked() -> refused(ctx, "No reseller looks after this contract.");
      case Opening.NotActive(_) ->
          refused(ctx, "The contract is not active: nothing can be bought.");
      case Opening.NotSold _, Opening.DayIsOver _ ->
          throw new IllegalStateException("a request names no price and no day");
    }
  }

  private void refused(Context ctx, String words) {
    view.redirect(ctx, path(ctx), Notice.of(words));
  }

  /** {@code GET /contracts/{contract}/quotes/{quote}}. */
  public void show(Context ctx) {
    show(ctx, Form.empty());
  }

  private void show(Context ctx, Form form) {
    Contract contract = contract(ctx);
    Quote quote = quotes.find(contract.id(), id(ctx)).orElseThrow(Refusal::notFound);
    Optional<Order> order = orders.ofQuote(contract.id(), quote.id());
    Instant now = clock.instant();
    var words = new QuoteWords(quote, contract, false, now);
    var sheet = QuoteSheet.of(words, order, orders.priceToday(contract), now);
    view.render(
        ctx,
        here.apply(ctx),
        "quote/quote.jte",
        QuotePage.of(
            contract,
            quote,
            sheet,
            quotes.needsSecond(contract, quote),
            Gate.visitor(ctx).id(),
            order,
            form,
            now));
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/acceptance}: purchase-order. */
  public void accept(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.purchaseOrder()
        .ifPresentOrElse(
            number -> take(ctx, by -> new QuoteStep.Accept(number, by)), () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/confirmation}. */
  public void confirm(Context ctx) {
    take(ctx, QuoteStep.Confirm::new);
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/reconsideration}. */
  public void reconsider(Context ctx) {
    take(ctx, QuoteStep.Reconsider::new);
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/cancellation}: reason. */
  public void cancel(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.reason()
        .ifPresentOrElse(
            reason -> take(ctx, by -> new QuoteStep.Cancel(reason, by)), () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/refusal}: reason. */
  public void decline(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.reason()
        .ifPresentOrElse(
            reason -> take(ctx, by -> new QuoteStep.Decline(reason, by)), () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/quotes/{quote}/withdrawal}. */
  public void takeBack(Context ctx) {
    take(ctx, QuoteStep.TakeBack::new);
  }

  private void again(Context ctx, QuoteForm form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, form.form());
  }

  private void take(Context ctx, Function<Signature, QuoteStep.OfCustomer> step) {
    Contract contract = contract(ctx);
    switch (quotes.customer(contract.id(), id(ctx), Gate.visitor(ctx).id(), step)) {
      case Progress.Done(Quote quote) -> to(ctx, quote, done(quote));
      case Progress.DoneBefore(Quote quote) ->
          to(ctx, quote, "That had been done before; nothing was done twice.");
      case Progress.Refused(Quote quote, Progress.Why why) ->
          to(ctx, quote, new QuoteWords(quote, contract, false, clock.instant()).refusal(why));
      case Progress.Unknown() -> throw Refusal.notFound();
    }
  }

  private static String done(Quote quote) {
    return switch (quote.stage()) {
      case Stage.Accepted _ -> "Accepted. %s is told to deliver.".formatted(quote.seller());
      case Stage.Declined _ -> "Declined. %s is told why.".formatted(quote.seller());
      case Stage.Withdrawn _ -> "The request is taken back.";
      case Stage.Proposed _ -> "Nobody is bound yet: a second person is asked to confirm.";
      case Stage.Cancelled _ ->
          "The acceptance is taken back. %s is told.".formatted(quote.seller());
      case Stage.Offered _ -> "Taken back: the offer is open as before.";
      case Stage.Asked _, Stage.Delivered _ ->
          throw new IllegalStateException("no step of the customer leads there");
    };
  }

  private void to(Context ctx, Quote quote, String words) {
    view.redirect(ctx, path(ctx) + "/" + quote.id(), Notice.of(words));
  }

  private static int id(Context ctx) {
    return PathParams.number(ctx, "quote");
  }

  private static String path(Context ctx) {
    return "/contracts/" + contract(ctx).number() + "/quotes";
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
