package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Reads totals of use: the rollup that has the dimensions, and what is not folded yet. */
final class TotalsRepository {

  /** The pieces of the period, from each row that has any of their slots. */
  private static final String FOLDED =
      """
      select p.key as time, r.person_id, r.service_key, r.code, r.group_id, r.licence_id,
             coalesce(r.individual[w.last], 0) - coalesce(r.individual[w.before], 0) as individual,
             coalesce(r.shared[w.last], 0) - coalesce(r.shared[w.before], 0) as shared,
             coalesce(r.returned[w.last], 0) - coalesce(r.returned[w.before], 0) as returned,
             coalesce(r.jobs[w.last], 0) - coalesce(r.jobs[w.before], 0) as jobs,
             coalesce(r.refused[w.last], 0) - coalesce(r.refused[w.before], 0) as refused
        from unnest(cast(:keys as text[]), cast(:spans as text[]), cast(:starts as date[]),
                    cast(:befores as int2[]), cast(:lasts as int2[])) as p(key, span, start, before, last)
        join usage_rollup r on r.contract_id = :contract and r.cube = '%s' and r.span = p.span and r.start = p.start
       cross join lateral (
         select width_bucket(p.before, r.slots) as before, width_bucket(p.last, r.slots) as last offset 0) w
       where :version >= 0 and w.last > w.before
      """;

  /** Use counts on the day of its entry, a job on the day on which it was asked for. */
  private static final String UNFOLDED =
      """
      select %s as time, person_id, service_key, coalesce(charge_code, '') as code,
             coalesce(group_id, 0) as group_id, coalesce(licence_id, 0) as licence_id,
             individual, shared, returned, jobs, refused
        from (
          select (e.effective_at at time zone :zone)::date as day, j.person_id, j.service_key, j.charge_code,
                 j.group_id, j.licence_id,
                 case when g.kind = 'individual' then c.used else 0 end as individual,
                 case when g.kind = 'shared' then c.used else 0 end as shared,
                 case when c.used < 0 then -c.used else 0 end as returned,
                 0 as jobs, 0 as refused
            from ledger_entry e
            join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
            join job j on j.contract_id = e.contract_id and j.id = e.job_id
           cross join lateral (
             select (case e.movement when 'settle' then e.credits else -e.credits end * 100)::bigint as used) c
           where e.contract_id = :contract and e.entry > :entry
             and e.movement in ('settle', 'reverse', 'reverse_lapsed')
          union all
          select (j.recorded_at at time zone :zone)::date, j.person_id, j.service_key, j.charge_code,
                 j.group_id, j.licence_id, 0, 0, 0,
                 case j.state when 'refused' then 0 else 1 end, case j.state when 'refused' then 1 else 0 end
            from job j
           where j.contract_id = :contract and j.version > :version) r
       where day between :from and :to
      """;

  private static final String SUMS =
      """
      coalesce(sum(individual), 0) * 0.01 as individual, coalesce(sum(shared), 0) * 0.01 as shared,
      coalesce(sum(returned), 0) * 0.01 as returned,
      coalesce(sum(jobs), 0) as jobs, coalesce(sum(refused), 0) as refused
      """;

  List<Total> totals(Handle handle, TotalsQuery query, Watermark watermark) {
    Optional<Dimension> time = query.by().stream().filter(Dimension::isTime).findFirst();
    List<String> keys =
        IntStream.range(0, query.by().size())
            .mapToObj(i -> key(query.by().get(i)) + " as key" + i)
            .toList();
    String sql =
        "select "
            + keys.stream().map(key -> key + ", ").collect(Collectors.joining())
            + SUMS
            + " from ("
            + FOLDED.formatted(cube(query).key())
            + conditions(query.filter(), "r.code")
            + " union all "
            + UNFOLDED.formatted(time.map(TotalsRepository::ofDay).orElse("''"))
            + conditions(query.filter(), "coalesce(charge_code, '')")
            + ") line"
            + groups(keys.size());
    Query bound = bind(handle.createQuery(sql), query, watermark);
    bindPieces(bound, Piece.of(query.from(), query.to(), time));
    return bound.map(row -> total(row, keys.size())).list();
  }

  /** The rollup in which all that the question names can be told apart. */
  private static Cube cube(TotalsQuery query) {
    UseFilter filter = query.filter();
    var needed = new ArrayList<>(query.by());
    if (!filter.people().isEmpty() || filter.seated().isPresent()) {
      needed.add(Dimension.USER);
    }
    filter.service().ifPresent(_ -> needed.add(Dimension.SERVICE));
    filter.group().ifPresent(_ -> needed.add(Dimension.GROUP));
    filter.code().ifPresent(_ -> needed.add(Dimension.CODE));
    filter.licence().ifPresent(_ -> needed.add(Dimension.LICENCE));
    return Cube.of(needed);
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
      case DAY, WEEK, MONTH, QUARTER -> "time";
    };
  }

  private static String ofDay(Dimension time) {
    return switch (time) {
      case DAY -> "day::text";
      case WEEK -> "date_trunc('week', day)::date::text";
      case MONTH -> "date_trunc('month', day)::date::text";
      case QUARTER -> "date_trunc('quarter', day)::date::text";
      case USER, SERVICE, GROUP, CODE, LICENCE -> throw new IllegalArgumentException("" + time);
    };
  }

  private static String conditions(UseFilter filter, String code) {
    var sql = new StringBuilder();
    if (!filter.people().isEmpty()) {
      sql.append(" and r.person_id = any(:people)");
    }
    filter
        .seated()
        .ifPresent(
            seated ->
                sql.append(seated ? " and r.person_id in " : " and r.person_id not in ")
                    .append("(select person_id from seat")
                    .append(" where contract_id = :contract and unseated_at is null)"));
    filter.service().ifPresent(_ -> sql.append(" and r.service_key = :service"));
    filter.group().ifPresent(_ -> sql.append(" and coalesce(r.group_id, 0) = :group"));
    filter.code().ifPresent(_ -> sql.append(" and ").append(code).append(" = :code"));
    filter.licence().ifPresent(_ -> sql.append(" and coalesce(r.licence_id, 0) = :licence"));
    return sql.toString();
  }

  private static Query bind(Query sql, TotalsQuery query, Watermark watermark) {
    UseFilter filter = query.filter();
    sql.bind("contract", query.contract())
        .bind("zone", query.zone().getId())
        .bind("from", query.from())
        .bind("to", query.to())
        .bind("version", watermark.version())
        .bind("entry", watermark.entry());
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

  /** As arrays that {@code unnest} puts together again. */
  static void bindPieces(Query sql, List<Piece> pieces) {
    sql.bindArray("keys", String.class, pieces.stream().map(Piece::key).toArray())
        .bindArray("spans", String.class, pieces.stream().map(Piece::span).toArray())
        .bindArray("starts", String.class, pieces.stream().map(p -> p.start().toString()).toArray())
        .bindArray("befores", Integer.class, pieces.stream().map(Piece::before).toArray())
        .bindArray("lasts", Integer.class, pieces.stream().map(Piece::last).toArray());
  }

  private static Total total(RowView row, int keys) {
    return new Total(
        IntStream.range(0, keys).mapToObj(i -> row.getColumn("key" + i, String.class)).toList(),
        row.getColumn("individual", Credits.class),
        row.getColumn("shared", Credits.class),
        row.getColumn("returned", Credits.class),
        row.getColumn("jobs", Long.class),
        row.getColumn("refused", Long.class));
  }

  /** People's numbers or charge codes, of all times. */
  List<String> everUsed(
      Handle handle, ContractId contract, Dimension dimension, Watermark watermark) {
    return handle
        .createQuery(
            """
            select distinct %s from usage_rollup
             where contract_id = :contract and cube = '%s' and span = 'year' and :version >= 0
            union
            select %s from job where contract_id = :contract and version > :version
            """
                .formatted(key(dimension), Cube.of(List.of(dimension)).key(), ofJob(dimension)))
        .bind("contract", contract)
        .bind("version", watermark.version())
        .mapTo(String.class)
        .list();
  }

  private static String ofJob(Dimension dimension) {
    return switch (dimension) {
      case USER -> "person_id::text";
      case SERVICE -> "service_key";
      case GROUP -> "coalesce(group_id, 0)::text";
      case CODE -> "coalesce(charge_code, '')";
      case LICENCE -> "coalesce(licence_id, 0)::text";
      case DAY, WEEK, MONTH, QUARTER -> throw new IllegalArgumentException("" + dimension);
    };
  }
}
