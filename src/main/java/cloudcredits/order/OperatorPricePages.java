package cloudcredits.order;

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

/** The price list, for operators. */
public final class OperatorPricePages {

  private static final String PRICES = "/operator/prices";

  private final PriceService prices;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public OperatorPricePages(
      PriceService prices, View view, List<Here.Section> sections, Clock clock) {
    this.prices = prices;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** {@code GET /operator/prices}. */
  public void list(Context ctx) {
    list(ctx, PriceForm.usual());
  }

  private void list(Context ctx, Form form) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    view.render(
        ctx,
        "order/operatorprices.jte",
        OperatorPricesPage.of(sections, prices.all(), form, today));
  }

  /** {@code POST /operator/prices}: publishes a price. */
  public void publish(Context ctx) {
    PriceForm typed = PriceForm.read(Form.of(ctx));
    if (typed.price().isEmpty()) {
      refused(ctx, typed.form());
      return;
    }
    switch (prices.publish(typed.price().get(), Gate.visitor(ctx).id())) {
      case PricePublication.Published() ->
          view.redirect(ctx, PRICES, Notice.of("The price is published."));
      case PricePublication.InThePast() ->
          refused(ctx, typed.form(), "Choose today or later: what was sold keeps its price");
      case PricePublication.Taken() ->
          refused(
              ctx, typed.form(), "The currency has a price from this day on: choose another day");
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
