package cloudcredits.bench;

import cloudcredits.App;
import cloudcredits.Config;
import cloudcredits.account.AuditService;
import cloudcredits.bench.World.Account;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.Finding;
import cloudcredits.ledger.HealthService;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerExportService;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.DriftService;
import cloudcredits.rollup.FoldService;
import cloudcredits.rollup.Total;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.TotalsService;
import cloudcredits.rollup.UseFilter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What the usage report costs on a big contract: {@code -Djobs=10000000} jobs of 5,000 people in
 * three years, beside 1,000 small contracts and one of the demo's size. Prints how long loading and
 * folding took, what the checks found, how large the rollups are, each view's time on the big
 * contract and on the small one, what each reads, and what posting pays for the folds.
 */
public final class ReportBench {

  private static final int SMALL_CONTRACTS = Integer.getInteger("small", 1_000);
  private static final int SMALL_JOBS = 100;
  private static final int DEMO_JOBS = 3_000;
  private static final int DEMO_PEOPLE = 40;
  private static final int PEOPLE = 5_000;
  private static final int RUNS = 9;
  private static final int WARM_UPS = 3;
  private static final List<String> PERIODS = List.of("30d", "12m", "all");
  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final int CALLERS = 32;

  private final World world;
  private final FoldService folds;

  private ReportBench(World world) {
    this.world = world;
    this.folds = new FoldService(world.database.jdbi(), Clock.systemUTC());
  }

  public static void main(String[] args) throws Exception {
    long jobs = Long.getLong("jobs", 200_000);
    try (World world = new World()) {
      new ReportBench(world).run(jobs);
    }
  }

  private void run(long jobs) throws Exception {
    int people = Math.clamp(jobs / 100, 100, PEOPLE);
    Client big = Client.make(world, "BIG", people);
    Client demo = Client.make(world, "DEMO-SIZE", DEMO_PEOPLE);
    timed("loading %,d jobs of %,d people".formatted(jobs, people), () -> load(big, demo, jobs));
    timed("vacuum analyze", this::analyze);
    timed("folding the big contract from nothing", () -> fold(big));
    timed("folding all others", folds::foldDue);
    timed("vacuum analyze", this::analyze);
    printSizes();
    timed("all checks", this::check);
    printReads(big);
    printViews();
    printPrice();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void timed(String what, Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    System.out.printf("%-50s %8.1f s%n", what, (System.nanoTime() - begin) / 1e9);
  }

  private void load(Client big, Client demo, long jobs) throws Exception {
    List<String> services = services();
    var histories = new ArrayList<History>();
    var bulk = new Bulk(world.database.dataSource());
    for (int i = 0; i < SMALL_CONTRACTS; i++) {
      Client small = Client.make(world, "SMALL-" + i, 5);
      histories.add(write(bulk, small, services, SMALL_JOBS));
    }
    histories.add(write(bulk, demo, services, DEMO_JOBS));
    histories.add(write(bulk, big, services, jobs));
    bulk.finish();
    for (History history : histories) {
      world.database.jdbi().useTransaction(history::finish);
    }
  }

  private History write(Bulk bulk, Client client, List<String> services, long jobs)
      throws InterruptedException {
    var history = new History(world, bulk, client, services, jobs);
    history.write(jobs);
    return history;
  }

  private List<String> services() {
    return world
        .database
        .jdbi()
        .withHandle(
            handle ->
                handle.select("select key from service order by key").mapTo(String.class).list());
  }

  private void fold(Client client) {
    folds.fold(client.contract());
  }

  /** The application may not, its login may. */
  private void analyze() throws Exception {
    try (var connection = world.database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 0);
      statement.execute("reset role; set statement_timeout = 0");
      statement.execute("vacuum analyze");
      statement.execute("set role cloudcredits_app; set statement_timeout = '30s'");
    }
  }

  private void check() {
    var jdbi = world.database.jdbi();
    Clock clock = Clock.systemUTC();
    var exports = new LedgerExportService(jdbi, clock, Path.of("target", "heads"));
    var health =
        new HealthService(
            jdbi,
            clock,
            world.ledger,
            exports,
            new AuditService(jdbi),
            new DriftService(jdbi)::look);
    for (Finding finding : health.look()) {
      if (!finding.isSound()) {
        System.out.println("WRONG: " + finding);
      }
    }
  }

  private void printSizes() {
    record Size(String name, String rows, String size) {}
    List<Size> sizes =
        world
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select relname as name, to_char(greatest(reltuples, 0), '999G999G999') as rows,
                                   pg_size_pretty(pg_total_relation_size(oid)) as size
                              from pg_class
                             where relkind = 'r' and (relname like 'usage_rollup%' or relname in
                               ('credit_rollup', 'ledger_entry', 'job', 'job_draw', 'ledger_posting'))
                             order by relname
                            """)
                        .map(
                            row ->
                                new Size(
                                    row.getColumn("name", String.class),
                                    row.getColumn("rows", String.class),
                                    row.getColumn("size", String.class)))
                        .list());
    sizes.forEach(s -> System.out.printf("%-30s %14s rows %10s%n", s.name(), s.rows(), s.size()));
  }

  private void printViews() throws Exception {
    later("ledger-check");
    Config config = Config.from(Map.of("PORT", Integer.toString(freePort()), "DEMO", "off"));
    String session = session();
    try (App _ = App.start(config, world.database, Clock.systemUTC());
        HttpClient client = HttpClient.newHttpClient()) {
      System.out.printf("%-34s %-5s %10s %10s %8s%n", "page", "", "big", "demo-size", "");
      for (String page : pages()) {
        for (String period : page.contains("?") ? PERIODS : List.of("")) {
          String path = page + (period.isEmpty() ? "" : "&period=" + period);
          double big = p50(client, config.baseUrl().resolve("/contracts/BIG" + path), session);
          double demo =
              p50(client, config.baseUrl().resolve("/contracts/DEMO-SIZE" + path), session);
          System.out.printf(
              "%-34s %-5s %7.1f ms %7.1f ms %6.1f x%n", page, period, big, demo, big / demo);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> pages() {
    return List.of(
        "",
        "/usage?by=month",
        "/usage?by=user",
        "/usage?by=service",
        "/usage?by=group",
        "/usage?by=code",
        "/usage?by=week",
        "/usage?by=day",
        "/usage?by=user&service=rendering",
        "/usage?by=service&group=1",
        "/usage?by=user&seat=left",
        "/usage?by=user&and=service",
        "/usage?by=user&and=month",
        "/usage?by=code&and=service",
        "/usage?by=user&state=settled",
        "/usage?by=service&state=reversed",
        "/usage?by=user&asOf=" + LocalDate.now(Client.ZONE).minusMonths(2),
        "/usage/jobs?",
        "/usage/jobs?state=refused",
        "/usage/jobs?state=held",
        "/usage/unusual?",
        "/ledger?");
  }

  /** The nightly check would run beside the measurement. */
  private void later(String work) {
    world
        .database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                    values (?, 'recurring', now() + interval '1 day', false, 1)
                    """,
                    work));
  }

  /** An operator's, who may read every contract's report. */
  private String session() {
    String token = "bench".repeat(9).substring(0, 43);
    world
        .database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    with operator as (
                      insert into person (email, name, operator, created_at)
                      values ('operator@example.org', 'Operator', true, now()) returning id)
                    insert into session (token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at)
                    select sha256(convert_to(?, 'UTF8')), id, ?, now(), now(), now() + interval '1 day'
                      from operator
                    """,
                    token,
                    token));
    return token;
  }

  private static double p50(HttpClient client, URI address, String session) throws Exception {
    var request = HttpRequest.newBuilder(address).header("Cookie", "session=" + session).build();
    var millis = new ArrayList<Double>();
    for (int i = 0; i < WARM_UPS + RUNS; i++) {
      long begin = System.nanoTime();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " answers " + answer.statusCode());
      }
      if (i >= WARM_UPS) {
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return millis.stream().sorted().toList().get(RUNS / 2);
  }

  private void printReads(Client big) {
    LocalDate today = LocalDate.now(Client.ZONE);
    var from =
        Map.of(
            "30d",
            today.minusDays(29),
            "12m",
            today.minusMonths(11).withDayOfMonth(1),
            "all",
            big.begin());
    System.out.printf(
        "%-34s %-5s %8s %12s %10s %10s%n", "totals", "", "answer", "ms", "rows read", "buffers");
    List<List<Dimension>> questions =
        List.of(
            List.of(Dimension.USER),
            List.of(Dimension.SERVICE),
            List.of(Dimension.GROUP),
            List.of(Dimension.CODE),
            List.of(Dimension.LICENCE),
            List.of(Dimension.DAY),
            List.of(Dimension.WEEK, Dimension.SERVICE),
            List.of(Dimension.MONTH, Dimension.SERVICE),
            List.of(Dimension.USER, Dimension.MONTH),
            List.of(Dimension.CODE, Dimension.SERVICE),
            List.of(Dimension.USER, Dimension.SERVICE));
    for (List<Dimension> by : questions) {
      for (String period : PERIODS) {
        var query =
            new TotalsQuery(
                big.contract(), Client.ZONE, from.get(period), today, by, UseFilter.NONE);
        printRead(by.toString().toLowerCase(java.util.Locale.ROOT), period, query);
      }
    }
    var rendering =
        new UseFilter(
            java.util.Set.of(),
            Optional.empty(),
            Optional.of("rendering"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    for (String period : PERIODS) {
      var query =
          new TotalsQuery(
              big.contract(),
              Client.ZONE,
              from.get(period),
              today,
              List.of(Dimension.USER),
              rendering);
      printRead("[user] of one service", period, query);
    }
  }

  private record Reads(long rows, long buffers) {}

  private void printRead(String what, String period, TotalsQuery query) {
    var totals = new TotalsService();
    world
        .database
        .jdbi()
        .useTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              totals.totals(handle, query);
              Reads before = reads(handle);
              long begin = System.nanoTime();
              List<Total> answer = totals.totals(handle, query);
              double millis = (System.nanoTime() - begin) / 1e6;
              Reads after = reads(handle);
              System.out.printf(
                  "%-34s %-5s %8d %9.1f ms %,10d %,10d%n",
                  what,
                  period,
                  answer.size(),
                  millis,
                  after.rows() - before.rows(),
                  after.buffers() - before.buffers());
            });
  }

  /** What this transaction has read of the product's tables and their indexes so far. */
  private static Reads reads(Handle handle) {
    return handle
        .createQuery(
            """
            select coalesce(sum(pg_stat_get_xact_tuples_returned(oid)) filter (where relkind = 'r'), 0)
                   + coalesce(sum(pg_stat_get_xact_tuples_fetched(oid)) filter (where relkind = 'r'), 0) as rows,
                   coalesce(sum(pg_stat_get_xact_blocks_fetched(oid)), 0) as buffers
              from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
            """)
        .map(
            row ->
                new Reads(row.getColumn("rows", Long.class), row.getColumn("buffers", Long.class)))
        .one();
  }

  /** Jobs on one hot contract, with the fold every second beside them and without, taking turns. */
  private void printPrice() throws Exception {
    Account hot = world.account("HOT-REPORT", 2_000);
    try (JobService jobs =
        new JobService(new BatchService(world.ledger), JobService.lanesForThisMachine(), 5_000)) {
      Load.Caller caller = new Engine(world, jobs).way(1, List.of(hot)).caller();
      Load.run(CALLERS, LENGTH, caller);
      var without = new ArrayList<Load.Figures>();
      var with = new ArrayList<Load.Figures>();
      for (int round = 0; round < 3; round++) {
        without.add(Load.run(CALLERS, LENGTH, caller));
        with.add(whileFolding(() -> Load.run(CALLERS, LENGTH, caller)));
      }
      Load.Figures a = Load.Figures.median(without);
      Load.Figures b = Load.Figures.median(with);
      System.out.printf(
          "posting, one hot contract, %d callers: %.0f/s without folds, %.0f/s with: %.2f x%n",
          CALLERS, a.perSecond(), b.perSecond(), b.perSecond() / a.perSecond());
    }
  }

  private <T> T whileFolding(Callable<T> work) throws Exception {
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      var folding = clock.scheduleWithFixedDelay(folds::foldDue, 0, 1, TimeUnit.SECONDS);
      try {
        return work.call();
      } finally {
        folding.cancel(false);
        clock.shutdown();
      }
    }
  }
}
