package cloudcredits.ledger;

import cloudcredits.credit.Changes;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Entry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Refusal;
import cloudcredits.credit.SharedUse;
import cloudcredits.db.SqlBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes down what a change decided, however many jobs and entries it has, in one round trip: one
 * statement a kind of row, each over arrays.
 */
final class PostingRepository {

  private record DrawRow(Job job, int ordinal, Job.Draw draw) {}

  /** Writes, and returns the contract's version afterwards. */
  long write(Head head, LedgerTransaction change) {
    Changes changes = change.book().takeChanges();
    var batch = new SqlBatch();
    insertGrants(batch, head, changes.grants());
    insertJobs(batch, change, rowsOfNewJobs(change, changes));
    updateJobs(batch, change, changes);
    writeDraws(batch, head, changes.jobs());
    writeBalances(batch, head, changes.funds());
    countSharedUse(batch, head, changes.use());
    insertAnswers(batch, change);
    long version = advance(batch, head, change, changes);
    batch.run(change.handle());
    return version;
  }

  private static void insertGrants(SqlBatch batch, Head head, List<Grant> grants) {
    batch
        .rows(
            """
            insert into credit_grant (contract_id, id, kind, holder_id, credits, granted_at, expires_at,
                                      expiry_reason, source, source_ref)
            select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            grants)
        .value(head.contract().value())
        .column("int4", grant -> grant.id().value())
        .column("text", grant -> lower(grant.pool()))
        .column("int4", grant -> grant.holder().map(PersonId::value).orElse(null))
        .column("numeric", grant -> grant.credits().toDecimal())
        .column("timestamptz", Grant::grantedAt)
        .column("timestamptz", grant -> grant.expiry().at().orElse(null))
        .column("text", grant -> lower(grant.expiry().reason()))
        .column("text", grant -> lower(grant.origin().source()))
        .column("text", grant -> grant.origin().reference());
  }

  private static List<JobRow> rowsOfNewJobs(LedgerTransaction change, Changes changes) {
    var rows = new ArrayList<JobRow>();
    changes.jobs().stream()
        .filter(change::isNew)
        .map(job -> JobRow.of(job, change))
        .forEach(rows::add);
    change.refused().stream().map(job -> JobRow.of(job, change)).forEach(rows::add);
    return rows;
  }

  private static void insertJobs(SqlBatch batch, LedgerTransaction change, List<JobRow> rows) {
    batch
        .rows(
            """
            insert into job (contract_id, recorded_at, id, person_id, group_id, licence_id, state,
                             held_until, finished_at, held, used, service_key, rate_version, variables,
                             estimate, charge_code, api_key_id, occurred_at, refusal, refusal_words)
            select ?, ?::timestamptz, *
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            rows)
        .value(change.contract().value())
        .value(change.now().toString())
        .column("uuid", row -> row.id().value())
        .column("int4", row -> row.person().value())
        .column("int4", row -> row.group() == SharedUse.NO_GROUP ? null : row.group())
        .column("int4", row -> row.licence().orElse(null))
        .column("text", row -> lower(row.state()))
        .column("timestamptz", row -> row.heldUntil().orElse(null))
        .column("timestamptz", row -> row.finishedAt().orElse(null))
        .column("numeric", row -> row.held().toDecimal())
        .column("numeric", row -> row.used().toDecimal())
        .column("text", row -> row.facts().service())
        .column("int4", row -> row.facts().rateVersion().orElse(null))
        .column("jsonb", row -> row.facts().variables())
        .column("numeric", row -> row.facts().estimate().toDecimal())
        .column("text", row -> row.facts().chargeCode().orElse(null))
        .column("int4", row -> row.facts().apiKey().orElse(null))
        .column("timestamptz", row -> row.facts().occurredAt())
        .column("text", row -> row.refusal().map(Refusal::type).orElse(null))
        .column("text", row -> row.refusal().map(Refusal::words).orElse(null));
  }

  private static void updateJobs(SqlBatch batch, LedgerTransaction change, Changes changes) {
    batch
        .rows(
            """
            update job set state = moved.state, held_until = moved.held_until, held = moved.held,
                           used = moved.used, returned = moved.returned,
                           finished_at = coalesce(job.finished_at, moved.finished_at)
              from unnest(?, ?, ?, ?, ?, ?, ?)
                as moved(id, state, held_until, held, used, returned, finished_at)
             where job.contract_id = ? and job.id = moved.id
            """,
            changes.jobs().stream().filter(job -> !change.isNew(job)).toList())
        .column("uuid", job -> job.id().value())
        .column("text", job -> lower(job.state()))
        .column("timestamptz", job -> JobRow.heldUntil(job).orElse(null))
        .column("numeric", job -> job.held().toDecimal())
        .column("numeric", job -> job.used().toDecimal())
        .column("numeric", job -> job.returned().toDecimal())
        .column("timestamptz", job -> JobRow.finishedAt(job, change.now()).orElse(null))
        .value(change.contract().value());
  }

  private static void writeDraws(SqlBatch batch, Head head, Collection<Job> jobs) {
    List<DrawRow> rows =
        jobs.stream()
            .flatMap(
                job ->
                    IntStream.range(0, job.draws().size())
                        .mapToObj(i -> new DrawRow(job, i, job.draws().get(i))))
            .toList();
    batch
        .rows(
            """
            insert into job_draw (contract_id, job_id, ordinal, grant_id, month, held, used, returned)
            select ?, * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (contract_id, job_id, ordinal) do update
              set held = excluded.held, used = excluded.used, returned = excluded.returned
            """,
            rows)
        .value(head.contract().value())
        .column("uuid", row -> row.job().id().value())
        .column("int2", DrawRow::ordinal)
        .column("int4", row -> row.draw().grant().value())
        .column("date", row -> row.draw().month().atDay(1))
        .column("numeric", row -> row.draw().held().toDecimal())
        .column("numeric", row -> row.draw().used().toDecimal())
        .column("numeric", row -> row.draw().returned().toDecimal());
  }

  private static void writeBalances(SqlBatch batch, Head head, Collection<Fund> funds) {
    batch
        .rows(
            """
            insert into grant_balance (contract_id, grant_id, granted, available, held, used, lapsed)
            select ?, * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (contract_id, grant_id) do update
              set available = excluded.available, held = excluded.held, used = excluded.used,
                  lapsed = excluded.lapsed
            """,
            funds)
        .value(head.contract().value())
        .column("int4", fund -> fund.grant().id().value())
        .column("numeric", fund -> fund.grant().credits().toDecimal())
        .column("numeric", fund -> fund.balance().available().toDecimal())
        .column("numeric", fund -> fund.balance().held().toDecimal())
        .column("numeric", fund -> fund.balance().used().toDecimal())
        .column("numeric", fund -> fund.balance().lapsed().toDecimal());
  }

  /** Adds differences: lines of months that nobody has loaded are counted all the same. */
  private static void countSharedUse(SqlBatch batch, Head head, Map<SharedUse.Line, Credits> use) {
    batch
        .rows(
            """
            with moved(month, person_id, group_id, credits) as (select * from unnest(?, ?, ?, ?)),
            known as (
              update shared_use u set credits = u.credits + moved.credits from moved
               where u.contract_id = ? and u.month = moved.month
                 and u.person_id = moved.person_id and u.group_id = moved.group_id
              returning u.month, u.person_id, u.group_id)
            insert into shared_use (contract_id, month, person_id, group_id, credits)
            select ?, * from moved where (month, person_id, group_id) not in (select * from known)
            """,
            use.entrySet())
        .column("date", line -> line.getKey().month().atDay(1))
        .column("int4", line -> line.getKey().person().value())
        .column("int4", line -> line.getKey().group())
        .column("numeric", line -> line.getValue().toDecimal())
        .value(head.contract().value())
        .value(head.contract().value());
  }

  private static void insertAnswers(SqlBatch batch, LedgerTransaction change) {
    batch
        .rows(
            """
            insert into answer (recorded_at, caller_id, key, request_hash, status, body)
            select ?::timestamptz, * from unnest(?, ?, ?, ?, ?)
            """,
            change.answers())
        .value(change.now().toString())
        .column("int4", kept -> kept.key().caller())
        .column("text", kept -> kept.key().key())
        .column("bytea", kept -> kept.key().requestHash())
        .column("int2", kept -> kept.answer().status())
        .column("bytea", kept -> kept.answer().body());
  }

  /** Writes the entries, chains their posting to the one before, and moves the head. */
  private static long advance(
      SqlBatch batch, Head head, LedgerTransaction change, Changes changes) {
    if (changes.isEmpty() && !change.hasChangedRules()) {
      return head.version();
    }
    long version = head.version() + 1;
    List<Entry> entries = changes.entries();
    List<EntryRow> rows =
        IntStream.range(0, entries.size())
            .mapToObj(i -> new EntryRow(head.lastEntry() + 1 + i, entries.get(i)))
            .toList();
    insertEntries(batch, change, version, rows);
    byte[] hash =
        rows.isEmpty()
            ? head.hash()
            : Chain.next(head.hash(), head.contract(), version, rows, change.now());
    insertPosting(batch, head, change, version, rows, hash);
    batch
        .rows(
            """
            update ledger_head set version = ?, last_entry = ?, last_grant = ?, hash = ?
             where contract_id = ?
            """,
            List.of(head))
        .value(version)
        .value(head.lastEntry() + rows.size())
        .value(change.book().lastGrant())
        .value(hash)
        .value(head.contract().value());
    return version;
  }

  private static void insertEntries(
      SqlBatch batch, LedgerTransaction change, long version, List<EntryRow> rows) {
    batch
        .rows(
            """
            insert into ledger_entry (contract_id, version, recorded_at, entry, grant_id, movement,
                                      credits, job_id, effective_at)
            select ?, ?, ?::timestamptz, * from unnest(?, ?, ?, ?, ?, ?)
            """,
            rows)
        .value(change.contract().value())
        .value(version)
        .value(change.now().toString())
        .column("int8", EntryRow::number)
        .column("int4", row -> row.entry().grant().value())
        .column("text", row -> lower(row.entry().movement()))
        .column("numeric", row -> row.entry().credits().toDecimal())
        .column("uuid", row -> row.entry().job().map(JobId::value).orElse(null))
        .column("timestamptz", row -> row.entry().effectiveAt());
  }

  private static void insertPosting(
      SqlBatch batch,
      Head head,
      LedgerTransaction change,
      long version,
      List<EntryRow> rows,
      byte[] hash) {
    batch
        .rows(
            """
            insert into ledger_posting (contract_id, version, first_entry, last_entry, recorded_at,
                                        previous, hash)
            values (?, ?, ?, ?, ?::timestamptz, ?, ?)
            """,
            rows.isEmpty() ? List.of() : List.of(head))
        .value(head.contract().value())
        .value(version)
        .value(head.lastEntry() + 1)
        .value(head.lastEntry() + rows.size())
        .value(change.now().toString())
        .value(head.hash())
        .value(hash);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
