package cloudcredits.order;

import cloudcredits.billing.BillingService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

/** The price list, for those who buy. */
public final class PricePages {

  private final PriceService prices;
  private final BillingService billing;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param here the contract in the address, for a visitor who may see it
   */
  public PricePages(
      PriceService prices,
      BillingService billing,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.prices = prices;
    this.billing = billing;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/buy/prices}. */
  public void show(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    LocalDate today = contract.dayOf(clock.instant());
    String tax =
        billing
            .tax(contract.id(), today)
            .map(
                known ->
                    known.reverseCharge()
                        ? known.name() + " is not charged: you account for it yourselves."
                        : known.words() + " comes on top.")
            .orElse("Tax comes on top, by the country of the billing address.");
    view.render(
        ctx,
        here.apply(ctx),
        "order/prices.jte",
        PricesPage.of(contract, prices.prices(contract.creditLimit().currency()), today, tax));
  }
}
