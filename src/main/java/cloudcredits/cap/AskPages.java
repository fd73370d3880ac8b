package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Means;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Requests for more shared credits, for whoever decides on them. */
public final class AskPages {

  private final View view;
  private final Function<Context, Here> here;
  private final AskService asks;

  public AskPages(View view, Function<Context, Here> here, AskService asks) {
    this.view = view;
    this.here = here;
    this.asks = asks;
  }

  /** {@code GET /contracts/{contract}/people/requests}. */
  public void list(Context ctx) {
    Contract contract = contract(ctx);
    List<Ask> open = asks.open(contract.id());
    Map<PersonId, Means> means = asks.means(contract.id(), open.stream().map(Ask::person).toList());
    view.render(
        ctx,
        here.apply(ctx),
        "cap/requests.jte",
        AsksPage.of(
            contract,
            open.stream().map(ask -> new AsksPage.Asked(ask, means.get(ask.person()))).toList(),
            asks.closed(contract.id())));
  }

  /**
   * {@code POST /contracts/{contract}/people/requests/{request}/grant} with {@code credits} and
   * {@code period} of the cap that was shown, both empty for none.
   */
  public void grant(Context ctx) {
    decided(
        ctx,
        asks.grant(
            contract(ctx).id(), request(ctx), shownCap(Form.of(ctx)), Gate.visitor(ctx).id()));
  }

  private static Optional<Limit> shownCap(Form form) {
    if (form.typed("credits").isEmpty()) {
      return Optional.empty();
    }
    var credits = form.credits("credits", "a number");
    var period = form.choice("period", List.of(Cap.Period.values()), Cap.Period::name, "a period");
    return credits.flatMap(amount -> period.map(over -> new Limit(amount, over)));
  }

  /** {@code POST /contracts/{contract}/people/requests/{request}/decline}. */
  public void decline(Context ctx) {
    decided(ctx, asks.decline(contract(ctx).id(), request(ctx), Gate.visitor(ctx).id()));
  }

  private void decided(Context ctx, Decision decision) {
    switch (decision) {
      case Decision.Decided(Ask ask) -> back(ctx, words(ask));
      case Decision.NotOpen(Ask ask) ->
          back(
              ctx,
              "%s’s request was %s before; nothing was changed."
                  .formatted(ask.name(), AsksPage.words(ask.state()).toLowerCase(Locale.ROOT)));
      case Decision.CapChanged(Ask ask) ->
          back(
              ctx,
              "%s’s cap was changed in the meantime; look again. Nothing was changed."
                  .formatted(ask.name()));
      case Decision.UnknownRequest() -> throw Refusal.notFound();
    }
  }

  private static String words(Ask ask) {
    String request =
        "%s’s request for %s".formatted(ask.name(), Format.creditsInWords(ask.credits()));
    if (ask.state() != Ask.State.GRANTED) {
      return request + " is declined.";
    }
    return request
        + ask.cap()
            .map(cap -> " is granted: the cap is now " + cap.words() + ".")
            .orElse(" is met.");
  }

  private void back(Context ctx, String words) {
    view.redirect(ctx, SettingsPath.people(contract(ctx)) + "/requests", Notice.of(words));
  }

  private static int request(Context ctx) {
    return PathParams.number(ctx, "request");
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
