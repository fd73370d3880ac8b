package cloudcredits.ledger;

import static cloudcredits.ledger.PostingRepository.lower;
import static cloudcredits.ledger.PostingRepository.rows;

import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Movement;
import cloudcredits.credit.Refusal;
import cloudcredits.credit.SharedUse;
import cloudcredits.db.SqlBatch;
import cloudcredits.ledger.PostingRepository.Of;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes down what became of jobs: the jobs, which are open, their draws, and what caps count. */
final class JobPostingRepository {

  private record DrawRow(Job job, int ordinal, Job.Draw draw) {}

  private final JobFactsRepository facts = new JobFactsRepository();

  /** What belongs to jobs that are new. */
  void writeNew(SqlBatch batch, Instant now, List<Posting> postings) {
    insertJobs(batch, now, rows(postings, JobPostingRepository::newJobs));
    openHolds(batch, rows(postings, posting -> open(begunJobs(posting))));
    insertDraws(batch, rows(postings, posting -> draws(begunJobs(posting))));
    facts.write(batch, now, postings);
  }

  /** What became of jobs that were there, and what caps count. */
  void writeMoved(SqlBatch batch, Instant now, List<Posting> postings) {
    updateJobs(batch, now, rows(postings, JobPostingRepository::movedJobs));
    extendHolds(batch, rows(postings, posting -> open(movedJobs(posting))));
    closeHolds(batch, rows(postings, JobPostingRepository::closedJobs));
    updateDraws(batch, rows(postings, posting -> draws(movedJobs(posting, false))));
    writeDraws(batch, rows(postings, posting -> draws(movedJobs(posting, true))));
    countSharedUse(batch, postings);
  }

  private static List<JobRow> newJobs(Posting posting) {
    LedgerTransaction change = posting.change();
    return Stream.concat(
            posting.changes().jobs().stream()
                .filter(change::isNew)
                .map(job -> JobRow.of(job, change)),
            change.refused().stream().map(job -> JobRow.of(job, change)))
        .toList();
  }

  private static List<Job> movedJobs(Posting posting) {
    return posting.changes().jobs().stream().filter(job -> !posting.change().isNew(job)).toList();
  }

  private static List<Job> begunJobs(Posting posting) {
    return posting.changes().jobs().stream().filter(posting.change()::isNew).toList();
  }

  private static List<Job> open(List<Job> jobs) {
    return jobs.stream().filter(job -> job.state() == Job.State.HELD).toList();
  }

  /** Those that drew credits once more, or those that did not. */
  private static List<Job> movedJobs(Posting posting, boolean drewMore) {
    Set<JobId> more =
        posting.entries().stream()
            .map(EntryRow::entry)
            .filter(entry -> entry.movement() == Movement.HOLD)
            .flatMap(entry -> entry.job().stream())
            .collect(Collectors.toSet());
    return movedJobs(posting).stream().filter(job -> more.contains(job.id()) == drewMore).toList();
  }

  private static List<Job> closedJobs(Posting posting) {
    return movedJobs(posting).stream().filter(job -> job.state() != Job.State.HELD).toList();
  }

  private static List<DrawRow> draws(List<Job> jobs) {
    return jobs.stream()
        .flatMap(
            job ->
                IntStream.range(0, job.draws().size())
                    .mapToObj(i -> new DrawRow(job, i, job.draws().get(i))))
        .toList();
  }

  private static void insertJobs(SqlBatch batch, Instant now, List<Of<JobRow>> jobs) {
    batch
        .rows(
            """
            insert into job (recorded_at, contract_id, id, person_id, group_id, licence_id, state,
                             held_until, finished_at, held, used, service_key, rate_version, variables,
                             estimate, charge_code, api_key_id, occurred_at, refusal, refusal_words, version)
            select ?::timestamptz, *
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            jobs)
        .value(now.toString())
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().id().value())
        .column("int4", of -> of.row().person().value())
        .column("int4", of -> of.row().group() == SharedUse.NO_GROUP ? null : of.row().group())
        .column("int4", of -> of.row().licence().orElse(null))
        .column("text", of -> lower(of.row().state()))
        .column("timestamptz", of -> of.row().heldUntil().orElse(null))
        .column("timestamptz", of -> of.row().finishedAt().orElse(null))
        .column("numeric", of -> of.row().held().toDecimal())
        .column("numeric", of -> of.row().used().toDecimal())
        .column("text", of -> of.row().facts().service())
        .column("int4", of -> of.row().facts().rateVersion().orElse(null))
        .column("jsonb", of -> of.row().facts().variables())
        .column("numeric", of -> of.row().facts().estimate().toDecimal())
        .column("text", of -> of.row().facts().chargeCode().orElse(null))
        .column("int4", of -> of.row().facts().apiKey().orElse(null))
        .column("timestamptz", of -> of.row().facts().occurredAt())
        .column("text", of -> of.row().refusal().map(Refusal::type).orElse(null))
        .column("text", of -> of.row().refusal().map(Refusal::words).orElse(null))
        .column("int8", of -> of.row().version());
  }

  private static void updateJobs(SqlBatch batch, Instant now, List<Of<Job>> jobs) {
    batch
        .rows(
            """
            update job set state = moved.state, held_until = moved.held_until, held = moved.held,
                           used = moved.used, returned = moved.returned,
                           finished_at = coalesce(job.finished_at, moved.finished_at)
              from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as moved(contract_id, id, state, held_until, held, used, returned, finished_at)
             where job.contract_id = moved.contract_id and job.id = moved.id
            """,
            jobs)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().id().value())
        .column("text", of -> lower(of.row().state()))
        .column("timestamptz", of -> JobRow.heldUntil(of.row()).orElse(null))
        .column("numeric", of -> of.row().held().toDecimal())
        .column("numeric", of -> of.row().used().toDecimal())
        .column("numeric", of -> of.row().returned().toDecimal())
        .column("timestamptz", of -> JobRow.finishedAt(of.row(), now).orElse(null));
  }

  private static void openHolds(SqlBatch batch, List<Of<Job>> jobs) {
    batch
        .rows(
            """
            insert into open_hold (contract_id, job_id, held_until) select * from unnest(?, ?, ?)
            """,
            jobs)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().id().value())
        .column("timestamptz", of -> JobRow.heldUntil(of.row()).orElseThrow());
  }

  private static void extendHolds(SqlBatch batch, List<Of<Job>> jobs) {
    batch
        .rows(
            """
            update open_hold o set held_until = moved.held_until
              from unnest(?, ?, ?) as moved(contract_id, job_id, held_until)
             where o.contract_id = moved.contract_id and o.job_id = moved.job_id
               and o.held_until <> moved.held_until
            """,
            jobs)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().id().value())
        .column("timestamptz", of -> JobRow.heldUntil(of.row()).orElseThrow());
  }

  private static void closeHolds(SqlBatch batch, List<Of<Job>> jobs) {
    batch
        .rows(
            """
            delete from open_hold o using unnest(?, ?) as over(contract_id, job_id)
             where o.contract_id = over.contract_id and o.job_id = over.job_id
            """,
            jobs)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().id().value());
  }

  private static final String INSERT_DRAWS =
      """
      insert into job_draw (contract_id, job_id, ordinal, grant_id, month, held, used, returned)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** A job that costs more than it held draws from further grants. */
  private static final String WRITE_DRAWS =
      INSERT_DRAWS
          + """
            on conflict (contract_id, job_id, ordinal) do update
              set held = excluded.held, used = excluded.used, returned = excluded.returned
            """;

  private static final String UPDATE_DRAWS =
      """
      update job_draw d set held = moved.held, used = moved.used, returned = moved.returned
        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
          as moved(contract_id, job_id, ordinal, grant_id, month, held, used, returned)
       where d.contract_id = moved.contract_id and d.job_id = moved.job_id
         and d.ordinal = moved.ordinal
      """;

  private static void insertDraws(SqlBatch batch, List<Of<DrawRow>> draws) {
    drawRows(batch, INSERT_DRAWS, draws);
  }

  private static void updateDraws(SqlBatch batch, List<Of<DrawRow>> draws) {
    drawRows(batch, UPDATE_DRAWS, draws);
  }

  private static void writeDraws(SqlBatch batch, List<Of<DrawRow>> draws) {
    drawRows(batch, WRITE_DRAWS, draws);
  }

  private static void drawRows(SqlBatch batch, String sql, List<Of<DrawRow>> draws) {
    batch
        .rows(sql, draws)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().job().id().value())
        .column("int2", of -> of.row().ordinal())
        .column("int4", of -> of.row().draw().grant().value())
        .column("date", of -> of.row().draw().month().atDay(1))
        .column("numeric", of -> of.row().draw().held().toDecimal())
        .column("numeric", of -> of.row().draw().used().toDecimal())
        .column("numeric", of -> of.row().draw().returned().toDecimal());
  }

  /** Adds differences: lines of months that nobody has loaded are counted all the same. */
  private static void countSharedUse(SqlBatch batch, List<Posting> postings) {
    batch
        .rows(
            """
            with moved as (
              select * from unnest(?, ?, ?, ?, ?)
                as moved(contract_id, month, person_id, group_id, credits)),
            known as (
              update shared_use u set credits = u.credits + moved.credits from moved
               where u.contract_id = moved.contract_id and u.month = moved.month
                 and u.person_id = moved.person_id and u.group_id = moved.group_id
              returning u.contract_id, u.month, u.person_id, u.group_id)
            insert into shared_use (contract_id, month, person_id, group_id, credits)
            select * from moved
             where (contract_id, month, person_id, group_id) not in (select * from known)
            """,
            rows(postings, posting -> posting.changes().use().entrySet()))
        .column("int4", Of::contract)
        .column("date", of -> of.row().getKey().month().atDay(1))
        .column("int4", of -> of.row().getKey().person().value())
        .column("int4", of -> of.row().getKey().group())
        .column("numeric", of -> of.row().getValue().toDecimal());
  }
}
