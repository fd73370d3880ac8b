package cloudcredits.rollup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Reads totals of use. */
final class TotalsRepository {

  private static final String LINES =
      """
      with line as (
        select (e.effective_at at time zone :zone)::date as day, g.kind, j.person_id, j.service_key,
               coalesce(j.group_id, 0) as group_id, coalesce(j.charge_code, '') as code,
               coalesce(j.licence_id, 0) as licence_id,
               case e.movement when 'settle' then e.credits else -e.credits end as credits,
               case e.movement when 'settle' then 0 else e.credits end as returned,
               0 as jobs, 0 as refused
          from ledger_entry e
          join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
          join job j on j.contract_id = e.contract_id and j.id = e.job_id
         where e.contract_id = :contract
           and e.movement in ('settle', 'reverse', 'reverse_lapsed')
           and e.effective_at >= :begin and e.effective_at < :end
        union all
        select (j.recorded_at at time zone :zone)::date, null, j.person_id, j.service_key,
               coalesce(j.group_id, 0), coalesce(j.charge_code, ''), coalesce(j.licence_id, 0), 0, 0,
               case j.state when 'refused' then 0 else 1 end,
               case j.state when 'refused' then 1 else 0 end
          from job j
         where j.contract_id = :contract and j.recorded_at >= :begin and j.recorded_at < :end)
      """;

  private static final String SUMS =
      """
      coalesce(sum(credits) filter (where kind = 'individual'), 0) as individual,
      coalesce(sum(credits) filter (where kind = 'shared'), 0) as shared,
      coalesce(sum(returned), 0) as returned,
      coalesce(sum(jobs), 0) as jobs, coalesce(sum(refused), 0) as refused
      """;

  List<Total> totals(Handle handle, TotalsQuery query) {
    List<String> keys =
        IntStream.range(0, query.by().size())
            .mapToObj(i -> key(query.by().get(i)) + " as key" + i)
            .toList();
    String sql =
        LINES
            + "select "
            + keys.stream().map(key -> key + ", ").collect(Collectors.joining())
            + SUMS
            + " from line where true"
            + conditions(query.filter())
            + groups(keys.size());
    return bind(handle.createQuery(sql), query).map(row -> total(row, keys.size())).list();
  }

  private static String groups(int keys) {
    return switch (keys) {
      case 0 -> "";
      case 1 -> " group by 1";
      default -> " group by 1, 2";
    };
  }

  private static String key(Dimension dimension) {
    return switch (dimension) {
      case USER -> "person_id::text";
      case SERVICE -> "service_key";
      case GROUP -> "group_id::text";
      case CODE -> "code";
      case LICENCE -> "licence_id::text";
      case DAY -> "day::text";
      case WEEK -> "date_trunc('week', day)::date::text";
      case MONTH -> "date_trunc('month', day)::date::text";
      case QUARTER -> "date_trunc('quarter', day)::date::text";
    };
  }

  private static String conditions(UseFilter filter) {
    var sql = new StringBuilder();
    if (!filter.people().isEmpty()) {
      sql.append(" and person_id = any(:people)");
    }
    filter
        .seated()
        .ifPresent(
            seated ->
                sql.append(seated ? " and person_id in " : " and person_id not in ")
                    .append("(select person_id from seat")
                    .append(" where contract_id = :contract and unseated_at is null)"));
    filter.service().ifPresent(_ -> sql.append(" and service_key = :service"));
    filter.group().ifPresent(_ -> sql.append(" and group_id = :group"));
    filter.code().ifPresent(_ -> sql.append(" and code = :code"));
    filter.licence().ifPresent(_ -> sql.append(" and licence_id = :licence"));
    return sql.toString();
  }

  private static Query bind(Query sql, TotalsQuery query) {
    UseFilter filter = query.filter();
    sql.bind("contract", query.contract())
        .bind("zone", query.zone().getId())
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
