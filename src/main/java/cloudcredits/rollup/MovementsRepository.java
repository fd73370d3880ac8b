package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.rollup.Movements.DayOfGrant;
import cloudcredits.rollup.Movements.GrantThen;
import cloudcredits.rollup.Movements.OfPool;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what moved: the rollup of the movements, and what is not folded yet. */
final class MovementsRepository {

  /** Before any entry. */
  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

  private static final String PIECES =
      """
      unnest(cast(:keys as text[]), cast(:spans as text[]), cast(:starts as date[]),
             cast(:befores as int2[]), cast(:lasts as int2[])) as p(key, span, start, before, last)
      """;

  /** What is folded of the period's pieces, from each row that has any of their slots. */
  private static final String FOLDED =
      """
      select p.key as time, r.grant_id, r.kind, r.replacement, r.movement,
             coalesce(r.credits[w.last], 0) - coalesce(r.credits[w.before], 0) as credits
        from %s
       cross join lateral (
         select * from credit_rollup r
          where r.contract_id = :contract and r.span = p.span and r.start = p.start and :version >= 0
            and r.grant_id %s 0 offset 0) r
       cross join lateral (
         select width_bucket(p.before, r.slots) as before, width_bucket(p.last, r.slots) as last offset 0) w
       where w.last > w.before
      """;

  /** Of all grants of a pool together. */
  private static final String POOLS = FOLDED.formatted(PIECES, "=");

  /** Of each grant. */
  private static final String GRANTS = FOLDED.formatted(PIECES, "<>");

  private static final String UNFOLDED =
      """
      select case when day < :from then 'before' else 'during' end as time, grant_id, kind, replacement, movement,
             credits
        from (
          select (e.effective_at at time zone :zone)::date as day, e.grant_id, g.kind,
                 g.source = 'replacement' as replacement, e.movement, (e.credits * 100)::bigint as credits
            from ledger_entry e
            join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
           where e.contract_id = :contract and e.entry > :entry) tail
       where day <= :to
      """;

  /** By how much a movement changes each part of a grant's balance. */
  private static final String CHANGES =
      """
      coalesce(sum(case when movement in ('grant', 'release', 'reverse') then credits
                        when movement in ('hold', 'lapse', 'void') then -credits else 0 end), 0) * 0.01 as available,
      coalesce(sum(case when movement = 'hold' then credits
                        when movement in ('settle', 'release', 'release_lapsed') then -credits
                        else 0 end), 0) * 0.01 as held,
      coalesce(sum(case when movement = 'settle' then credits
                        when movement in ('reverse', 'reverse_lapsed') then -credits else 0 end), 0) * 0.01 as used,
      coalesce(sum(case when movement in ('lapse', 'void', 'release_lapsed', 'reverse_lapsed') then credits
                        else 0 end), 0) * 0.01 as lapsed
      """;

  List<OfPool> ofPools(
      Handle handle,
      ContractId contract,
      ZoneId zone,
      LocalDate from,
      LocalDate to,
      Watermark watermark) {
    String sql =
        """
        select kind as pool, movement, replacement,
               coalesce(sum(credits) filter (where time = 'before'), 0) * 0.01 as before,
               coalesce(sum(credits) filter (where time = 'during'), 0) * 0.01 as during
          from (%s union all %s) line
         group by 1, 2, 3
        """
            .formatted(POOLS, UNFOLDED);
    Query query = bind(handle.createQuery(sql), contract, zone, watermark);
    query.bind("from", from).bind("to", to);
    TotalsRepository.bindPieces(
        query,
        Stream.concat(
                Piece.of(EVER, from.minusDays(1), Optional.empty()).stream()
                    .map(piece -> piece.as("before")),
                Piece.of(from, to, Optional.empty()).stream().map(piece -> piece.as("during")))
            .toList());
    return query.mapTo(OfPool.class).list();
  }

  List<GrantThen> grantsAt(
      Handle handle, ContractId contract, ZoneId zone, LocalDate day, Watermark watermark) {
    String sql =
        "select past.*, g.holder_id as holder from (select grant_id as grant, "
            + CHANGES
            + "from (%s union all %s) line group by 1) past".formatted(GRANTS, UNFOLDED)
            + """
             join credit_grant g on g.contract_id = :contract and g.id = past.grant
            order by past.grant
            """;
    Query query = bind(handle.createQuery(sql), contract, zone, watermark);
    query.bind("from", EVER).bind("to", day);
    TotalsRepository.bindPieces(query, Piece.of(EVER, day, Optional.empty()));
    return query.mapTo(GrantThen.class).list();
  }

  List<DayOfGrant> daysOfShared(
      Handle handle, ContractId contract, ZoneId zone, LocalDate since, Watermark watermark) {
    String sql =
        "select grant_id as grant, day, available, used from (select grant_id, day, "
            + CHANGES
            + """
              from (
                select r.grant_id, r.start + s.slot - 1 as day, r.movement,
                       r.credits[i] - coalesce(r.credits[i - 1], 0) as credits
                  from credit_grant g
                  join credit_rollup r on r.contract_id = g.contract_id and r.grant_id = g.id
                   and r.span = 'month' and r.start >= date_trunc('month', cast(:since as date))
                 cross join lateral unnest(r.slots) with ordinality as s(slot, i)
                 where g.contract_id = :contract and g.kind = 'shared' and :version >= 0
                union all
                select e.grant_id, (e.effective_at at time zone :zone)::date, e.movement, (e.credits * 100)::bigint
                  from ledger_entry e
                  join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                 where e.contract_id = :contract and e.entry > :entry and g.kind = 'shared') line
             where day >= :since
             group by 1, 2) days
            """;
    return bind(handle.createQuery(sql), contract, zone, watermark)
        .bind("since", since)
        .mapTo(DayOfGrant.class)
        .list();
  }

  Optional<LocalDate> firstSharedUse(
      Handle handle, ContractId contract, ZoneId zone, Watermark watermark) {
    return bind(
            handle.createQuery(
                """
                select min(day) from (
                  select r.start + r.slots[1] - 1 as day
                    from credit_rollup r
                   where r.contract_id = :contract and r.grant_id = 0 and r.span = 'month'
                     and r.kind = 'shared' and r.movement = 'settle' and :version >= 0
                  union all
                  select (e.effective_at at time zone :zone)::date
                    from ledger_entry e
                    join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                   where e.contract_id = :contract and e.entry > :entry
                     and e.movement = 'settle' and g.kind = 'shared') line
                having min(day) is not null
                """),
            contract,
            zone,
            watermark)
        .mapTo(LocalDate.class)
        .findOne();
  }

  private static Query bind(Query query, ContractId contract, ZoneId zone, Watermark watermark) {
    return query
        .bind("contract", contract)
        .bind("zone", zone.getId())
        .bind("version", watermark.version())
        .bind("entry", watermark.entry());
  }
}
