package cloudcredits;

import cloudcredits.db.TestDatabase;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The whole portal in this JVM: on a port of its own, over a database of its own. */
public final class RunningPortal implements AutoCloseable {

  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  private final TestDatabase database;
  private final Config config;
  private final App app;

  private RunningPortal(boolean demo) {
    int port = freePort();
    this.database = TestDatabase.fresh();
    this.config =
        Config.from(
            Map.of(
                "PORT", Integer.toString(port),
                "DEMO", demo ? "on" : "off",
                "SELLER_NAME", "Vendor Ltd",
                "SELLER_ADDRESS", "1 Road; 2000 Town",
                "SELLER_COUNTRY", "IE"));
    this.app = App.start(config, database.database(), CLOCK);
  }

  /** With nobody in it; the caller closes it. */
  public static RunningPortal empty() {
    return new RunningPortal(false);
  }

  /** With the demo data, made once a JVM and shared: what a test changes, the next one sees. */
  public static RunningPortal demo() {
    return Demo.PORTAL;
  }

  private static final class Demo {
    static final RunningPortal PORTAL = new RunningPortal(true);
  }

  public URI address() {
    return config.baseUrl();
  }

  public List<Route> routes() {
    return app.routes().stream()
        .filter(route -> route.method.isHttpMethod())
        .map(RunningPortal::route)
        .distinct()
        .toList();
  }

  private static Route route(Endpoint endpoint) {
    return new Route(endpoint.method.name(), endpoint.path);
  }

  /** Makes contracts in it, and people who are signed in. */
  public World world() {
    return new World(this, new Services(config, database.jdbi(), CLOCK), database.owner());
  }

  @Override
  public void close() {
    app.close();
    database.close();
  }

  private static int freePort() {
    try {
      return Portal.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
