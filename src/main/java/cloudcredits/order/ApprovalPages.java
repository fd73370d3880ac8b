package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A second person answers an order above the contract's amount. */
public final class ApprovalPages {

  static final int LONGEST_REASON = 500;

  private final ApprovalService approvals;
  private final View view;
  private final BiConsumer<Context, Form> receipt;

  /**
   * @param receipt the order's page, with an answer as it was typed
   */
  public ApprovalPages(ApprovalService approvals, View view, BiConsumer<Context, Form> receipt) {
    this.approvals = approvals;
    this.view = view;
    this.receipt = receipt;
  }

  /** {@code POST /contracts/{contract}/orders/{order}/approval}. */
  public void approve(Context ctx) {
    answer(ctx, approvals.approve(contract(ctx).id(), order(ctx), Gate.visitor(ctx).id()));
  }

  /** {@code POST /contracts/{contract}/orders/{order}/refusal}, with a {@code reason}. */
  public void decline(Context ctx) {
    Form form = Form.of(ctx);
    Optional<String> reason = form.text("reason", LONGEST_REASON, "Say why");
    if (reason.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      receipt.accept(ctx, form);
      return;
    }
    answer(
        ctx,
        approvals.decline(contract(ctx).id(), order(ctx), Gate.visitor(ctx).id(), reason.get()));
  }

  private void answer(Context ctx, Answer answer) {
    switch (answer) {
      case Answer.Approved(Order order) -> back(ctx, order.id(), approved(order));
      case Answer.Declined(Order order) ->
          back(ctx, order.id(), "It is declined: nothing is bought.");
      case Answer.Own(Order order) ->
          back(ctx, order.id(), "Nothing was done: you asked, so somebody else answers.");
      case Answer.Lapsed(Order order) ->
          back(ctx, order.id(), "Nothing was done: it was not approved in time.");
      case Answer.AnsweredBefore(Order order) ->
          back(ctx, order.id(), "It was answered before; nothing was done twice.");
      case Answer.Refused(Order order, Answer.Why why) -> back(ctx, order.id(), words(why));
      case Answer.NotAsked(Order order) -> back(ctx, order.id(), "It needs no approval.");
      case Answer.Unknown() -> throw Refusal.notFound();
    }
  }

  private static String approved(Order order) {
    return order.grant().isPresent()
        ? "Approved: %s can be used now.".formatted(Format.creditsInWords(order.credits()))
        : "Approved: it can be paid by card now.";
  }

  /** Why nothing was bought, and what to do. */
  private static String words(Answer.Why why) {
    return "Nothing was bought: "
        + switch (why) {
          case NOT_ACTIVE -> "the contract is not active.";
          case NOT_BILLABLE -> "an invoice could not be made out now.";
          case TAX_CHANGED ->
              "the tax has changed since it was asked for. Decline it, and have it asked for again.";
          case OVER_CREDIT_LIMIT ->
              "the credit limit does not allow it. Have an open invoice paid first.";
        };
  }

  private void back(Context ctx, int order, String words) {
    String path = "/contracts/" + contract(ctx).number() + "/orders/" + order;
    view.redirect(ctx, path, Notice.of(words));
  }

  private static int order(Context ctx) {
    return PathParams.number(ctx, "order");
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
