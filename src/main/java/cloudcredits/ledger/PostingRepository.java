package cloudcredits.ledger;

import cloudcredits.credit.Fund;
import cloudcredits.credit.Grant;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.db.SqlBatch;
import cloudcredits.ledger.LedgerTransaction.KeptAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what changes decided, however many contracts, jobs and entries they have, in one
 * round trip: one statement a kind of row, each over arrays, and the COMMIT.
 */
final class PostingRepository {

  /** A row and the contract that it is of. */
  record Of<T>(int contract, T row) {}

  private final JobPostingRepository jobs = new JobPostingRepository();

  /** Writes and commits; nothing may follow in this transaction. */
  void writeAndCommit(Handle handle, Instant now, List<Posting> postings) {
    var batch = new SqlBatch();
    insertGrants(batch, rows(postings, posting -> posting.changes().grants()));
    jobs.write(batch, now, postings);
    writeBalances(batch, rows(postings, posting -> posting.changes().funds()));
    insertAnswers(batch, now, postings);
    insertEntries(batch, now, postings);
    insertPostings(batch, now, postings);
    moveHeads(batch, postings);
    batch.runAndCommit(handle);
  }

  /** The rows of all postings, in their order. */
  static <T> List<Of<T>> rows(
      List<Posting> postings, Function<Posting, ? extends Collection<T>> rowsOf) {
    return postings.stream()
        .flatMap(
            posting -> rowsOf.apply(posting).stream().map(row -> new Of<>(posting.contract(), row)))
        .toList();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void insertGrants(SqlBatch batch, List<Of<Grant>> grants) {
    batch
        .rows(
            """
            insert into credit_grant (contract_id, id, kind, holder_id, credits, granted_at, expires_at,
                                      expiry_reason, source, source_ref)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            grants)
        .column("int4", Of::contract)
        .column("int4", of -> of.row().id().value())
        .column("text", of -> lower(of.row().pool()))
        .column("int4", of -> of.row().holder().map(PersonId::value).orElse(null))
        .column("numeric", of -> of.row().credits().toDecimal())
        .column("timestamptz", of -> of.row().grantedAt())
        .column("timestamptz", of -> of.row().expiry().at().orElse(null))
        .column("text", of -> lower(of.row().expiry().reason()))
        .column("text", of -> lower(of.row().origin().source()))
        .column("text", of -> of.row().origin().reference());
  }

  private static void writeBalances(SqlBatch batch, List<Of<Fund>> funds) {
    batch
        .rows(
            """
            insert into grant_balance (contract_id, grant_id, granted, available, held, used, lapsed)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (contract_id, grant_id) do update
              set available = excluded.available, held = excluded.held, used = excluded.used,
                  lapsed = excluded.lapsed
            """,
            funds)
        .column("int4", Of::contract)
        .column("int4", of -> of.row().grant().id().value())
        .column("numeric", of -> of.row().grant().credits().toDecimal())
        .column("numeric", of -> of.row().balance().available().toDecimal())
        .column("numeric", of -> of.row().balance().held().toDecimal())
        .column("numeric", of -> of.row().balance().used().toDecimal())
        .column("numeric", of -> of.row().balance().lapsed().toDecimal());
  }

  /** In the order of the keys: two batches that meet in one key must not wait in a circle. */
  private static void insertAnswers(SqlBatch batch, Instant now, List<Posting> postings) {
    List<KeptAnswer> answers =
        postings.stream()
            .flatMap(posting -> posting.change().answers().stream())
            .sorted(Comparator.comparing(kept -> kept.key().key()))
            .toList();
    batch
        .rows(
            """
            insert into answer (recorded_at, caller_id, key, request_hash, status, body)
            select ?::timestamptz, * from unnest(?, ?, ?, ?, ?)
            """,
            answers)
        .value(now.toString())
        .column("int4", kept -> kept.key().caller())
        .column("text", kept -> kept.key().key())
        .column("bytea", kept -> kept.key().requestHash())
        .column("int2", kept -> kept.answer().status())
        .column("bytea", kept -> kept.answer().body());
  }

  private static void insertEntries(SqlBatch batch, Instant now, List<Posting> postings) {
    record Line(Posting posting, EntryRow row) {}
    List<Line> lines =
        postings.stream()
            .flatMap(posting -> posting.entries().stream().map(row -> new Line(posting, row)))
            .toList();
    batch
        .rows(
            """
            insert into ledger_entry (recorded_at, contract_id, version, entry, grant_id, movement,
                                      credits, job_id, effective_at)
            select ?::timestamptz, * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            """,
            lines)
        .value(now.toString())
        .column("int4", line -> line.posting().contract())
        .column("int8", line -> line.posting().version())
        .column("int8", line -> line.row().number())
        .column("int4", line -> line.row().entry().grant().value())
        .column("text", line -> lower(line.row().entry().movement()))
        .column("numeric", line -> line.row().entry().credits().toDecimal())
        .column("uuid", line -> line.row().entry().job().map(JobId::value).orElse(null))
        .column("timestamptz", line -> line.row().effectiveAt());
  }

  private static void insertPostings(SqlBatch batch, Instant now, List<Posting> postings) {
    batch
        .rows(
            """
            insert into ledger_posting (recorded_at, contract_id, version, first_entry, last_entry,
                                        previous, hash)
            select ?::timestamptz, * from unnest(?, ?, ?, ?, ?, ?)
            """,
            postings.stream().filter(posting -> !posting.entries().isEmpty()).toList())
        .value(now.toString())
        .column("int4", Posting::contract)
        .column("int8", Posting::version)
        .column("int8", posting -> posting.change().head().lastEntry() + 1)
        .column("int8", Posting::lastEntry)
        .column("bytea", posting -> posting.change().head().hash())
        .column("bytea", Posting::hash);
  }

  private static void moveHeads(SqlBatch batch, List<Posting> postings) {
    batch
        .rows(
            """
            update ledger_head h
               set version = moved.version, last_entry = moved.last_entry,
                   last_grant = moved.last_grant, hash = moved.hash
              from unnest(?, ?, ?, ?, ?) as moved(contract_id, version, last_entry, last_grant, hash)
             where h.contract_id = moved.contract_id
            """,
            postings.stream().filter(Posting::moves).toList())
        .column("int4", Posting::contract)
        .column("int8", Posting::version)
        .column("int8", Posting::lastEntry)
        .column("int4", posting -> posting.change().book().lastGrant())
        .column("bytea", Posting::hash);
  }
}
