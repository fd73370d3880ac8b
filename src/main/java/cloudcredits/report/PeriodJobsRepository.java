package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.rollup.Outcome;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.UseFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
}
