package cloudcredits.rollup;

import cloudcredits.ledger.Finding;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks for rollups that are not the sums of the entries up to their watermark. */
final class DriftRepository {

  private static final int EXAMPLES = 5;

  /**
   * Something that must hold.
   *
   * @param sql gives the rows that contradict it
   */
  private record Check(String what, String sql) {}

  /** How many rows are wrong, and one of them. */
  public record Row(long wrong, String example) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "Totals of use are the sums of the entries, day by day",
              """
              with became as (
                select f.contract_id, e.job_id, bool_or(e.movement = 'settle') as charged,
                       bool_or(e.movement <> 'settle') as reversed
                  from usage_fold f
                  join ledger_entry e on e.contract_id = f.contract_id and e.entry <= f.entry
                 where e.movement in ('settle', 'reverse', 'reverse_lapsed')
                 group by 1, 2)
              select * from (
                  select contract_id, person_id, service_key, code, group_id, licence_id, day,
                         sum(individual) as individual, sum(shared) as shared, sum(returned) as returned,
                         sum(jobs) as jobs, sum(refused) as refused, sum(uncharged) as uncharged,
                         sum(reversed_individual) as reversed_individual,
                         sum(reversed_shared) as reversed_shared, sum(reversed_jobs) as reversed_jobs
                    from (
                      select f.contract_id, j.person_id, j.service_key, coalesce(j.charge_code, '') as code,
                             coalesce(j.group_id, 0) as group_id, coalesce(j.licence_id, 0) as licence_id,
                             (e.effective_at at time zone f.zone)::date as day,
                             case when g.kind = 'individual' then u.used else 0 end as individual,
                             case when g.kind = 'shared' then u.used else 0 end as shared,
                             greatest(-u.used, 0) as returned, 0 as jobs, 0 as refused, 0 as uncharged,
                             case when b.reversed and g.kind = 'individual' then u.used else 0 end
                               as reversed_individual,
                             case when b.reversed and g.kind = 'shared' then u.used else 0 end
                               as reversed_shared,
                             0 as reversed_jobs
                        from usage_fold f
                        join ledger_entry e on e.contract_id = f.contract_id and e.entry <= f.entry
                        join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                        join job j on j.contract_id = e.contract_id and j.id = e.job_id
                        join became b on b.contract_id = e.contract_id and b.job_id = e.job_id
                       cross join lateral (
                         select case e.movement when 'settle' then e.credits else -e.credits end * 100 as used) u
                       where e.movement in ('settle', 'reverse', 'reverse_lapsed')
                      union all
                      select f.contract_id, j.person_id, j.service_key, coalesce(j.charge_code, ''),
                             coalesce(j.group_id, 0), coalesce(j.licence_id, 0),
                             (j.recorded_at at time zone f.zone)::date, 0, 0, 0,
                             case j.state when 'refused' then 0 else 1 end,
                             case j.state when 'refused' then 1 else 0 end,
                             case when j.state = 'refused' or b.charged then 0 else 1 end, 0, 0,
                             case when b.reversed then 1 else 0 end
                        from usage_fold f
                        join job j on j.contract_id = f.contract_id and j.version <= f.version
                        left join became b on b.contract_id = j.contract_id and b.job_id = j.id) line
                   group by 1, 2, 3, 4, 5, 6, 7) e
                full join (
                  select contract_id, person_id, service_key, code, group_id, licence_id,
                         start + slot - 1 as day, individual, shared, returned, jobs, refused, uncharged,
                         reversed_individual, reversed_shared, reversed_jobs
                    from usage_rollup_slot where cube = 'all' and span = 'month') r
                  using (contract_id, person_id, service_key, code, group_id, licence_id, day)
               where (e.individual, e.shared, e.returned, e.jobs, e.refused, e.uncharged, e.reversed_individual,
                      e.reversed_shared, e.reversed_jobs)
                     is distinct from (r.individual, r.shared, r.returned, r.jobs, r.refused, r.uncharged, r.reversed_individual,
                      r.reversed_shared, r.reversed_jobs)
              """),
          new Check(
              "All rollups of use have the same totals",
              """
              select * from (
                  select a.contract_id, k.cube, a.start, k.person_id, k.service_key, k.code, k.group_id,
                         k.licence_id, a.slot, sum(individual) as individual, sum(shared) as shared,
                         sum(returned) as returned, sum(jobs) as jobs, sum(refused) as refused,
                         sum(uncharged) as uncharged, sum(reversed_individual) as reversed_individual,
                         sum(reversed_shared) as reversed_shared, sum(reversed_jobs) as reversed_jobs
                    from usage_rollup_slot a
                   cross join lateral (values
                       ('service', 0, a.service_key, '', 0, 0),
                       ('group', 0, a.service_key, '', a.group_id, a.licence_id),
                       ('code', 0, a.service_key, a.code, a.group_id, 0),
                       ('person', a.person_id, '', '', a.group_id, a.licence_id))
                     as k(cube, person_id, service_key, code, group_id, licence_id)
                   where a.cube = 'all' and a.span = 'month'
                   group by 1, 2, 3, 4, 5, 6, 7, 8, 9) e
                full join (select * from usage_rollup_slot where cube <> 'all' and span = 'month') r
                  using (contract_id, cube, start, person_id, service_key, code, group_id, licence_id, slot)
               where (e.individual, e.shared, e.returned, e.jobs, e.refused, e.uncharged, e.reversed_individual,
                      e.reversed_shared, e.reversed_jobs)
                     is distinct from (r.individual, r.shared, r.returned, r.jobs, r.refused, r.uncharged, r.reversed_individual,
                      r.reversed_shared, r.reversed_jobs)
              """),
          new Check(
              "Years of use are the sums of their months",
              """
              select * from (
                  select contract_id, cube, date_trunc('year', start)::date as start, person_id, service_key,
                         code, group_id, licence_id, extract(month from start)::smallint as slot,
                         sum(individual) as individual, sum(shared) as shared, sum(returned) as returned,
                         sum(jobs) as jobs, sum(refused) as refused,
                         sum(uncharged) as uncharged, sum(reversed_individual) as reversed_individual,
                         sum(reversed_shared) as reversed_shared, sum(reversed_jobs) as reversed_jobs
                    from usage_rollup_slot where span = 'month' group by 1, 2, 3, 4, 5, 6, 7, 8, 9) m
                full join (select * from usage_rollup_slot where span = 'year') y
                  using (contract_id, cube, start, person_id, service_key, code, group_id, licence_id, slot)
               where (m.individual, m.shared, m.returned, m.jobs, m.refused, m.uncharged, m.reversed_individual,
                      m.reversed_shared, m.reversed_jobs)
                     is distinct from (y.individual, y.shared, y.returned, y.jobs, y.refused, y.uncharged, y.reversed_individual,
                      y.reversed_shared, y.reversed_jobs)
              """),
          new Check(
              "Totals of movements are the sums of the entries, day by day",
              """
              select * from (
                  select f.contract_id, k.grant_id, g.kind, g.source = 'replacement' as replacement, e.movement,
                         (e.effective_at at time zone f.zone)::date as day, sum(e.credits * 100) as credits
                    from usage_fold f
                    join ledger_entry e on e.contract_id = f.contract_id and e.entry <= f.entry
                    join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                   cross join lateral (values (0), (e.grant_id)) as k(grant_id)
                   group by 1, 2, 3, 4, 5, 6) e
                full join (
                  select contract_id, grant_id, kind, replacement, movement, start + slot - 1 as day, credits
                    from credit_rollup_slot where span = 'month') r
                  using (contract_id, grant_id, kind, replacement, movement, day)
               where e.credits is distinct from r.credits
              """),
          new Check(
              "Years of movements are the sums of their months",
              """
              select * from (
                  select contract_id, grant_id, kind, replacement, movement,
                         date_trunc('year', start)::date as start, extract(month from start)::smallint as slot,
                         sum(credits) as credits
                    from credit_rollup_slot where span = 'month' group by 1, 2, 3, 4, 5, 6, 7) m
                full join (select * from credit_rollup_slot where span = 'year') y
                  using (contract_id, grant_id, kind, replacement, movement, start, slot)
               where m.credits is distinct from y.credits
              """));

  List<Finding> check(Handle handle) {
    return CHECKS.stream().map(check -> run(handle, check)).toList();
  }

  private static Finding run(Handle handle, Check check) {
    List<Row> rows =
        handle
            .createQuery(
                "select count(*) over () as wrong, row_to_json(wrong)::text as example from ("
                    + check.sql()
                    + ") wrong limit "
                    + EXAMPLES)
            .mapTo(Row.class)
            .list();
    long wrong = rows.isEmpty() ? 0 : rows.getFirst().wrong();
    return new Finding(check.what(), wrong, rows.stream().map(Row::example).toList());
  }
}
