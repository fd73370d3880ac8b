package cloudcredits.catalogue;

import cloudcredits.web.Here;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** The chart of services and the estimator, for everybody on a contract. */
public final class CataloguePages {

  private final CatalogueService catalogue;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param here the contract in the address, for a visitor who may see it
   */
  public CataloguePages(
      CatalogueService catalogue, View view, Function<Context, Here> here, Clock clock) {
    this.catalogue = catalogue;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/services}; with a query, also what a job would cost. */
  public void services(Context ctx) {
    Here sheet = here.apply(ctx);
    Instant now = clock.instant();
    var services = catalogue.services();
    EstimateForm form = EstimateForm.read(ctx.queryParamMap(), services, now);
    view.render(
        ctx,
        sheet,
        "catalogue/services.jte",
        ServicesPage.of(chart(sheet), services, form, sheet.zone(), now));
  }

  /** {@code GET /contracts/{contract}/services/{service}}: its variables and all its rates. */
  public void service(Context ctx) {
    Here sheet = here.apply(ctx);
    Service service = catalogue.service(ctx.pathParam("service")).orElseThrow(Refusal::notFound);
    view.render(
        ctx,
        sheet,
        "catalogue/service.jte",
        ServicePage.of(chart(sheet), service, sheet.zone(), clock.instant()));
  }

  private static String chart(Here sheet) {
    return "/contracts/" + sheet.contract() + "/services";
  }
}
