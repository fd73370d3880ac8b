package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.List;

/** Money to return, for operators. */
public final class RepaymentPages {

  private static final String RETURNS = "/operator/returns";
  private static final int MOST = 500;

  private final RepaymentService repayments;
  private final OrderService orders;
  private final View view;
  private final List<Here.Section> sections;

  public RepaymentPages(
      RepaymentService repayments, OrderService orders, View view, List<Here.Section> sections) {
    this.repayments = repayments;
    this.orders = orders;
    this.view = view;
    this.sections = sections;
  }

  /** {@code GET /operator/returns}: what is owed, the longest first, then what was returned. */
  public void list(Context ctx) {
    view.render(ctx, "order/repayments.jte", RepaymentsPage.of(sections, repayments.latest(MOST)));
  }

  /** {@code POST /operator/returns/{number}/{order}/{repayment}}: marks it as returned. */
  public void returned(Context ctx) {
    ContractId contract = orders.contractOf(ctx.pathParam("number")).orElseThrow(Refusal::notFound);
    Repayment repayment =
        repayments
            .find(contract, PathParams.number(ctx, "order"), PathParams.number(ctx, "repayment"))
            .orElseThrow(Refusal::notFound);
    boolean now = repayments.markReturned(repayment, Gate.visitor(ctx).id());
    String words =
        now
            ? Format.money(repayment.amount()) + " is marked as returned."
            : "It is returned already, or on its way; nothing was done twice.";
    view.redirect(ctx, RETURNS, Notice.of(words));
  }
}
