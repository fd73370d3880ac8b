package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Total;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.UseFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the jobs behind a report's figures: those asked for in the period, and those of which
 * something was charged or given back in it.
 */
final class PeriodJobsRepository {

  /** An open hold past its time has come to nothing, whether or not that is posted yet. */
  private static final String OUTCOME =
      """
      case when j.state = 'refused' then 'refused'
           when j.returned > 0 then 'reversed'
           when j.state = 'held' and j.held_until > :now then 'held'
           when j.used > 0 then 'settled'
           else 'released' end""";

  /** What each job of the period charged in it. */
  private static final String LINES =
      """
      with moved as materialized (
        select e.job_id, g.kind, (e.effective_at at time zone :zone)::date as day, e.credits,
               e.movement = 'settle' as settled
          from ledger_entry e
          join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
         where e.contract_id = :contract
           and e.movement in ('settle', 'reverse', 'reverse_lapsed')
           and e.effective_at >= :begin and e.effective_at < :end),
      line as (
        select m.day, m.kind, j.id, case when m.settled then m.credits else -m.credits end as credits,
               case when m.settled then 0 else m.credits end as returned, 0 as jobs, 0 as refused
          from moved m join job j on j.contract_id = :contract and j.id = m.job_id
        union all
        select (j.recorded_at at time zone :zone)::date, null, j.id, 0, 0,
               case j.state when 'refused' then 0 else 1 end,
               case j.state when 'refused' then 1 else 0 end
          from job j
         where j.contract_id = :contract and j.recorded_at >= :begin and j.recorded_at < :end)
      """;

  private static final String SUMS =
      """
      coalesce(sum(credits) filter (where kind = 'individual'), 0) as individual,
      coalesce(sum(credits) filter (where kind = 'shared'), 0) as shared,
      coalesce(sum(line.returned), 0) as returned,
      coalesce(sum(jobs), 0) as jobs, coalesce(sum(refused), 0) as refused
      """;

  private static final String COUNTED =
      """
      ) found
        cross join lateral (
          select coalesce(sum(case movement when 'settle' then credits else -credits end), 0)
                   as counted,
                 count(*) > 0 as moves
            from ledger_entry e
           where e.contract_id = :contract and e.job_id = found.id
             and e.movement in ('settle', 'reverse', 'reverse_lapsed')
             and e.effective_at >= :begin and e.effective_at < :end) m
       where m.moves or found.recorded_at >= :begin
       order by found.id desc limit :most
      """;

  /** A job, and what it charged in the period: settled less given back. */
  public record JobOfPeriod(JobFact job, Credits used) {}

  /** The totals of the jobs that have come to this by now. */
  List<Total> totals(Handle handle, TotalsQuery query, Outcome outcome, Instant now) {
    int keys = query.by().size();
    String sql =
        LINES
            + "select "
            + IntStream.range(0, keys)
                .mapToObj(i -> key(query.by().get(i)) + " as key" + i + ", ")
                .collect(Collectors.joining())
            + SUMS
            + " from line join job j on j.contract_id = :contract and j.id = line.id where true"
            + conditions(query.filter(), Optional.of(outcome))
            + (keys == 0 ? "" : keys == 1 ? " group by 1" : " group by 1, 2");
    return bind(handle.createQuery(sql), query, Optional.of(outcome), now)
        .map(row -> total(row, keys))
        .list();
  }

  /** Jobs, the latest first, each with what it charged in the period. */
  List<JobOfPeriod> jobs(
      Handle handle,
      TotalsQuery query,
      Optional<Outcome> outcome,
      Instant now,
      Optional<UUID> before,
      int most) {
    String sql =
        "select found.*, m.counted from ("
            + JobRepository.JOB
            + " and j.recorded_at < :end"
            + conditions(query.filter(), outcome)
            + (before.isPresent() ? " and j.id < :before" : "")
            + COUNTED;
    Query bound = bind(handle.createQuery(sql), query, outcome, now).bind("most", most);
    before.ifPresent(id -> bound.bind("before", id));
    return bound
        .map(
            row ->
                new JobOfPeriod(row.getRow(JobFact.class), row.getColumn("counted", Credits.class)))
        .list();
  }

  private static String key(Dimension dimension) {
    return switch (dimension) {
      case USER -> "j.person_id::text";
      case SERVICE -> "j.service_key";
      case GROUP -> "coalesce(j.group_id, 0)::text";
      case CODE -> "coalesce(j.charge_code, '')";
      case LICENCE -> "coalesce(j.licence_id, 0)::text";
      case DAY -> "day::text";
      case WEEK -> "date_trunc('week', day)::date::text";
      case MONTH -> "date_trunc('month', day)::date::text";
      case QUARTER -> "date_trunc('quarter', day)::date::text";
    };
  }

  private static String conditions(UseFilter filter, Optional<Outcome> outcome) {
    var sql = new StringBuilder();
    if (!filter.people().isEmpty()) {
      sql.append(" and j.person_id = any(:people)");
    }
    filter
        .seated()
        .ifPresent(
            seated ->
                sql.append(seated ? " and j.person_id in " : " and j.person_id not in ")
                    .append("(select person_id from seat")
                    .append(" where contract_id = :contract and unseated_at is null)"));
    filter.service().ifPresent(_ -> sql.append(" and j.service_key = :service"));
    filter.group().ifPresent(_ -> sql.append(" and coalesce(j.group_id, 0) = :group"));
    filter.code().ifPresent(_ -> sql.append(" and coalesce(j.charge_code, '') = :code"));
    filter.licence().ifPresent(_ -> sql.append(" and coalesce(j.licence_id, 0) = :licence"));
    outcome.ifPresent(_ -> sql.append(" and ").append(OUTCOME).append(" = :outcome"));
    return sql.toString();
  }

  private static Query bind(Query sql, TotalsQuery query, Optional<Outcome> outcome, Instant now) {
    UseFilter filter = query.filter();
    sql.bind("contract", query.contract())
        .bind("zone", query.zone().getId())
        .bind("now", now)
        .bind("begin", query.from().atStartOfDay(query.zone()).toInstant())
        .bind("end", query.to().plusDays(1).atStartOfDay(query.zone()).toInstant());
    if (!filter.people().isEmpty()) {
      sql.bindArray(
          "people", Integer.class, filter.people().stream().map(PersonId::value).toArray());
    }
    filter.service().ifPresent(service -> sql.bind("service", service));
    filter.group().ifPresent(group -> sql.bind("group", group));
    filter.code().ifPresent(code -> sql.bind("code", code));
    filter.licence().ifPresent(licence -> sql.bind("licence", licence));
    outcome.ifPresent(known -> sql.bind("outcome", known.key()));
    return sql;
  }

  private static Total total(RowView row, int keys) {
    var key = new ArrayList<String>();
    for (int i = 0; i < keys; i++) {
      key.add(row.getColumn("key" + i, String.class));
    }
    return new Total(
        List.copyOf(key),
        row.getColumn("individual", Credits.class),
        row.getColumn("shared", Credits.class),
        row.getColumn("returned", Credits.class),
        row.getColumn("jobs", Long.class),
        row.getColumn("refused", Long.class));
  }
}
