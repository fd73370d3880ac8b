package cloudcredits.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloudcredits.App;
import cloudcredits.Config;
import cloudcredits.MovableClock;
import cloudcredits.Portal;
import cloudcredits.db.Database;
import cloudcredits.db.DatabaseUrl;
import cloudcredits.db.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger while everything around it breaks: services go on metering and ask with the same key
 * until they have an answer; then what they were answered must be what the ledger has, and every
 * check of the product must hold. Each fault happens once; with {@code faults.seconds} set, again
 * and again for so long.
 */
class FaultsIT {

  private static final long SECONDS = Long.getLong("faults.seconds", 0);

  /** Jobs between two faults: so many that each service has some under way. */
  private static final int JOBS = 40;

  /**
   * The disk of the test that fills it: room for the programs, the server's files and some more.
   */
  private static final String DISK = "300m";

  @TempDir private Path folder;
  private Path data;

  /** Something that breaks while the crowd is at work. */
  private interface Fault {
    void happen() throws Exception;
  }

  @BeforeEach
  void chooseFolder() throws IOException {
    data = folder.toRealPath().resolve("data");
  }

  /** Ends with everything asked once more and held against the ledger. */
  private static void repeatedly(Ground ground, Crowd crowd, Fault fault) throws Exception {
    Instant end = Instant.now().plusSeconds(SECONDS);
    do {
      crowd.letJobsEnd(JOBS);
      ground.buy();
      fault.happen();
      crowd.letJobsEnd(JOBS);
    } while (Instant.now().isBefore(end));
    Truth.check(ground, crowd.end());
  }

  @Test
  void oneOfTwoInstancesIsKilled() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        var one = new Restarted(address(database.url()));
        var other = new Restarted(address(database.url()))) {
      Ground ground = Ground.now(database.owner());
      try (Crowd crowd = Crowd.on(ground, one.portal.address(), other.portal.address())) {
        repeatedly(
            ground,
            crowd,
            () -> {
              one.portal.kill();
              crowd.letJobsEnd(JOBS);
              one.start();
              other.portal.kill();
              other.start();
            });
      }
    }
  }

  @Test
  void theApplicationIsKilledWithItsOwnDatabase() throws Exception {
    try (var portal = new Restarted(Map.of());
        var ways = new Ways()) {
      Ground ground = Ground.now(ways.open());
      try (Crowd crowd = Crowd.on(ground, portal.portal.address())) {
        repeatedly(
            ground,
            crowd,
            () -> {
              portal.portal.kill();
              portal.start();
              ground.reach(ways.open());
            });
      }
      portal.portal.terminate();
    }
  }

  @Test
  void postgresEndsAtOnce() throws Exception {
    try (var portal = new Restarted(Map.of());
        var ways = new Ways()) {
      Jdbi way = ways.open();
      Ground ground = Ground.now(way);
      try (Crowd crowd = Crowd.on(ground, portal.portal.address())) {
        repeatedly(
            ground,
            crowd,
            () -> {
              new OwnDatabase(data).endAtOnce();
              crowd.letJobsEnd(JOBS);
              killOneOfItsProcesses(way);
            });
      }
      portal.portal.terminate();
    }
  }

  /** The server then ends the others too and recovers from its log. */
  private static void killOneOfItsProcesses(Jdbi way) throws Exception {
    List<String> processes =
        way.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select pid::text from pg_stat_activity where pid <> pg_backend_pid() and datname is not null")
                    .mapTo(String.class)
                    .list());
    Processes.run("kill", "-KILL", processes.getFirst());
  }

  @Test
  void connectionsAreCutBeforeAndAfterTheCommit() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        var proxy = new CuttingProxy(port(database.url()));
        var portal = new Restarted(address(through(proxy, database.url())))) {
      Ground ground = Ground.now(database.owner());
      try (Crowd crowd = Crowd.on(ground, portal.portal.address())) {
        repeatedly(
            ground,
            crowd,
            () -> {
              proxy.cutBeforeCommit(5);
              crowd.letJobsEnd(JOBS);
              proxy.cutAfterCommit(5);
              crowd.letJobsEnd(JOBS);
              endConnections(database.owner());
            });
      }
      assertEquals(0, proxy.waiting());
      portal.portal.terminate();
    }
  }

  private static DatabaseUrl through(CuttingProxy proxy, DatabaseUrl url) {
    String jdbc = url.jdbc().replace(":" + port(url) + "/", ":" + proxy.port() + "/");
    return new DatabaseUrl(jdbc, url.user(), url.password());
  }

  private static int port(DatabaseUrl url) {
    return URI.create(url.jdbc().substring("jdbc:".length())).getPort();
  }

  private static void endConnections(Jdbi owner) {
    owner.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()
                    """)
                .mapTo(Boolean.class)
                .list());
  }

  /** On a small disk of its own, in memory, that nobody else sees and that ends with the portal. */
  @Test
  void theDiskIsFull() throws Exception {
    assumeTrue(Processes.succeeds("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"));
    Files.createDirectory(data);
    String mount = "mount -t tmpfs -o size=" + DISK + " tmpfs \"$0\" && exec \"$@\"";
    List<String> within = List.of("unshare", "-Urm", "sh", "-c", mount, data.toString());
    try (Portal portal = Portal.launch(data, Portal.freePort(), Map.of(), within).awaitReady()) {
      Path disk = Path.of("/proc", Long.toString(portal.pid()), "root").resolve("." + data);
      try (Database database = new OwnDatabase(disk).open()) {
        Ground ground = Ground.now(database.jdbi());
        try (Crowd crowd = Crowd.on(ground, portal.address())) {
          repeatedly(
              ground,
              crowd,
              () -> {
                Path ballast = fill(disk);
                crowd.letAttemptsFail(JOBS);
                endTheLog(database.jdbi());
                crowd.letAttemptsFail(1);
                Files.delete(ballast);
              });
        }
      }
      portal.terminate();
    }
  }

  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(Files.size(ballast) > 0, full::toString);
      return ballast;
    }
  }

  /** Asks for new files of the write-ahead log until there is no room: then the server gives up. */
  private static void endTheLog(Jdbi jdbi) {
    assertThrows(
        JdbiException.class,
        () -> {
          for (int i = 0; i < 100; i++) {
            jdbi.useHandle(
                handle -> {
                  handle.execute("reset role");
                  handle.execute("select pg_logical_emit_message(true, 'fill', 'the log')");
                  handle.execute("select pg_switch_wal()");
                });
          }
        });
  }

  /**
   * Over each month’s end and over each 15th, on one of which everything that was bought expires:
   * in one step from the last moment before it to the first one after.
   */
  @Test
  void theClockPassesAMonthsEndAndAnExpiry() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    YearMonth begin = YearMonth.of(2027, 1);
    MovableClock clock = MovableClock.at("2027-01-31T12:00:00Z");
    var config =
        Config.from(
            Map.of(
                "PORT",
                Integer.toString(Portal.freePort()),
                "DEMO",
                "off",
                "DATA_DIR",
                data.toString()));
    try (TestDatabase database = TestDatabase.fresh();
        App app = App.start(config, database.database(), clock)) {
      LocalDate renewal = begin.plusMonths(1).atDay(15);
      var ground =
          new Ground(database.owner(), clock, berlin.getId(), renewal.minusYears(1), renewal);
      for (int year = 0; year < 50; year++) {
        LocalDate startsOn = renewal.plusYears(year);
        ground.fixture.renew(
            ground.contract, startsOn.toString(), startsOn.plusYears(1).toString());
      }
      Iterator<YearMonth> months = Stream.iterate(begin, m -> m.plusMonths(1)).iterator();
      try (Crowd crowd = Crowd.on(ground, URI.create("http://localhost:" + app.port()))) {
        repeatedly(
            ground,
            crowd,
            () -> {
              YearMonth next = months.next().plusMonths(1);
              for (int day : List.of(1, 2, 15, 16)) {
                Instant midnight = next.atDay(day).atStartOfDay(berlin).toInstant();
                clock.set(midnight.minusNanos(1_000));
                crowd.letJobsEnd(JOBS);
                clock.set(midnight);
                crowd.letJobsEnd(JOBS);
              }
            });
      }
    }
  }

  /** Ways into the portal's own database, each after one of its starts. */
  private final class Ways implements AutoCloseable {

    private final List<Database> opened = new ArrayList<>();

    Jdbi open() throws IOException {
      opened.add(new OwnDatabase(data).open());
      return opened.getLast().jdbi();
    }

    @Override
    public void close() {
      opened.forEach(Database::close);
    }
  }

  /** A portal that is started anew on its old port. */
  private final class Restarted implements AutoCloseable {

    private final Map<String, String> environment;
    private final int port = Portal.freePort();
    private Portal portal;

    Restarted(Map<String, String> environment) throws Exception {
      this.environment = environment;
      start();
    }

    void start() throws Exception {
      portal = Portal.launch(data, port, environment).awaitReady();
    }

    @Override
    public void close() {
      portal.close();
    }
  }

  private static Map<String, String> address(DatabaseUrl url) {
    return Map.of(
        "DATABASE_URL",
        "%s?user=%s&password=%s&sslmode=disable"
            .formatted(url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow()));
  }
}
