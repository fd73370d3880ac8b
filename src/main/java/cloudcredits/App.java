package cloudcredits;

import cloudcredits.db.Database;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.time.Clock;

/** The web application on its port. */
public final class App implements AutoCloseable {

  private final Javalin web;

  private App(Javalin web) {
    this.web = web;
  }

  /**
   * Starts serving.
   *
   * @throws StartupRefused when the port is taken
   */
  public static App start(Config config, Database database, Clock clock) {
    Javalin web =
        Javalin.create(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              javalin.routes.get("/healthz", context -> context.result("ok"));
              javalin.routes.get(
                  "/readyz", context -> context.status(database.answers() ? 200 : 503));
            });
    listen(web, config.port());
    return new App(web);
  }

  private static void listen(Javalin web, int port) {
    // Javalin would log what we say in one sentence.
    JavalinLogger.enabled = false;
    try {
      web.start(port);
    } catch (JavalinBindException e) {
      throw new StartupRefused(
          "Port %d is taken: end what uses it or set PORT to another.".formatted(port), e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  /** Takes no further request and lets the running ones finish. */
  @Override
  public void close() {
    web.stop();
  }
}
