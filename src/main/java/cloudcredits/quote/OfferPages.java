package cloudcredits.quote;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.order.OrderService;
import cloudcredits.order.Price;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
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
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** A reseller's quotes to a customer: offer, withdraw, confirm the delivery. */
public final class OfferPages {

  private final QuoteService quotes;
  private final NewQuoteService begin;
  private final OrderService orders;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public OfferPages(
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

  /** {@code GET /contracts/{contract}/offers}. */
  public void list(Context ctx) {
    list(ctx, new QuoteForm(QuoteForm.draft(1, price(contract(ctx)), today(ctx))));
  }

  private void list(Context ctx, QuoteForm form) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "quote/offers.jte",
        OffersPage.of(
            contract,
            quotes.listOf(contract.id(), visitor(ctx)),
            form,
            hint(contract),
            clock.instant()));
  }

  /** {@code POST /contracts/{contract}/offers}: packs, pack-price, last-day, note. */
  public void offer(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    Contract contract = contract(ctx);
    Optional<Draft> draft = form.draft(contract, today(ctx));
    if (draft.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      list(ctx, form);
      return;
    }
    switch (begin.offer(contract.id(), form.token(), draft.get(), visitor(ctx))) {
      case Opening.Opened(Quote quote) -> to(ctx, quote, contract.customer() + " has the offer.");
      case Opening.OpenedBefore(Quote quote) ->
          to(ctx, quote, "The form had been sent before; nothing was offered twice.");
      case Opening.NotLinked() -> throw Refusal.notFound();
      case Opening.NotActive(_) -> refused(ctx, "Nothing was offered: the contract is not active.");
      case Opening.NotSold(_) ->
          refused(ctx, "Nothing was offered: the vendor has no price in the contract’s currency.");
      case Opening.DayIsOver() ->
          refused(ctx, "Nothing was offered: the last day of the offer is over.");
    }
  }

  private void refused(Context ctx, String words) {
    view.redirect(ctx, path(ctx), Notice.of(words));
  }

  /** {@code GET /contracts/{contract}/offers/{quote}}. */
  public void show(Context ctx) {
    Contract contract = contract(ctx);
    Quote quote = quote(ctx);
    int packs = quote.wish().map(Wish::packs).orElse(1);
    show(ctx, contract, quote, QuoteForm.draft(packs, price(contract), today(ctx)));
  }

  private void show(Context ctx, Contract contract, Quote quote, Form form) {
    Instant now = clock.instant();
    var words = new QuoteWords(quote, contract, true, now);
    var sheet =
        QuoteSheet.of(
            words, orders.ofQuote(contract.id(), quote.id()), orders.priceToday(contract), now);
    view.render(
        ctx,
        here.apply(ctx),
        "quote/offer.jte",
        OfferPage.of(contract, quote, sheet, form, hint(contract), now));
  }

  /** {@code POST /contracts/{contract}/offers/{quote}}: packs, pack-price, last-day, note. */
  public void answer(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.draft(contract(ctx), today(ctx))
        .ifPresentOrElse(
            draft -> told(ctx, quotes.answer(contract(ctx).id(), id(ctx), draft, visitor(ctx))),
            () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/offers/{quote}/withdrawal}: reason. */
  public void withdraw(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.reason()
        .ifPresentOrElse(
            reason -> take(ctx, by -> new QuoteStep.Withdraw(reason, by)), () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/offers/{quote}/cancellation}: reason. */
  public void callOff(Context ctx) {
    var form = new QuoteForm(Form.of(ctx));
    form.reason()
        .ifPresentOrElse(
            reason -> take(ctx, by -> new QuoteStep.CallOff(reason, by)), () -> again(ctx, form));
  }

  /** {@code POST /contracts/{contract}/offers/{quote}/delivery}. */
  public void deliver(Context ctx) {
    take(ctx, QuoteStep.Deliver::new);
  }

  private void again(Context ctx, QuoteForm form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, contract(ctx), quote(ctx), form.form());
  }

  private void take(Context ctx, Function<Signature, QuoteStep.OfSeller> step) {
    told(ctx, quotes.seller(contract(ctx).id(), id(ctx), visitor(ctx), step));
  }

  private void told(Context ctx, Progress progress) {
    switch (progress) {
      case Progress.Done(Quote quote) -> to(ctx, quote, done(quote, contract(ctx)));
      case Progress.DoneBefore(Quote quote) ->
          to(ctx, quote, "That had been done before; nothing was done twice.");
      case Progress.Refused(Quote quote, Progress.Why why) ->
          to(ctx, quote, new QuoteWords(quote, contract(ctx), true, clock.instant()).refusal(why));
      case Progress.Unknown() -> throw Refusal.notFound();
    }
  }

  private static String done(Quote quote, Contract contract) {
    return switch (quote.stage()) {
      case Stage.Offered _ -> contract.customer() + " has the offer.";
      case Stage.Withdrawn _, Stage.Cancelled _ -> contract.customer() + " is told.";
      case Stage.Delivered _ ->
          "Delivered: %s granted."
              .formatted(Format.creditsInWords(quote.offer().orElseThrow().bid().credits()));
      case Stage.Asked _, Stage.Proposed _, Stage.Declined _, Stage.Accepted _ ->
          throw new IllegalStateException("no step of the reseller leads there");
    };
  }

  private void to(Context ctx, Quote quote, String words) {
    view.redirect(ctx, path(ctx) + "/" + quote.id(), Notice.of(words));
  }

  private Quote quote(Context ctx) {
    return quotes.findOf(contract(ctx).id(), visitor(ctx), id(ctx)).orElseThrow(Refusal::notFound);
  }

  /** The vendor's price, which the reseller's may differ from; "" when it sells none. */
  private String price(Contract contract) {
    return orders
        .priceToday(contract)
        .map(price -> price.packPrice().amount().toPlainString())
        .orElse("");
  }

  private String hint(Contract contract) {
    return orders.priceToday(contract).map(OfferPages::hint).orElse("");
  }

  private static String hint(Price price) {
    return "A pack is %s shared credits; the vendor’s own price is %s."
        .formatted(Format.credits(price.packCredits()), Format.money(price.packPrice()));
  }

  private LocalDate today(Context ctx) {
    return contract(ctx).dayOf(clock.instant());
  }

  private static int id(Context ctx) {
    return PathParams.number(ctx, "quote");
  }

  private static PersonId visitor(Context ctx) {
    return Gate.visitor(ctx).id();
  }

  private static String path(Context ctx) {
    return "/contracts/" + contract(ctx).number() + "/offers";
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
