package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** A named user asks for more shared credits. */
public final class MyAskPages {

  private static final String CREDITS = "credits";
  private static final String REASON = "reason";

  /** As many credits as one request asks for at most. */
  private static final Credits MOST = Credits.of(1_000_000);

  private final View view;
  private final Function<Context, Here> here;
  private final AskService asks;

  public MyAskPages(View view, Function<Context, Here> here, AskService asks) {
    this.view = view;
    this.here = here;
    this.asks = asks;
  }

  /** {@code GET /contracts/{contract}/my/requests}. */
  public void show(Context ctx) {
    show(ctx, Form.empty());
  }

  /** {@code POST /contracts/{contract}/my/requests}: {@code credits} and {@code reason}. */
  public void ask(Context ctx) {
    Form form = Form.of(ctx);
    Optional<Credits> credits = form.credits(CREDITS, "Give the credits that you need");
    if (credits.filter(amount -> amount.isZero() || amount.isMoreThan(MOST)).isPresent()) {
      form.refuse(CREDITS, "Ask for more than 0 and at most 1,000,000 credits");
    }
    Optional<String> reason =
        form.text(REASON, AskService.LONGEST_REASON, "Say in a line what you need them for");
    if (form.isValid()) {
      ask(ctx, credits.orElseThrow(), reason.orElseThrow());
    } else {
      show(ctx, form);
    }
  }

  private void ask(Context ctx, Credits credits, String reason) {
    String words =
        switch (asks.ask(contract(ctx).id(), visitor(ctx), credits, reason)) {
          case Asking.Asked(Ask made) ->
              "You have asked for "
                  + Format.creditsInWords(made.credits())
                  + ". The contract’s managers are told by mail.";
          case Asking.OpenAlready(Ask open) ->
              "Your request for %s waits already; withdraw it to ask for something else."
                  .formatted(Format.creditsInWords(open.credits()));
          case Asking.NotSeated() ->
              "You have no seat on this contract, so there is nothing to ask for.";
        };
    back(ctx, words);
  }

  /** {@code POST /contracts/{contract}/my/requests/withdraw}. */
  public void withdraw(Context ctx) {
    back(
        ctx,
        asks.withdraw(contract(ctx).id(), visitor(ctx))
            .map(
                ask ->
                    "Your request for " + Format.creditsInWords(ask.credits()) + " is withdrawn.")
            .orElse("No request of yours was waiting."));
  }

  private void back(Context ctx, String words) {
    view.redirect(ctx, "/contracts/" + contract(ctx).number() + "/my/requests", Notice.of(words));
  }

  private void show(Context ctx, Form form) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "cap/my-requests.jte",
        MyAsksPage.of(
            contract,
            asks.mayAsk(contract.id(), visitor(ctx)),
            asks.of(contract.id(), visitor(ctx)),
            form));
  }

  private static PersonId visitor(Context ctx) {
    return Gate.visitor(ctx).id();
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
