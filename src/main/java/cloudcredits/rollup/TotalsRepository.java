package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads totals of use: the rollup that has the dimensions, and what is not folded yet. */
final class TotalsRepository {

  private static final String EVER =
      """
      select distinct %s from usage_rollup
       where contract_id = :contract and cube = '%s' and span = 'year' and :version >= 0
      union
      select %s from job where contract_id = :contract and version > :version and version >= 0
      """;

  /** From each to the next by an index of codes: they are few, and the rows with them many. */
  private static final String EVER_BY_CODE =
      """
      with recursive ever (code) as (
        (select %1$s from usage_rollup
          where contract_id = :contract and cube = '%2$s' and span = 'year' and :version >= 0
          order by 1 limit 1)
        union all
        select (select r.%1$s from usage_rollup r
                 where r.contract_id = :contract and r.cube = '%2$s' and r.span = 'year'
                   and r.%1$s > ever.code
                 order by 1 limit 1)
          from ever where ever.code is not null)
      select code from ever where code is not null
      union
      select %3$s from job where contract_id = :contract and version > :version and version >= 0
      """;

  /**
   * @param outcome of jobs that have come to this by now, whenever it happened
   */
  List<Total> totals(
      Handle handle,
      TotalsQuery query,
      Optional<Outcome> outcome,
      Instant now,
      Watermark watermark) {
    return totals(
        handle,
        query,
        outcome,
        now,
        Piece.of(query.from(), query.to(), LinesRepository.time(query)),
        watermark);
  }

  /**
   * @param pieces what to read of the rollup; of what is not folded yet, the days of the question
   */
  List<Total> totals(Handle handle, TotalsQuery query, List<Piece> pieces, Watermark watermark) {
    return totals(handle, query, Optional.empty(), Instant.EPOCH, pieces, watermark);
  }

  private List<Total> totals(
      Handle handle,
      TotalsQuery query,
      Optional<Outcome> outcome,
      Instant now,
      List<Piece> pieces,
      Watermark watermark) {
    List<String> keys =
        IntStream.range(0, query.by().size())
            .mapToObj(i -> key(query.by().get(i)) + " as key" + i)
            .toList();
    String sql =
        "select "
            + keys.stream().map(key -> key + ", ").collect(Collectors.joining())
            + sums(outcome)
            + " from ("
            + LinesRepository.lines(query, cube(query), outcome.isPresent())
            + ") line"
            + groups(keys.size());
    Query bound = bind(handle.createQuery(sql), query, watermark).bind("now", now);
    bindPieces(bound, pieces);
    return bound.map((row, _) -> total(row, keys.size())).list();
  }

  /**
   * What each figure is summed up of; of jobs that have come to this by now, where that is asked.
   */
  private static String sums(Optional<Outcome> outcome) {
    return outcome
        .map(
            known ->
                switch (known) {
                  case SETTLED ->
                      sums(
                          "individual - reversed_individual - open_individual",
                          "shared - reversed_shared - open_shared",
                          "0",
                          "jobs - uncharged - reversed_jobs - open_jobs + open_uncharged",
                          "0");
                  case REVERSED ->
                      sums(
                          "reversed_individual",
                          "reversed_shared",
                          "returned",
                          "reversed_jobs",
                          "0");
                  case HELD -> sums("open_individual", "open_shared", "0", "open_jobs", "0");
                  case RELEASED -> sums("0", "0", "0", "uncharged - open_uncharged", "0");
                  case REFUSED -> sums("0", "0", "0", "0", "refused");
                })
        .orElseGet(() -> sums("individual", "shared", "returned", "jobs", "refused"));
  }

  private static String sums(
      String individual, String shared, String returned, String jobs, String refused) {
    return """
    coalesce(sum(%s), 0)::bigint as individual, coalesce(sum(%s), 0)::bigint as shared,
    coalesce(sum(%s), 0)::bigint as returned, coalesce(sum(%s), 0)::bigint as jobs,
    coalesce(sum(%s), 0)::bigint as refused
    """
        .formatted(individual, shared, returned, jobs, refused);
  }

  /** The rollup in which all that the question names can be told apart. */
  static Cube cube(TotalsQuery query) {
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

  static String key(Dimension dimension) {
    return switch (dimension) {
      case USER -> "person_id::text";
      case SERVICE -> "service_key";
      case GROUP -> "group_id::text";
      case CODE -> "code";
      case LICENCE -> "licence_id::text";
      case DAY, WEEK, MONTH, QUARTER -> "time";
    };
  }

  static Query bind(Query sql, TotalsQuery query, Watermark watermark) {
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

  /** By position: of a great contract there are many rows. */
  private static Total total(ResultSet row, int keys) throws SQLException {
    String[] key = new String[keys];
    for (int i = 0; i < keys; i++) {
      key[i] = row.getString(i + 1);
    }
    return new Total(
        List.of(key),
        new Credits(row.getLong(keys + 1)),
        new Credits(row.getLong(keys + 2)),
        new Credits(row.getLong(keys + 3)),
        row.getLong(keys + 4),
        row.getLong(keys + 5));
  }

  /** By user, from the day after each one's own on. */
  List<Total> after(
      Handle handle, TotalsQuery query, Map<PersonId, LocalDate> days, Watermark watermark) {
    TotalsQuery ofThem = query.by(Dimension.USER).ofPeople(days.keySet());
    String sql =
        "select time as key0, "
            + sums(Optional.empty())
            + " from ("
            + LinesRepository.linesAfter(ofThem, cube(ofThem))
            + ") line group by 1";
    List<PersonId> people = List.copyOf(days.keySet());
    Query bound = bind(handle.createQuery(sql), ofThem, watermark);
    bound
        .bindArray("people", Integer.class, people.stream().map(PersonId::value).toArray())
        .bindArray(
            "days", String.class, people.stream().map(days::get).map(Object::toString).toArray());
    bindPieces(
        bound,
        people.stream()
            .flatMap(
                person ->
                    Piece.of(
                            later(query.from(), days.get(person).plusDays(1)),
                            query.to(),
                            Optional.empty())
                        .stream()
                        .map(piece -> piece.as(person.toString())))
            .toList());
    return bound.map((row, _) -> total(row, 1)).list();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** People's numbers or charge codes, of all times. */
  List<String> everUsed(
      Handle handle, ContractId contract, Dimension dimension, Watermark watermark) {
    return handle
        .createQuery(
            (dimension == Dimension.CODE ? EVER_BY_CODE : EVER)
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
