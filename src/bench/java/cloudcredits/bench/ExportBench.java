package cloudcredits.bench;

import cloudcredits.bench.World.Account;
import cloudcredits.contract.Contract;
import cloudcredits.contract.ContractDoorService;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.export.Exports;
import cloudcredits.report.LedgerFilter;
import cloudcredits.report.LedgerReportService;
import cloudcredits.report.ReportService;
import cloudcredits.web.ContractDoor;
import cloudcredits.web.QueryString;
import cloudcredits.web.Visitor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * A great ledger as a file, in little memory: run it with {@code -Dbench.heap=256m} and as many
 * {@code ENTRIES} as you like in the environment. Prints rows, bytes, seconds, and the most memory
 * that was in use after a collection while the file was written.
 */
public final class ExportBench {

  private static final long PIECE = 250_000;
  private static final int PEOPLE = 500;

  private ExportBench() {}

  public static void main(String[] args) throws Exception {
    long entries = Long.parseLong(System.getenv().getOrDefault("ENTRIES", "200000"));
    try (World world = new World()) {
      Account account = world.account("EXPORT", PEOPLE);
      fill(world, account, entries / 2);
      Contract contract = contract(world, account);
      var reports = new ReportService(world.database.jdbi(), world.ledger, Clock.systemUTC());
      var ledger = new LedgerReportService(reports);
      LedgerFilter filter =
          LedgerFilter.of(
              QueryString.parse("period=all"), contract.terms(), contract.dayOf(Instant.now()));
      System.out.printf(
          Locale.ROOT,
          "%,d entries, at most %,d MB of heap%n",
          world.one("select count(*)::int from ledger_entry"),
          Runtime.getRuntime().maxMemory() >> 20);
      measure("CSV", out -> Exports.ledgerCsv(ledger, contract, filter, out));
      measure("XLSX", out -> Exports.ledgerXlsx(ledger, contract, filter, Instant.now(), out));
    }
  }

  private interface Export {
    void to(OutputStream out) throws IOException;
  }

  private static void measure(String name, Export export) throws IOException, InterruptedException {
    var counted = new Counted();
    var memory = new Memory();
    memory.start();
    long start = System.nanoTime();
    export.to(counted);
    double seconds = (System.nanoTime() - start) / 1e9;
    memory.stop = true;
    memory.join();
    System.out.printf(
        Locale.ROOT,
        "%-4s %,14d bytes %8.1f s, first byte after %.2f s, most memory in use %,d MB%n",
        name,
        counted.bytes,
        seconds,
        (counted.first - start) / 1e9,
        memory.most >> 20);
  }

  /** Counts, and keeps nothing. */
  private static final class Counted extends OutputStream {
    private long bytes;
    private long first;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      first = bytes == 0 ? System.nanoTime() : first;
      bytes += length;
    }
  }

  /** Looks at the memory a few times a second. */
  private static final class Memory extends Thread {
    private volatile boolean stop;
    private long most;

    @Override
    public void run() {
      while (!stop) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        try {
          Thread.sleep(500);
        } catch (InterruptedException ended) {
          return;
        }
      }
    }
  }

  /**
   * Jobs and their entries, two each, written by the database itself: only to be read. Piece by
   * piece, for a connection waits for no statement longer than a minute.
   */
  private static void fill(World world, Account account, long jobs) {
    for (long from = 1; from <= jobs; from += PIECE) {
      long first = from;
      long last = Math.min(jobs, from + PIECE - 1);
      world.database.jdbi().useTransaction(handle -> fill(handle, account, first, last));
    }
    world.database.jdbi().useHandle(handle -> handle.execute("analyze job"));
  }

  private static void fill(Handle handle, Account account, long first, long last) {
    handle.execute("set local statement_timeout = 0");
    handle.execute(
        """
        insert into job (contract_id, id, person_id, service_key, rate_version, variables,
                         estimate, charge_code, licence_id, state, occurred_at,
                         recorded_at, finished_at, used, version)
        select ?, lpad(to_hex(n), 32, '0')::uuid, ? + n % ?, 'rendering', 1,
               '{"frames":1}', 8, 'P-' || n % 40, 1, 'settled',
               now() - interval '90 days' + n * interval '1 millisecond',
               now() - interval '90 days' + n * interval '1 millisecond',
               now() - interval '90 days' + n * interval '1 millisecond', 8, ? + n
          from generate_series(?, ?) n
        """,
        account.contract(),
        account.people().stream().mapToInt(PersonId::value).min().orElseThrow(),
        PEOPLE,
        PEOPLE + 1,
        first,
        last);
    handle.execute(
        """
        insert into ledger_entry
        select ?, ? + 2 * n - 1 + i, ? + n, ?, case i when 0 then 'hold' else 'settle' end,
               8, lpad(to_hex(n), 32, '0')::uuid,
               now() - interval '90 days' + n * interval '1 millisecond',
               now() - interval '90 days' + n * interval '1 millisecond'
          from generate_series(?, ?) n, generate_series(0, 1) i
        """,
        account.contract(),
        PEOPLE + 1,
        PEOPLE + 1,
        PEOPLE + 1,
        first,
        last);
  }

  private static Contract contract(World world, Account account) {
    PersonId reader = account.people().getFirst();
    var visitor = new Visitor(reader, "Reader", "reader@example.org", false, "token");
    return switch (new ContractDoorService(world.database.jdbi())
        .enter(visitor, "EXPORT", Right.SERVICES)) {
      case ContractDoor.Open(Object open) -> ((Visit) open).contract();
      case ContractDoor.Forbidden(), ContractDoor.Hidden() ->
          throw new IllegalStateException("no way in");
    };
  }
}
