package cloudcredits.bench;

import cloudcredits.bench.Comparison.Way;
import cloudcredits.bench.World.Account;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.BulkLedger;
import cloudcredits.ledger.BulkLedger.Plan;
import cloudcredits.ledger.JobService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether the engine stays fast as the ledger grows: the same load on a contract that begins and on
 * one that has millions of entries, each on a server of its own, in turns. By {@code
 * -Dbench.millions}, 10 unless given.
 */
public final class GrowthBench {

  private static final int ENTRIES_A_JOB = 2;
  private static final Duration AGE = Duration.ofDays(330);
  private static final int PEOPLE = 5_000;

  private GrowthBench() {}

  public static void main(String[] args) throws Exception {
    long entries = Math.round(Double.parseDouble(System.getProperty("bench.millions", "10")) * 1e6);
    try (World young = new World();
        World old = new World();
        JobService youngJobs =
            new JobService(
                new BatchService(young.ledger), JobService.lanesForThisMachine(), 5_000);
        JobService oldJobs =
            new JobService(new BatchService(old.ledger), JobService.lanesForThisMachine(), 5_000)) {
      Account begins = young.account("GROWTH-A", PEOPLE);
      Account grown = old.account("GROWTH-B", PEOPLE, Instant.now().minus(AGE));
      fill(old, grown, entries);
      for (int callers : List.of(1, 32, 256)) {
        Way base = new Engine(young, youngJobs).way(callers, List.of(begins)).named("empty");
        Way other = new Engine(old, oldJobs).way(callers, List.of(grown)).named("grown");
        Comparison.compare("%,d entries, %d callers".formatted(entries, callers), base, other);
      }
    }
  }

  private static void fill(World world, Account account, long entries) {
    Instant begin = Instant.now();
    var plan =
        new Plan(
            account.contract(),
            account.plenty(),
            account.people(),
            List.of("rendering", "configurator", "sim-360"),
            world.caller,
            entries / ENTRIES_A_JOB,
            begin.minus(AGE),
            begin);
    BulkLedger.fill(world.database.jdbi(), plan);
    settleDown(world.database.jdbi());
    System.out.printf(
        "%,d entries written in %d s%n",
        entries, Duration.between(begin, Instant.now()).toSeconds());
  }

  /** What the server would have done in all that time: else it would do it while we measure. */
  private static void settleDown(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute("reset role");
          handle.execute("set statement_timeout = 0");
          for (String table :
              List.of("job", "job_draw", "ledger_entry", "ledger_posting", "answer")) {
            handle.execute("vacuum (analyze) " + table);
          }
          handle.execute("checkpoint");
          handle.execute("set statement_timeout = '30s'");
          handle.execute("set role cloudcredits_app");
        });
  }
}
