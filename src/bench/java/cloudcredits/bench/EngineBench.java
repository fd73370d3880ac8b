package cloudcredits.bench;

import cloudcredits.bench.Comparison.Way;
import cloudcredits.bench.World.Account;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.JobId;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobService;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How fast the ledger is, against the way it is usually done, in one run: pairs of hold and settle,
 * counted as two operations. Three rounds, the ways taking turns; the median of each is printed.
 */
public final class EngineBench {

  private final World world;
  private final Engine engine;
  private final RowLockLedger rowLocks;

  private EngineBench(World world, JobService jobs) {
    this.world = world;
    this.engine = new Engine(world, jobs);
    this.rowLocks = new RowLockLedger(world.database.dataSource(), world.caller);
  }

  public static void main(String[] args) throws Exception {
    try (World world = new World();
        JobService jobs =
            new JobService(
                new BatchService(world.ledger), JobService.lanesForThisMachine(), 5_000)) {
      new EngineBench(world, jobs).run(args.length == 0 ? "" : args[0]);
    }
  }

  /** Runs the comparisons whose name has this in it. */
  private void run(String only) throws Exception {
    var comparisons = new LinkedHashMap<String, Callable<List<Way>>>();
    comparisons.put("one caller alone", () -> hot(1));
    comparisons.put("one hot contract, 32 callers", () -> hot(32));
    comparisons.put("one hot contract, 256 callers", () -> hot(256));
    comparisons.put("1,000 contracts, 32 callers", () -> spread(32));
    comparisons.put("one hot row, 32 callers", () -> hotRow(32));
    for (var comparison : comparisons.entrySet()) {
      if (comparison.getKey().contains(only)) {
        List<Way> ways = comparison.getValue().call();
        Comparison.compare(comparison.getKey(), ways.getFirst(), ways.getLast());
      }
    }
  }

  private List<Way> hot(int callers) {
    return List.of(
        base(callers, List.of(world.account("HOT-A" + callers, 5_000))),
        engine.way(callers, List.of(world.account("HOT-B" + callers, 5_000))));
  }

  private List<Way> spread(int callers) {
    return List.of(
        base(callers, world.accounts("SPREAD-A", 1_000, 5)),
        engine.way(callers, world.accounts("SPREAD-B", 1_000, 5)));
  }

  private List<Way> hotRow(int callers) {
    return List.of(
        update(callers, world.account("HOT-ROW-A", 5).contract()),
        engine.way(callers, List.of(world.account("HOT-ROW-B", 5_000))));
  }

  private Way base(int callers, List<Account> accounts) {
    return new Way(
        "row locks",
        callers,
        (caller, round) -> {
          Account account = accounts.get((caller * 31 + round) % accounts.size());
          JobId job =
              rowLocks.hold(
                  account.contract(), account.person(caller, round), BigDecimal.valueOf(10));
          rowLocks.settle(job, BigDecimal.valueOf(8));
          return 2;
        });
  }

  /** The floor of all ways that do not batch: every caller updates the same row. */
  private Way update(int callers, ContractId row) {
    return new Way(
        "hot row",
        callers,
        (caller, round) -> {
          try (var connection = world.database.dataSource().getConnection();
              var update =
                  connection.prepareStatement(
                      "update ledger_head set last_grant = last_grant where contract_id = ?")) {
            update.setInt(1, row.value());
            if (update.executeUpdate() != 1) {
              throw new IllegalStateException("there is no such row");
            }
          }
          return 1;
        });
  }
}
