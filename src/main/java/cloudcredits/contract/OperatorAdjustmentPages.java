package cloudcredits.contract;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Grant;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shared credits given as goodwill, by operators: first what it leads to, then the grant. */
public final class OperatorAdjustmentPages {

  private static final String CHANGE = "operator/change.jte";
  private static final Credits MOST = Credits.of(100_000);
  private static final List<OperatorChangePage.Field> FIELDS =
      List.of(
          OperatorChangePage.Field.text("credits", "Shared credits", ""),
          OperatorChangePage.Field.text("reason", "Reason", "Kept with the grant for ever."));

  /** What was typed, when it is complete. */
  private record Asked(Credits credits, String reason) {

    static Optional<Asked> read(Form form) {
      Optional<Credits> credits =
          form.credits("credits", "Enter an amount above 0, up to 100,000")
              .filter(amount -> amount.isPositive() && !amount.isMoreThan(MOST));
      if (credits.isEmpty()) {
        form.refuse("credits", "Enter an amount above 0, up to 100,000");
      }
      Optional<String> reason = form.text("reason", 200, "Say why: the reason is kept for ever");
      return credits.flatMap(amount -> reason.map(why -> new Asked(amount, why)));
    }
  }

  private final ContractService contracts;
  private final AdjustmentService adjustments;
  private final View view;
  private final List<Here.Section> sections;

  public OperatorAdjustmentPages(
      ContractService contracts,
      AdjustmentService adjustments,
      View view,
      List<Here.Section> sections) {
    this.contracts = contracts;
    this.adjustments = adjustments;
    this.view = view;
    this.sections = sections;
  }

  /**
   * {@code GET /operator/contracts/{contract}/adjustment}: the form; with {@code credits} and
   * {@code reason} in the query, what they would lead to.
   */
  public void ask(Context ctx) {
    Contract contract = OperatorContractPages.contract(contracts, ctx);
    Adjustment.Preview preview =
        adjustments.preview(contract.id()).orElseThrow(OperatorAdjustmentPages::notActive);
    Form form = Form.of(ctx.queryParamMap());
    if (ctx.queryParamMap().isEmpty()) {
      form(ctx, contract, preview, form);
      return;
    }
    Asked.read(form)
        .ifPresentOrElse(
            asked -> review(ctx, contract, preview, asked),
            () -> form(ctx, contract, preview, form));
  }

  private void form(Context ctx, Contract contract, Adjustment.Preview preview, Form form) {
    var effects =
        List.of(
            Format.creditsInWords(preview.available()) + " of the shared pool are available now.",
            "A grant now would expire on " + expiry(contract, preview) + ".");
    view.render(
        ctx,
        CHANGE,
        page(contract, "Give shared credits to " + contract.customer(), effects, form, FIELDS)
            .asQuestion());
  }

  private void review(Context ctx, Contract contract, Adjustment.Preview preview, Asked asked) {
    Credits after = preview.available().plus(asked.credits());
    var effects =
        List.of(
            "Shared credits available: "
                + Format.credits(preview.available())
                + " now, "
                + Format.credits(after)
                + " afterwards.",
            "They expire on " + expiry(contract, preview) + ".",
            "Nothing is charged for them. The reason is kept: " + asked.reason());
    String title =
        "Give "
            + Format.creditsInWords(asked.credits())
            + " to "
            + contract.customer()
            + ", "
            + contract.number()
            + "?";
    var hidden =
        Map.of(
            "credits", asked.credits().toString(),
            "reason", asked.reason(),
            "last-grant", Integer.toString(preview.lastGrant()));
    view.render(ctx, CHANGE, page(contract, title, effects, Form.empty(), List.of()).with(hidden));
  }

  private OperatorChangePage page(
      Contract contract,
      String title,
      List<String> effects,
      Form form,
      List<OperatorChangePage.Field> fields) {
    return OperatorChangePage.of(
        sections,
        contract,
        "/adjustment",
        title,
        effects,
        form,
        fields,
        fields.isEmpty() ? "Give the credits" : "See what it does");
  }

  private static String expiry(Contract contract, Adjustment.Preview preview) {
    return Format.date(preview.expiry().at().orElseThrow(), contract.zone())
        + ", "
        + BalancePage.reason(preview.expiry().reason());
  }

  /** {@code POST /operator/contracts/{contract}/adjustment}: credits, reason, last-grant. */
  public void give(Context ctx) {
    Contract contract = OperatorContractPages.contract(contracts, ctx);
    Form form = Form.of(ctx);
    Asked asked = Asked.read(form).orElseThrow(OperatorAdjustmentPages::meanwhile);
    int lastGrant =
        form.number("last-grant", 0, Integer.MAX_VALUE, "")
            .orElseThrow(OperatorAdjustmentPages::meanwhile);
    Adjustment adjustment =
        adjustments.grant(
            contract.id(), asked.credits(), asked.reason(), lastGrant, Gate.visitor(ctx).id());
    switch (adjustment) {
      case Adjustment.Granted(Grant grant) ->
          view.redirect(
              ctx,
              OperatorPaths.of(contract),
              Notice.of(
                  Format.creditsInWords(grant.credits()) + " given, as grant " + grant.id() + "."));
      case Adjustment.NotActive() -> throw notActive();
      case Adjustment.Meanwhile() -> throw meanwhile();
    }
  }

  private static Refusal notActive() {
    return new Refusal(
        HttpStatus.CONFLICT, "Credits can be given only on an active contract. Renew it first.");
  }

  private static Refusal meanwhile() {
    return new Refusal(
        HttpStatus.CONFLICT,
        "The contract got another grant meanwhile, maybe this one. Look at it again before you"
            + " give more.");
  }
}
