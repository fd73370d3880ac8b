package cloudcredits.topup;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/** Setting up the automatic top-up, confirming its first purchase, its history. */
public final class TopUpPages {

  private final TopUpService topUps;
  private final View view;
  private final Function<Context, Here> here;

  public TopUpPages(TopUpService topUps, View view, Function<Context, Here> here) {
    this.topUps = topUps;
    this.view = view;
    this.here = here;
  }

  /** {@code GET /contracts/{contract}/settings/top-up}. */
  public void show(Context ctx) {
    TopUpState state = topUps.state(contract(ctx));
    show(ctx, state, TopUpForm.filledIn(state, Gate.visitor(ctx).email()));
  }

  private void show(Context ctx, TopUpState state, Form form) {
    view.render(
        ctx,
        here.apply(ctx),
        "topup/topup.jte",
        TopUpPage.of(Gate.contract(ctx, Visit.class), state, form, Gate.visitor(ctx).id()));
  }

  /**
   * {@code POST /contracts/{contract}/settings/top-up}: below, packs, most-a-month, cool-off,
   * purchase-order, invoice-email, approver.
   */
  public void setUp(Context ctx) {
    Form form = Form.of(ctx);
    TopUpState state = topUps.state(contract(ctx));
    Optional<TopUpDraft> draft = TopUpForm.read(form, state.buyers());
    if (draft.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, state, form);
      return;
    }
    topUps.setUp(contract(ctx).id(), draft.get(), Gate.visitor(ctx).id());
    back(ctx, "The automatic top-up is on. Its next purchase is proposed to be confirmed first.");
  }

  /** {@code POST /contracts/{contract}/settings/top-up/off}. */
  public void switchOff(Context ctx) {
    topUps.switchOff(contract(ctx).id(), Gate.visitor(ctx).id());
    back(ctx, "The automatic top-up is off.");
  }

  /** {@code POST /contracts/{contract}/settings/top-up/purchases/{purchase}/confirmation}. */
  public void confirm(Context ctx) {
    told(ctx, topUps.confirm(contract(ctx).id(), purchase(ctx), Gate.visitor(ctx).id()));
  }

  /** {@code POST /contracts/{contract}/settings/top-up/purchases/{purchase}/refusal}. */
  public void drop(Context ctx) {
    told(ctx, topUps.drop(contract(ctx).id(), purchase(ctx), Gate.visitor(ctx).id()));
  }

  private void told(Context ctx, Confirmation confirmation) {
    switch (confirmation) {
      case Confirmation.Bought(int order) ->
          view.redirect(
              ctx,
              path(ctx),
              Notice.of("Bought. Later purchases need no answer.")
                  .withLink("Order " + order, "/contracts/" + number(ctx) + "/orders/" + order));
      case Confirmation.Dropped() ->
          back(ctx, "Nothing is bought, and the automatic top-up is off.");
      case Confirmation.AnsweredBefore _ ->
          back(ctx, "That had been answered before; nothing was bought twice.");
      case Confirmation.NotYours(String approver) ->
          back(ctx, "Nothing was bought: " + approver + " is to confirm it.");
      case Confirmation.Refused(TopUpDecision.Why why) ->
          back(ctx, "Nothing was bought. " + TopUpPage.words(why));
      case Confirmation.Unknown() -> throw Refusal.notFound();
    }
  }

  private void back(Context ctx, String words) {
    view.redirect(ctx, path(ctx), Notice.of(words));
  }

  private static int purchase(Context ctx) {
    return PathParams.number(ctx, "purchase");
  }

  private static String path(Context ctx) {
    return "/contracts/" + number(ctx) + "/settings/top-up";
  }

  private static String number(Context ctx) {
    return contract(ctx).number();
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
