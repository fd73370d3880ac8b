package cloudcredits.metering;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.Routes;
import cloudcredits.account.ApiKeyService;
import cloudcredits.account.AuditService;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.credit.ContractId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerChecks;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.web.Assets;
import cloudcredits.web.ContractDoor;
import cloudcredits.web.Csrf;
import cloudcredits.web.Gate;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.View;
import cloudcredits.web.Web;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The API on a port and a database of its own, with a clock to move and contract C to spend on. */
final class ApiServer implements AutoCloseable {

  static final URI BASE = URI.create("https://portal.example");
  static final Set<String> SERVICES = Set.of("configurator", "rendering", "own-price");

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  final LedgerService ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  final ContractFixture fixture = new ContractFixture(database, ledger);
  final CatalogueService catalogue =
      new CatalogueService(database.jdbi(), clock, new AuditService(database.jdbi()));
  final ContractId c = fixture.contractC();

  /** Every route that the server has, as {@code POST /api/v1/holds}. */
  final Set<String> routes = new TreeSet<>();

  private final JobService jobs;
  private final ApiKeyService keys =
      new ApiKeyService(database.jdbi(), clock, new AuditService(database.jdbi()));
  private final Javalin server;
  private final String key;

  ApiServer() {
    this(100_000, 5_000);
  }

  /**
   * @param perSecond how many requests one key may send
   * @param queue how many steps may wait for each of the ledger's workers
   */
  ApiServer(int perSecond, int queue) {
    jobs = new JobService(new BatchService(ledger), 4, queue);
    sellAServiceThatPricesItself();
    server = serve(perSecond).start("127.0.0.1", 0);
    key = newKey("renderer", SERVICES);
  }

  private void sellAServiceThatPricesItself() {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into service (position, key, name, product, included_in_plan, usage_based,
                                         self_priced)
                    values (99, 'own-price', 'Own price', 'Any', false, true, true)
                    """));
  }

  private Javalin serve(int perSecond) {
    var site = new Site(BASE, false);
    var sessions = new Sessions(site, _ -> Optional.empty());
    var csrf =
        new Csrf(site, "a key of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    var assets = Assets.load(site);
    var view = new View(site, assets, sessions, csrf, new Links(List.of(), List.of()), clock);
    ContractDoor door = (_, _, _) -> new ContractDoor.Hidden();
    var gate = new Gate(sessions, csrf, door, bearer -> keys.authenticate(bearer).map(c -> c));
    var web = new Web(site, assets, view, gate, _ -> false);
    var metering =
        new Metering(
            ledger,
            jobs,
            catalogue,
            new AddressService(database.jdbi()),
            new InquiryService(database.jdbi(), ledger, clock),
            clock,
            BASE,
            perSecond);
    return Javalin.create(
        config -> {
          web.install(config);
          config.concurrency.useVirtualThreads = true;
          config.events.handlerAdded(
              route -> {
                if (route.getHttpMethod().isHttpMethod()) {
                  routes.add(route.getHttpMethod() + " " + route.getPath());
                }
              });
          Routes.api(config.routes, metering, new ApiDocPages(view));
        });
  }

  String newKey(String name, Set<String> services) {
    return keys.create(name, services, Optional.empty()).text();
  }

  /** A client with the key of the services in {@link #SERVICES}. */
  ApiClient client() {
    return client(key);
  }

  ApiClient client(String bearer) {
    return new ApiClient(address(), bearer);
  }

  String key() {
    return key;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.stop();
    jobs.close();
    LedgerChecks.assertSound(database.owner());
    database.close();
  }
}
