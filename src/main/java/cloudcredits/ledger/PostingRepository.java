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

  /** Writes and commits what was decided under the lock; nothing may follow in the transaction. */
  void writeAndCommit(Handle handle, Instant now, List<Posting> postings) {
    var batch = new SqlBatch();
    writeNew(batch, now, postings);
    writeMoved(batch, now, postings);
    batch.runAndCommit(handle);
  }

  /**
   * Writes and commits what was decided without the lock. While the batch ahead is still being
   * written this one brings in the rows that nobody else can have; the others wait for the lock.
   *
   * @throws Leg.Fallen when the batch ahead was not written
   */
  void writeAhead(Handle handle, Instant now, List<Posting> postings, Leg leg) {
    var batch = new SqlBatch();
    writeNew(batch, now, postings);
    if (leg.isHeldUp()) {
      batch.run(handle);
      batch = new SqlBatch();
    }
    leg.awaitAhead();
    lockHeads(batch, postings);
    writeMoved(batch, now, postings);
    batch.runAndCommit(handle);
  }

  /** Rows with keys of their own, which meet those of no other transaction. */
  private void writeNew(SqlBatch batch, Instant now, List<Posting> postings) {
    insertAnswers(batch, now, postings);
    jobs.writeNew(batch, now, postings);
  }

  /** Rows that whoever has the lock may write, and entries, whose numbers go on from the last. */
  private void writeMoved(SqlBatch batch, Instant now, List<Posting> postings) {
    insertGrants(batch, rows(postings, posting -> posting.changes().grants()));
    jobs.writeMoved(batch, now, postings);
    insertBalances(batch, rows(postings, posting -> funds(posting, true)));
    updateBalances(batch, rows(postings, posting -> funds(posting, false)));
    insertEntries(batch, now, postings);
    insertPostings(batch, now, postings);
    moveHeads(batch, postings);
  }

  /** Also of those that did not move: what was answered must have been true at the lock. */
  private static void lockHeads(SqlBatch batch, List<Posting> postings) {
    batch
        .rows("select lock_heads_at(?, ?)", postings)
        .column("int4", Posting::contract)
        .column("int8", posting -> posting.change().head().version());
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

  /** Of the grants that were made in this posting, or of those that were there before. */
  private static List<Fund> funds(Posting posting, boolean made) {
    int last = posting.change().head().lastGrant();
    return posting.changes().funds().stream()
        .filter(fund -> fund.grant().id().value() > last == made)
        .toList();
  }

  private static void insertBalances(SqlBatch batch, List<Of<Fund>> funds) {
    balances(
        batch,
        """
        insert into grant_balance (contract_id, grant_id, granted, available, held, used, lapsed)
        select * from unnest(?, ?, ?, ?, ?, ?, ?)
        """,
        funds);
  }

  /** Not an insert that becomes an update on a conflict: that writes twice as much. */
  private static void updateBalances(SqlBatch batch, List<Of<Fund>> funds) {
    balances(
        batch,
        """
        update grant_balance b
           set available = moved.available, held = moved.held, used = moved.used,
               lapsed = moved.lapsed
          from unnest(?, ?, ?, ?, ?, ?, ?)
            as moved(contract_id, grant_id, granted, available, held, used, lapsed)
         where b.contract_id = moved.contract_id and b.grant_id = moved.grant_id
        """,
        funds);
  }

  private static void balances(SqlBatch batch, String sql, List<Of<Fund>> funds) {
    batch
        .rows(sql, funds)
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
        .column("int8", posting -> posting.after().lastEntry())
        .column("bytea", posting -> posting.change().head().hash())
        .column("bytea", posting -> posting.after().hash());
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
        .column("int8", posting -> posting.after().lastEntry())
        .column("int4", posting -> posting.after().lastGrant())
        .column("bytea", posting -> posting.after().hash());
  }
}
