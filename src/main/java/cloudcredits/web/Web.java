package cloudcredits.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.http.UriCompliance;

/** Sets a Javalin server up as the portal wants it; the feature's routes come after. */
public final class Web {

  private final Site site;
  private final Assets assets;
  private final View view;
  private final Gate gate;
  private final Errors errors;

  /**
   * @param passing whether an exception means that something is down for the moment, such as the
   *     database: answered with 503 instead of 500
   */
  public Web(Site site, Assets assets, View view, Gate gate, Predicate<Exception> passing) {
    this.site = site;
    this.assets = assets;
    this.view = view;
    this.gate = gate;
    this.errors = new Errors(view, passing);
  }

  /**
   * Call this first inside {@code Javalin.create}: a route added later without access is refused.
   */
  public void install(JavalinConfig config) {
    Map<String, String> headers = SecurityHeaders.of(site);
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.strictContentTypes = true;
    config.http.maxRequestSize = RequestCheck.LARGEST_BODY;
    config.events.handlerAdded(RouteCheck::check);
    config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.DEFAULT));
    config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors(headers)));
    config.jetty.modifyServletContextHandler(
        servlets ->
            servlets.addFilter(
                new FilterHolder(new HeadAsGet()), "/*", EnumSet.of(DispatcherType.REQUEST)));
    config.routes.before(ctx -> headers.forEach(ctx::header));
    config.routes.before(RequestCheck::check);
    config.routes.beforeMatched(gate::check);
    errors.install(config);
    config.routes.get(Assets.ROUTE, assets::serve, Access.ANYONE);
    config.routes.get("/favicon.ico", this::icon, Access.ANYONE);
    if (site.development()) {
      config.routes.get("/styleguide", new StyleGuidePages(view)::show, Access.ANYONE);
    }
  }

  private void icon(Context ctx) {
    Redirects.to(ctx, assets.url("icon/icon.svg"));
  }
}
