package cloudcredits.bench;

import cloudcredits.Routes;
import cloudcredits.account.ApiKeyService;
import cloudcredits.account.AuditService;
import cloudcredits.bench.Comparison.Way;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobService;
import cloudcredits.metering.AddressService;
import cloudcredits.metering.ApiDocPages;
import cloudcredits.metering.InquiryService;
import cloudcredits.metering.Metering;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.ContractDoor;
import cloudcredits.web.Csrf;
import cloudcredits.web.Gate;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.View;
import cloudcredits.web.Web;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the ledger costs a request: charges against a route of the same server that reads JSON and
 * sends it back, and a batch of 100 against single calls. One contract of 5,000 people, over
 * connections that are kept.
 */
public final class HttpBench implements AutoCloseable {

  private static final int BATCH = 100;
  private static final int CONNECTIONS = 64;
  private static final int PEOPLE = 5_000;

  /** 64 connections with a batch of 100 each may all wait. */
  private static final int QUEUE = 10_000;

  private static final int UNLIMITED = 10_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final String key;
  private final Javalin server;
  private final List<HttpLine> lines = new ArrayList<>();

  private HttpBench(World world, JobService jobs) throws IOException {
    this.world = world;
    world.account("HTTP", PEOPLE);
    var keys =
        new ApiKeyService(
            world.database.jdbi(), Clock.systemUTC(), new AuditService(world.database.jdbi()));
    this.key = keys.create("http bench", Set.of("configurator"), Optional.empty()).text();
    this.server = serve(jobs, keys).start("127.0.0.1", 0);
    for (int i = 0; i < CONNECTIONS; i++) {
      lines.add(new HttpLine(server.port(), key));
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println("Seating 5,000 people …");
    try (World world = new World();
        JobService jobs =
            new JobService(
                new BatchService(world.ledger), JobService.lanesForThisMachine(), QUEUE);
        HttpBench bench = new HttpBench(world, jobs)) {
      bench.run(args.length == 0 ? "" : args[0]);
    }
  }

  /** Runs the comparisons whose name has this in it. */
  private void run(String only) throws Exception {
    everybodyOnce();
    compare(
        only,
        "charges, %d connections".formatted(CONNECTIONS),
        echo(CONNECTIONS),
        single(CONNECTIONS));
    for (int connections : List.of(1, 8, CONNECTIONS)) {
      compare(
          only,
          "batch of %d, %d connections".formatted(BATCH, connections),
          single(connections),
          batch(connections));
    }
  }

  /** As on a working day: who was met before is known, and costs no query any more. */
  private void everybodyOnce() throws Exception {
    Way batch = batch(1);
    for (int round = 0; round < PEOPLE / BATCH; round++) {
      batch.caller().call(0, round);
    }
  }

  /** The server must end whatever happened: its threads would keep Java from ending. */
  @Override
  public void close() throws IOException {
    for (HttpLine line : lines) {
      line.close();
    }
    server.stop();
  }

  private static void compare(String only, String what, Way base, Way other)
      throws InterruptedException {
    if (what.contains(only)) {
      Comparison.compare(what, base, other);
    }
  }

  private Way echo(int connections) {
    return new Way(
        "echo",
        connections,
        (caller, round) -> {
          lines.get(caller).post("/api/v1/echo", newKey(), charge(caller, round), 200);
          return 1;
        });
  }

  private Way single(int connections) {
    return new Way(
        "charges",
        connections,
        (caller, round) -> {
          lines.get(caller).post("/api/v1/charges", newKey(), charge(caller, round), 201);
          return 1;
        });
  }

  private Way batch(int connections) {
    return new Way(
        "batch",
        connections,
        (caller, round) -> {
          String operations =
              IntStream.range(0, BATCH)
                  .mapToObj(i -> operation(charge(caller, round * BATCH + i)))
                  .collect(Collectors.joining(",", "{\"operations\": [", "]}"));
          byte[] answer = lines.get(caller).post("/api/v1/batch", newKey(), operations, 200);
          requireAllPaid(new String(answer, StandardCharsets.UTF_8));
          return BATCH;
        });
  }

  private static String operation(String charge) {
    return "{\"key\": \"%s\", \"path\": \"charges\", \"body\": %s}".formatted(newKey(), charge);
  }

  private String charge(int caller, int round) {
    return """
        {"contract": "HTTP", "user": "p%d@http.example", "service": "configurator", "variables": {"configurations": 1}}
        """
        .formatted(1 + Math.floorMod(caller * 7919 + round, PEOPLE));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static void requireAllPaid(String answer) {
    if (answer.split("\"status\":201", -1).length != BATCH + 1) {
      throw new IllegalStateException("not all were paid: " + answer);
    }
  }

  /** The API as in production, with one route more. */
  private Javalin serve(JobService jobs, ApiKeyService keys) {
    var jdbi = world.database.jdbi();
    Clock clock = Clock.systemUTC();
    var site = new Site(URI.create("http://localhost"), false);
    var sessions = new Sessions(site, _ -> Optional.empty());
    var csrf = new Csrf(site, Csrf.randomKey());
    var assets = Assets.load(site);
    var view = new View(site, assets, sessions, csrf, new Links(List.of(), List.of()), clock);
    ContractDoor door = (_, _, _) -> new ContractDoor.Hidden();
    var gate = new Gate(sessions, csrf, door, bearer -> keys.authenticate(bearer).map(c -> c));
    var catalogue = new CatalogueService(jdbi, clock, new AuditService(jdbi));
    var metering =
        new Metering(
            world.ledger,
            jobs,
            catalogue,
            new AddressService(jdbi),
            new InquiryService(jdbi, world.ledger, clock),
            clock,
            site.baseUrl(),
            UNLIMITED);
    return Javalin.create(
        config -> {
          new Web(site, assets, view, gate, _ -> false).install(config);
          config.concurrency.useVirtualThreads = true;
          Routes.api(config.routes, metering, new ApiDocPages(view));
          config.routes.post("/api/v1/echo", HttpBench::echo, Access.API_KEY);
        });
  }

  private static void echo(Context ctx) throws IOException {
    byte[] same = JSON.writeValueAsBytes(JSON.readTree(ctx.bodyAsBytes()));
    ctx.contentType("application/json").result(same);
  }
}
