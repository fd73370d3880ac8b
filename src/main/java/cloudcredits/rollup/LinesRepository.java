package cloudcredits.rollup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines that totals of use are sums of: from the rollup that has the dimensions, and of what is
 * not folded yet. What became of jobs is in them only where it is asked, for it costs more.
 */
final class LinesRepository {

  private static final List<String> FIGURES =
      List.of("individual", "shared", "returned", "jobs", "refused");

  /** Of the figures: of jobs that nothing was charged of, and of those that were reversed. */
  private static final List<String> OUTCOMES =
      List.of("uncharged", "reversed_individual", "reversed_shared", "reversed_jobs");

  /** Of the figures: of jobs that are running. They are few, and kept nowhere else. */
  private static final List<String> OPEN =
      List.of("open_individual", "open_shared", "open_jobs", "open_uncharged");

  /**
   * The pieces of the period, from each row that has any of their slots. Looked up piece by piece:
   * of a great rollup that reads what is needed, where a join would rather read all of it.
   */
  private static final String FOLDED =
      """
      select p.key as time, r.person_id, r.service_key, r.code, r.group_id, r.licence_id, %s
        from unnest(cast(:keys as text[]), cast(:spans as text[]), cast(:starts as date[]),
                    cast(:befores as int2[]), cast(:lasts as int2[])) as p(key, span, start, before, last)
       cross join lateral (
         select * from usage_rollup r
          where r.contract_id = :contract and r.cube = '%s' and r.span = p.span and r.start = p.start
            and :version >= 0 %s offset 0) r
       cross join lateral (
         select width_bucket(p.before, r.slots) as before, width_bucket(p.last, r.slots) as last offset 0) w
       where w.last > w.before
      """;

  private static final String LATELY =
      """
      select %s as time, person_id, service_key, coalesce(charge_code, '') as code,
             coalesce(group_id, 0) as group_id, coalesce(licence_id, 0) as licence_id, %s
        from (%s) r
       where day between :from and :to
      """;

  /** Use counts on the day of its entry, a job on the day on which it was asked for. */
  private static final String UNFOLDED =
      """
      select (e.effective_at at time zone :zone)::date as day, j.person_id, j.service_key, j.charge_code,
             j.group_id, j.licence_id,
             case when g.kind = 'individual' then c.used else 0 end as individual,
             case when g.kind = 'shared' then c.used else 0 end as shared,
             case when c.used < 0 then -c.used else 0 end as returned,
             0 as jobs, 0 as refused %1$s
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
             case j.state when 'refused' then 0 else 1 end, case j.state when 'refused' then 1 else 0 end %1$s
        from job j
       where j.contract_id = :contract and j.version > :version and j.version >= 0
      """;

  /** A hold past its time has come to nothing, whether or not that is posted yet. */
  private static final String BECAME =
      """
      union all
      select day, person_id, service_key, charge_code, group_id, licence_id, %1$s,
             uncharged, reversed_individual, reversed_shared, reversed_jobs, %2$s
        from outcomes_between(:contract, :zone, :version, :entry, 9223372036854775807, 9223372036854775807)
      union all
      select (j.recorded_at at time zone :zone)::date, j.person_id, j.service_key, j.charge_code,
             j.group_id, j.licence_id, %1$s, %2$s, 0, 0, 1, case when j.used = 0 then 1 else 0 end
        from open_hold o
        join job j on j.contract_id = o.contract_id and j.id = o.job_id
       where o.contract_id = :contract and j.held_until > :now and j.returned = 0
      union all
      select (e.effective_at at time zone :zone)::date, j.person_id, j.service_key, j.charge_code,
             j.group_id, j.licence_id, %1$s, %2$s,
             case g.kind when 'individual' then (e.credits * 100)::bigint else 0 end,
             case g.kind when 'shared' then (e.credits * 100)::bigint else 0 end, 0, 0
        from open_hold o
        join job j on j.contract_id = o.contract_id and j.id = o.job_id
        join ledger_entry e
          on e.contract_id = o.contract_id and e.job_id = o.job_id and e.movement = 'settle'
        join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
       where o.contract_id = :contract and j.held_until > :now and j.returned = 0 and j.used > 0
      """;

  private static final String SEATED =
      """
       and exists (
         select from seat s
          where s.contract_id = :contract and s.person_id = r.person_id and s.unseated_at is null)
      """;

  private static final String GONE = SEATED.replace("exists", "not exists");

  /** They are few: found first, each can be looked up. */
  private static final String GONE_FOLDED =
      """
       and r.person_id = any(array(
         select u.person_id from usage_rollup u
          where u.contract_id = :contract and u.cube = 'person' and u.span = 'year'
         except
         select s.person_id from seat s where s.contract_id = :contract and s.unseated_at is null))
      """;

  private static final String AFTER =
      """
       and exists (
         select from unnest(cast(:people as integer[]), cast(:days as date[])) as own(person, day)
          where own.person = r.person_id and own.day < r.day)
      """;

  private LinesRepository() {}

  /**
   * @param cube the rollup to read
   * @param became whether also what became of jobs
   */
  static String lines(TotalsQuery query, Cube cube, boolean became) {
    String none = became ? ", " + zeros(OUTCOMES) + ", " + zeros(OPEN) : "";
    String folded =
        FOLDED.formatted(
            figures(FIGURES) + (became ? ", " + figures(OUTCOMES) + ", " + zeros(OPEN) : ""),
            cube.key(),
            conditions(query.filter(), true));
    String lately =
        LATELY.formatted(
            time(query).map(LinesRepository::ofDay).orElse("''"),
            names(FIGURES) + (became ? ", " + names(OUTCOMES) + ", " + names(OPEN) : ""),
            UNFOLDED.formatted(none)
                + (became ? BECAME.formatted(nothing(FIGURES), nothing(OUTCOMES)) : ""));
    return folded + " union all " + lately + conditions(query.filter(), false);
  }

  /**
   * What people used after a day of each one's own: the pieces have the people's numbers as their
   * keys.
   */
  static String linesAfter(TotalsQuery query, Cube cube) {
    return FOLDED.formatted(
            figures(FIGURES),
            cube.key(),
            " and r.person_id = cast(p.key as integer)" + conditions(query.filter(), true))
        + " union all "
        + LATELY.formatted("person_id::text", names(FIGURES), UNFOLDED.formatted(""))
        + conditions(query.filter(), false)
        + AFTER;
  }

  /** By which time the question is split, if by any. */
  static Optional<Dimension> time(TotalsQuery query) {
    return query.by().stream().filter(Dimension::isTime).findFirst();
  }

  private static String figures(List<String> names) {
    return names.stream()
        .map(
            name ->
                "coalesce(r.%1$s[w.last], 0) - coalesce(r.%1$s[w.before], 0) as %1$s"
                    .formatted(name))
        .collect(Collectors.joining(", "));
  }

  private static String names(List<String> names) {
    return String.join(", ", names);
  }

  private static String zeros(List<String> names) {
    return names.stream().map(name -> "0 as " + name).collect(Collectors.joining(", "));
  }

  private static String nothing(List<String> names) {
    return names.stream().map(_ -> "0").collect(Collectors.joining(", "));
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

  static String conditions(UseFilter filter, boolean folded) {
    var sql = new StringBuilder();
    if (!filter.people().isEmpty()) {
      sql.append(" and r.person_id = any(:people)");
    }
    filter.seated().ifPresent(seated -> sql.append(seated ? SEATED : folded ? GONE_FOLDED : GONE));
    String code = folded ? "r.code" : "coalesce(charge_code, '')";
    filter.service().ifPresent(_ -> sql.append(" and r.service_key = :service"));
    filter.group().ifPresent(_ -> sql.append(" and coalesce(r.group_id, 0) = :group"));
    filter.code().ifPresent(_ -> sql.append(" and ").append(code).append(" = :code"));
    filter.licence().ifPresent(_ -> sql.append(" and coalesce(r.licence_id, 0) = :licence"));
    return sql.toString();
  }
}
