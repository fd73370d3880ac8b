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
import java.time.Clock;
import java.util.List;

/** Open invoices of all contracts, for operators. */
public final class InvoicePages {

  private static final String INVOICES = "/operator/invoices";
  private static final int MOST = 500;

  private final OrderService orders;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public InvoicePages(OrderService orders, View view, List<Here.Section> sections, Clock clock) {
    this.orders = orders;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** {@code GET /operator/invoices}: the first due first. */
  public void list(Context ctx) {
    List<OpenInvoice> open = orders.openInvoices(MOST + 1);
    boolean cut = open.size() > MOST;
    view.render(
        ctx,
        "order/invoices.jte",
        InvoicesPage.of(
            sections, open.subList(0, Math.min(MOST, open.size())), cut, clock.instant()));
  }

  /** {@code GET /operator/invoices/{number}/{order}/payment}: asks first. */
  public void askToMarkPaid(Context ctx) {
    int id = PathParams.number(ctx, "order");
    OpenInvoice invoice = orders.openInvoice(contract(ctx), id).orElseThrow(Refusal::notFound);
    view.render(
        ctx,
        "order/payment.jte",
        new PaymentPage(sections, InvoicesPage.row(invoice, clock.instant())));
  }

  /** {@code POST /operator/invoices/{number}/{order}/payment}. */
  public void markPaid(Context ctx) {
    int id = PathParams.number(ctx, "order");
    String words =
        switch (orders.markPaid(contract(ctx), id, Gate.visitor(ctx).id())) {
          case Payment.Paid(Order order) ->
              "%s/%d is paid: %s."
                  .formatted(ctx.pathParam("number"), id, Format.money(order.gross()));
          case Payment.PaidBefore _ -> "It was marked as paid before; nothing was done twice.";
          case Payment.Cancelled _ -> "It was cancelled in the meantime, so nothing is owed.";
          case Payment.Unknown() -> throw Refusal.notFound();
        };
    view.redirect(ctx, INVOICES, Notice.of(words));
  }

  private ContractId contract(Context ctx) {
    return orders.contractOf(ctx.pathParam("number")).orElseThrow(Refusal::notFound);
  }
}
