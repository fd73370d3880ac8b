package cloudcredits.billing;

import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tax rates by country, for operators. */
public final class TaxPages {

  private final BillingService billing;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public TaxPages(BillingService billing, View view, List<Here.Section> sections, Clock clock) {
    this.billing = billing;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** {@code GET /operator/tax}. */
  public void list(Context ctx) {
    list(ctx, TaxForm.usual());
  }

  private void list(Context ctx, Form form) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    view.render(ctx, "billing/taxes.jte", TaxPage.of(sections, billing.taxes(), form, today));
  }

  /** {@code POST /operator/tax}: publishes a rate. */
  public void publish(Context ctx) {
    TaxForm typed = TaxForm.read(Form.of(ctx));
    if (typed.rate().isEmpty()) {
      refused(ctx, typed.form());
      return;
    }
    TaxRate rate = typed.rate().get();
    switch (billing.publish(rate, ZoneOffset.UTC, Gate.visitor(ctx).id())) {
      case TaxPublication.Published() ->
          view.redirect(
              ctx,
              "/operator/tax",
              Notice.of("The rate of " + Countries.name(rate.country()) + " is published."));
      case TaxPublication.InThePast() ->
          refused(ctx, typed.form(), "Choose today or later: what was sold keeps its tax");
      case TaxPublication.Taken() ->
          refused(ctx, typed.form(), "The country has a rate from this day on: choose another day");
    }
  }

  private void refused(Context ctx, Form form, String why) {
    form.refuse("from", why);
    refused(ctx, form);
  }

  private void refused(Context ctx, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    list(ctx, form);
  }
}
