package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Entry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes millions of charged jobs of one contract straight into the tables, as the ledger itself
 * would have written them in that time: numbered, chained, counted and answered, so that every
 * check of the ledger holds afterwards.
 */
public final class BulkLedger {

  private static final int JOBS_A_POSTING = 20;
  private static final int JOBS_A_COPY = 50_000;
  private static final int AMOUNTS = 1_999;

  /**
   * What to write.
   *
   * @param grant a shared grant of the contract with enough available for all jobs
   * @param people each has as many jobs as the other
   * @param services as are these, by their keys
   * @param caller an API key
   * @param from the first job, not before the contract's last posting
   * @param to the last job
   */
  public record Plan(
      ContractId contract,
      GrantId grant,
      List<PersonId> people,
      List<String> services,
      int caller,
      long jobs,
      Instant from,
      Instant to) {

    Instant at(long job) {
      long nanos = Duration.between(from, to).dividedBy(jobs).toNanos();
      return from.plus(Duration.ofNanos(nanos).multipliedBy(job)).truncatedTo(ChronoUnit.MICROS);
    }

    PersonId person(long job) {
      return people.get((int) (job * 7919 % people.size()));
    }

    String service(long job) {
      return services.get((int) (job * 31 % services.size()));
    }

    /** From 0.01 to 19.99. */
    Credits credits(long job) {
      return Credits.of(BigDecimal.valueOf(1 + job * 104_729 % AMOUNTS, 2));
    }
  }

  private record Line(LocalDate month, PersonId person) {}

  private final Plan plan;
  private final Map<Line, Credits> use = new HashMap<>();
  private Credits used = Credits.ZERO;
  private long version;
  private long lastEntry;
  private byte[] hash;

  private final StringBuilder jobs = new StringBuilder();
  private final StringBuilder draws = new StringBuilder();
  private final StringBuilder entries = new StringBuilder();
  private final StringBuilder postings = new StringBuilder();
  private final StringBuilder answers = new StringBuilder();

  private BulkLedger(Plan plan, Head head) {
    this.plan = plan;
    this.version = head.version();
    this.lastEntry = head.lastEntry();
    this.hash = head.hash();
  }

  /** Nobody else may write to the contract meanwhile. */
  public static void fill(Jdbi jdbi, Plan plan) {
    Head head = jdbi.withHandle(handle -> new HeadRepository().read(handle, plan.contract()));
    var bulk = new BulkLedger(plan, head);
    for (long begin = 0; begin < plan.jobs(); begin += JOBS_A_COPY) {
      long end = Math.min(plan.jobs(), begin + JOBS_A_COPY);
      for (long job = begin; job < end; job += JOBS_A_POSTING) {
        bulk.addPosting(job, Math.min(end, job + JOBS_A_POSTING));
      }
      jdbi.useTransaction(bulk::copy);
    }
    jdbi.useTransaction(bulk::sumUp);
  }

  private void addPosting(long begin, long end) {
    version++;
    Instant now = plan.at(end - 1);
    long first = lastEntry + 1;
    var lines = new ArrayList<ChainLine>();
    for (long job = begin; job < end; job++) {
      JobId id = JobId.next(plan.contract(), now);
      Credits credits = plan.credits(job);
      addJob(id, job, credits, now);
      lines.add(addEntry(id, Movement.HOLD, credits, now));
      lines.add(addEntry(id, Movement.SETTLE, credits, now));
      used = used.plus(credits);
    }
    byte[] previous = hash;
    hash = Chain.next(previous, lines);
    row(postings, plan.contract(), version, first, lastEntry, now, bytes(previous), bytes(hash));
  }

  private void addJob(JobId id, long number, Credits credits, Instant now) {
    PersonId person = plan.person(number);
    String service = plan.service(number);
    row(
        jobs,
        plan.contract(),
        id,
        person,
        service,
        "{}",
        credits.toDecimal(),
        plan.caller(),
        "settled",
        now,
        now,
        now,
        credits.toDecimal(),
        version);
    LocalDate month = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    row(draws, plan.contract(), id, 0, plan.grant(), month, 0, credits.toDecimal());
    use.merge(new Line(month, person), credits, Credits::plus);
    row(
        answers,
        plan.caller(),
        new UUID(id.value().getMostSignificantBits(), number),
        bytes(new byte[32]),
        201,
        bytes(new byte[300]),
        now);
  }

  private ChainLine addEntry(JobId id, Movement movement, Credits credits, Instant now) {
    var entry = new Entry(plan.grant(), movement, credits, Optional.of(id), now);
    ChainLine line = ChainLine.of(plan.contract(), version, new EntryRow(++lastEntry, entry), now);
    row(
        entries,
        line.contract(),
        line.entry(),
        line.version(),
        line.grant(),
        line.movement(),
        line.credits(),
        line.job(),
        line.effectiveAt(),
        line.recordedAt());
    return line;
  }

  /** None of the values has a tab, a line feed or a backslash of its own. */
  private static void row(StringBuilder table, Object... values) {
    for (int i = 0; i < values.length; i++) {
      table.append(values[i]).append(i == values.length - 1 ? '\n' : '\t');
    }
  }

  private static String bytes(byte[] value) {
    return "\\\\x" + HexFormat.of().formatHex(value);
  }

  private void copy(Handle handle) {
    copy(
        handle,
        "job (contract_id, id, person_id, service_key, variables, estimate, api_key_id, state,"
            + " occurred_at, recorded_at, finished_at, used, version)",
        jobs);
    copy(handle, "job_draw (contract_id, job_id, ordinal, grant_id, month, held, used)", draws);
    copy(
        handle,
        "ledger_entry (contract_id, entry, version, grant_id, movement, credits, job_id,"
            + " effective_at, recorded_at)",
        entries);
    copy(
        handle,
        "ledger_posting (contract_id, version, first_entry, last_entry, recorded_at, previous, hash)",
        postings);
    copy(handle, "answer (caller_id, key, request_hash, status, body, recorded_at)", answers);
  }

  private static void copy(Handle handle, String table, StringBuilder rows) {
    try {
      CopyManager copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
      rows.setLength(0);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sumUp(Handle handle) {
    handle.execute(
        """
        update grant_balance set available = available - ?, used = used + ?
         where contract_id = ? and grant_id = ?
        """,
        used.toDecimal(),
        used.toDecimal(),
        plan.contract(),
        plan.grant());
    handle.execute(
        "update ledger_head set version = ?, last_entry = ?, hash = ? where contract_id = ?",
        version,
        lastEntry,
        hash,
        plan.contract());
    var counted = handle.prepareBatch("insert into shared_use values (?, ?, ?, 0, ?)");
    use.forEach(
        (line, credits) ->
            counted.add(plan.contract(), line.month(), line.person(), credits.toDecimal()));
    counted.execute();
  }
}
