package cloudcredits.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Looks in the database for what contradicts the ledger's rules, and keeps what was found. */
final class HealthRepository {

  private static final int EXAMPLES = 5;
  private static final int DAYS_KEPT = 100;

  /**
   * Something that must hold.
   *
   * @param sql gives the rows that contradict it
   */
  record Check(String what, String sql) {}

  /** A finding and when the check was. */
  record Checked(Instant at, Finding finding) {}

  private record Row(long wrong, String example) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "Balances are the sums of the entries",
              """
              with sums as (
                select contract_id, grant_id,
                       sum(case movement when 'grant' then credits when 'hold' then -credits
                           when 'release' then credits when 'reverse' then credits
                           when 'lapse' then -credits when 'void' then -credits else 0 end) as available,
                       sum(case movement when 'hold' then credits when 'settle' then -credits
                           when 'release' then -credits when 'release_lapsed' then -credits else 0 end) as held,
                       sum(case movement when 'settle' then credits when 'reverse' then -credits
                           when 'reverse_lapsed' then -credits else 0 end) as used,
                       sum(case when movement in ('lapse', 'void', 'release_lapsed', 'reverse_lapsed')
                           then credits else 0 end) as lapsed
                  from ledger_entry group by contract_id, grant_id)
              select * from grant_balance b full join sums s using (contract_id, grant_id)
               where (b.available, b.held, b.used, b.lapsed)
                     is distinct from (s.available, s.held, s.used, s.lapsed)
              """),
          new Check(
              "Every grant has its balance, and begins with its own entry",
              """
              select g.contract_id, g.id from credit_grant g
                left join grant_balance b
                  on b.contract_id = g.contract_id and b.grant_id = g.id and b.granted = g.credits
                left join (select contract_id, grant_id, sum(credits) as credits from ledger_entry
                            where movement = 'grant' group by contract_id, grant_id) e
                  on e.contract_id = g.contract_id and e.grant_id = g.id
               where b.grant_id is null or e.credits is distinct from g.credits
              """),
          new Check(
              "A job’s amounts are the sums of its draws",
              """
              select j.contract_id, j.id from job j
                left join job_draw d on d.contract_id = j.contract_id and d.job_id = j.id
               group by j.contract_id, j.id
              having j.held <> coalesce(sum(d.held), 0) or j.used <> coalesce(sum(d.used), 0)
                  or j.returned <> coalesce(sum(d.returned), 0)
              """),
          new Check(
              "A job’s draws are the sums of its entries",
              """
              select * from (
                  select contract_id, job_id, sum(held) as held, sum(used - returned) as used
                    from job_draw group by contract_id, job_id) d
                full join (
                  select contract_id, job_id,
                         sum(case movement when 'hold' then credits when 'reverse' then 0
                             when 'reverse_lapsed' then 0 else -credits end) as held,
                         sum(case movement when 'settle' then credits when 'reverse' then -credits
                             when 'reverse_lapsed' then -credits else 0 end) as used
                    from ledger_entry where job_id is not null group by contract_id, job_id) e
                  using (contract_id, job_id)
               where (d.held, d.used) is distinct from (e.held, e.used)
              """),
          new Check(
              "Caps count what the draws have",
              """
              select * from (
                  select d.contract_id, month, person_id, coalesce(group_id, 0) as group_id,
                         sum(d.held + d.used - d.returned) as credits
                    from job_draw d join job j on j.contract_id = d.contract_id and j.id = d.job_id
                    join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
                   where g.kind = 'shared' group by 1, 2, 3, 4) d
                full join shared_use u using (contract_id, month, person_id, group_id)
               where coalesce(d.credits, 0) <> coalesce(u.credits, 0)
              """),
          new Check(
              "Individual credits are used by their holder only",
              """
              select d.* from job_draw d
                join job j on j.contract_id = d.contract_id and j.id = d.job_id
                join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
               where g.holder_id <> j.person_id
              """),
          new Check(
              "Nothing is held from a grant after its expiry",
              """
              select e.* from ledger_entry e
                join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
               where e.movement = 'hold' and e.effective_at >= g.expires_at
              """),
          new Check(
              "Grants that have expired for an hour have nothing available",
              """
              select b.* from grant_balance b
                join credit_grant g on g.contract_id = b.contract_id and g.id = b.grant_id
               where g.expires_at < cast(:now as timestamptz) - interval '1 hour' and b.available > 0
              """),
          new Check(
              "The open holds are listed with their ends",
              """
              select * from (select contract_id, id as job_id, held_until from job where state = 'held') j
                full join open_hold o using (contract_id, job_id)
               where j.held_until is distinct from o.held_until
              """),
          new Check(
              "Jobs and draws refer to what exists",
              """
              select j.contract_id, j.id from job j
               where not exists (select from ledger_head h where h.contract_id = j.contract_id)
                  or not exists (select from person p where p.id = j.person_id)
                  or not exists (select from service s where s.key = j.service_key)
                  or j.api_key_id is not null and not exists (select from api_key k where k.id = j.api_key_id)
                  or j.rate_version is not null and not exists (
                       select from rate r where r.service_key = j.service_key and r.version = j.rate_version)
              union all
              select d.contract_id, d.job_id from job_draw d
                left join job j on j.contract_id = d.contract_id and j.id = d.job_id
                left join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
               where j.id is null or g.id is null
              """),
          new Check(
              "Answers are to keys that exist",
              """
              select a.caller_id, a.key from answer a
               where not exists (select from api_key k where k.id = a.caller_id)
              """),
          // A job's id names its contract (ADR 006): without it the whole table would be searched.
          new Check(
              "What was answered since yesterday is what the ledger has",
              """
              select a.caller_id, a.key, a.status, j.state, j.used, j.returned from (
                  select caller_id, key, status, said, coalesce(said ->> 'id', said ->> 'job') as job
                    from answer cross join lateral (
                      select case when substring(body from 1 for 1) = convert_to('{', 'UTF8')
                                  then convert_from(body, 'UTF8')::jsonb end as said) parsed
                   where recorded_at > cast(:now as timestamptz) - interval '25 hours') a
                left join job j
                  on j.id = cast(a.job as uuid)
                 and j.contract_id = ((('x' || right(replace(a.job, '-', ''), 16))::bit(64)::bigint
                                       & 9223372036854775807) >> 30)::integer
               where a.said is not null
                 and case when a.status < 300
                     then j.id is null or j.state = 'refused' or (a.said ->> 'used')::numeric > j.used
                          or (a.said ->> 'returned')::numeric > j.returned
                     else a.job is not null and j.state is distinct from 'refused' end
              """),
          new Check(
              "Entries are numbered without a gap, and each is of one posting",
              """
              select contract_id, max(entry) from ledger_entry group by contract_id
              having min(entry) <> 1 or max(entry) <> count(*)
              union all
              select e.contract_id, e.entry from ledger_entry e
                left join ledger_posting p on p.contract_id = e.contract_id and p.version = e.version
               where p.version is null or e.entry not between p.first_entry and p.last_entry
                  or p.recorded_at <> e.recorded_at
              """),
          new Check(
              "Postings follow one another, up to the head",
              """
              select * from (
                  select contract_id, version, first_entry, previous,
                         lag(last_entry, 1, 0::bigint) over one_by_one as before,
                         lag(hash, 1, decode(repeat('00', 32), 'hex')) over one_by_one as hash_before
                    from ledger_posting window one_by_one as (partition by contract_id order by version)) p
               where first_entry <> before + 1 or previous <> hash_before
              union all
              select h.contract_id, h.version, h.last_entry, h.hash, p.last_entry, p.hash from ledger_head h
                left join lateral (
                  select version, last_entry, hash from ledger_posting p
                   where p.contract_id = h.contract_id order by version desc limit 1) p on true
               where h.last_entry <> coalesce(p.last_entry, 0) or h.version < coalesce(p.version, 0)
                  or h.hash <> coalesce(p.hash, decode(repeat('00', 32), 'hex'))
              """),
          new Check(
              "A person has individual credits once, ever",
              """
              select holder_id from credit_grant where source = 'first_seat'
               group by holder_id having count(*) > 1
              """));

  List<Finding> check(Handle handle, Instant now) {
    handle.execute("set local statement_timeout = '55s'");
    return Stream.concat(CHECKS.stream(), OrderHealthRepository.CHECKS.stream())
        .map(check -> run(handle, check, now))
        .toList();
  }

  void keep(Handle handle, Instant now, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      handle
          .createUpdate(
              "insert into ledger_check values (:now, :ordinal, :what, :wrong, :examples)")
          .bind("now", now)
          .bind("ordinal", i)
          .bind("what", finding.what())
          .bind("wrong", finding.wrong())
          .bindArray("examples", String.class, finding.examples().toArray())
          .execute();
    }
    handle.execute(
        "delete from ledger_check where checked_at < ?::timestamptz - make_interval(days => ?)",
        now,
        DAYS_KEPT);
  }

  /** What the last check found, in the order of the checks; nothing when there was none yet. */
  List<Checked> last(Handle handle) {
    return handle
        .createQuery(
            """
            select checked_at, what, wrong, examples from ledger_check
             where checked_at = (select max(checked_at) from ledger_check) order by ordinal
            """)
        .map(
            row ->
                new Checked(
                    row.getColumn("checked_at", Instant.class),
                    new Finding(
                        row.getColumn("what", String.class),
                        row.getColumn("wrong", Long.class),
                        List.of(row.getColumn("examples", String[].class)))))
        .list();
  }

  private static Finding run(Handle handle, Check check, Instant now) {
    List<Row> rows =
        handle
            .createQuery(
                "select count(*) over () as wrong, row_to_json(wrong)::text as example from ("
                    + check.sql()
                    + ") wrong limit "
                    + EXAMPLES)
            .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
            .bind("now", now)
            .map(
                row ->
                    new Row(
                        row.getColumn("wrong", Long.class), row.getColumn("example", String.class)))
            .list();
    long wrong = rows.isEmpty() ? 0 : rows.getFirst().wrong();
    return new Finding(check.what(), wrong, rows.stream().map(Row::example).toList());
  }
}
