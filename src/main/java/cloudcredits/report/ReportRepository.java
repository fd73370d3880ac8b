package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Movements.DayOfGrant;
import cloudcredits.rollup.Movements.GrantThen;
import cloudcredits.rollup.MovementsService;
import cloudcredits.rollup.TotalsService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what the reports tell besides the totals of use. */
final class ReportRepository {

  private final TotalsService totals = new TotalsService();
  private final MovementsService movements = new MovementsService();

  /** A shared grant with its balance. */
  public record SharedGrant(
      int id,
      Credits credits,
      Instant grantedAt,
      Instant expiresAt,
      String expiryReason,
      String source,
      Credits available,
      Credits held,
      Credits used,
      Credits lapsed) {}

  /** What moved before and in the period, by pool and movement. */
  List<Statement.Flow> flows(Handle handle, ContractId contract, ZoneId zone, UsagePeriod period) {
    return movements.ofPools(handle, contract, zone, period.from(), period.to()).stream()
        .map(
            moved ->
                new Statement.Flow(
                    moved.pool(),
                    moved.movement(),
                    moved.replacement(),
                    moved.before(),
                    moved.during()))
        .toList();
  }

  /** Whether more than so many people ever had a seat. */
  boolean hasMorePeople(Handle handle, ContractId contract, int than) {
    return handle
            .createQuery(
                """
                select count(*) from (
                  select distinct person_id from seat where contract_id = :contract limit :enough) known
                """)
            .bind("contract", contract)
            .bind("enough", than + 1)
            .mapTo(Integer.class)
            .one()
        > than;
  }

  /** Everybody who ever had a seat or asked for a job, by name. */
  List<UsagePerson> people(Handle handle, ContractId contract, ZoneId zone) {
    List<String> users = totals.everUsed(handle, contract, zone, Dimension.USER);
    return people(
        handle,
        contract,
        users.toArray(),
        """
        select person_id from seat where contract_id = :contract
        union select unnest(cast(:users as integer[]))
        """,
        "");
  }

  /** These, by name. */
  List<UsagePerson> people(Handle handle, ContractId contract, Set<PersonId> these) {
    return people(
        handle,
        contract,
        these.stream().map(PersonId::toString).toArray(),
        "select unnest(cast(:users as integer[])) as person_id",
        "and person_id = any(cast(:users as integer[]))");
  }

  private static List<UsagePerson> people(
      Handle handle, ContractId contract, Object[] users, String known, String seats) {
    return handle
        .createQuery(
            """
            select p.id, p.name, p.email, u.name as group_name,
                   coalesce(s.seated, false) as seated, coalesce(s.permitted, false) as permitted
              from (%s) known
              join person p on p.id = known.person_id
              left join (
                select person_id, bool_or(unseated_at is null) as seated,
                       bool_or(unseated_at is null and permitted) as permitted
                  from seat where contract_id = :contract %s
                 group by person_id) s on s.person_id = p.id
              left join group_member m on m.contract_id = :contract and m.person_id = p.id
              left join user_group u on u.contract_id = m.contract_id and u.id = m.group_id
             order by lower(p.name), p.id
            """
                .formatted(known, seats))
        .bind("contract", contract)
        .bindArray("users", String.class, users)
        .map(
            (row, _) ->
                new UsagePerson(
                    new PersonId(row.getInt("id")),
                    row.getString("name"),
                    row.getString("email"),
                    Optional.ofNullable(row.getString("group_name")),
                    row.getBoolean("seated"),
                    row.getBoolean("permitted")))
        .list();
  }

  /** Groups and licences by number, charge codes of the list or of jobs: to filter by. */
  public record Option(String kind, String key, String name) {}

  List<Option> options(Handle handle, ContractId contract, ZoneId zone) {
    List<String> codes = totals.everUsed(handle, contract, zone, Dimension.CODE);
    return handle
        .createQuery(
            """
            select 'group' as kind, id::text as key, name from user_group
             where contract_id = :contract
            union all
            select 'licence', id::text, product || ' ' || serial from licence
             where contract_id = :contract
            union all
            select 'code', code, min(name) from (
              select code, name from charge_code where contract_id = :contract
              union select unnest(cast(:codes as text[])), '') codes
             where code <> ''
             group by code
             order by 1, 3, 2
            """)
        .bind("contract", contract)
        .bindArray("codes", String.class, codes.toArray())
        .mapTo(Option.class)
        .list();
  }

  /** Shared grants that had anything at or after this instant. */
  List<SharedGrant> sharedGrants(Handle handle, ContractId contract, Instant since) {
    return handle
        .createQuery(
            """
            select g.id, g.credits, g.granted_at, g.expires_at, g.expiry_reason, g.source,
                   b.available, b.held, b.used, b.lapsed
              from credit_grant g
              join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
             where g.contract_id = :contract and g.kind = 'shared' and g.expires_at > :since
             order by g.expires_at, g.granted_at, g.id
            """)
        .bind("contract", contract)
        .bind("since", since)
        .mapTo(SharedGrant.class)
        .list();
  }

  /** What each day changed of the shared grants since then. */
  List<DayOfGrant> daysOfGrants(Handle handle, ContractId contract, ZoneId zone, LocalDate since) {
    return movements.daysOfShared(handle, contract, zone, since);
  }

  /** How every grant stood at the end of a day. */
  List<GrantThen> grantsAt(Handle handle, ContractId contract, ZoneId zone, LocalDate day) {
    return movements.grantsAt(handle, contract, zone, day);
  }

  /** The day on which shared credits were used first. */
  Optional<LocalDate> firstSharedUse(Handle handle, ContractId contract, ZoneId zone) {
    return movements.firstSharedUse(handle, contract, zone);
  }

  /** What may need a person: each with when it came up, whom it is about, and how many. */
  List<Attention> attention(Handle handle, ContractId contract, Instant now, Instant refusedSince) {
    return new ArrayList<>(
        handle
            .createQuery(
                """
                select 'request' as kind, r.asked_at as at, p.name as who, r.credits::text as amount
                  from credit_request r join person p on p.id = r.person_id
                 where r.contract_id = :contract and r.state = 'open'
                union all
                select 'refused', max(recorded_at), '', count(*)::text
                  from job
                 where contract_id = :contract and refusal is not null and recorded_at >= :since
                having count(*) > 0
                union all
                select 'unpermitted', max(seated_at), min(p.name), count(*)::text
                  from seat s join person p on p.id = s.person_id
                 where s.contract_id = :contract and s.unseated_at is null and not s.permitted
                having count(*) > 0
                union all
                select 'quote', q.valid_until - interval '1 microsecond', r.name,
                       q.id || ' ' || q.packs * q.pack_credits
                  from quote q join reseller r on r.id = q.reseller_id
                 where q.contract_id = :contract and q.state = 'offered' and q.valid_until > :now
                union all
                select 'confirm', q.valid_until - interval '1 microsecond', p.name,
                       q.id || ' ' || q.packs * q.pack_credits || ' ' || q.proposed_by
                  from quote q join person p on p.id = q.proposed_by
                 where q.contract_id = :contract and q.state = 'proposed' and q.valid_until > :now
                union all
                select 'undelivered', q.accepted_at, r.name, q.id || ' ' || q.packs * q.pack_credits
                  from quote q join reseller r on r.id = q.reseller_id
                 where q.contract_id = :contract and q.state = 'accepted'
                   and q.accepted_at + interval '7 days' < :now
                union all
                select 'approval', o.approve_before - interval '1 microsecond', p.name,
                       o.id || ' ' || o.credits || ' ' || o.ordered_by
                  from credit_order o join person p on p.id = o.ordered_by
                 where o.contract_id = :contract and o.state = 'awaiting_approval'
                   and o.approve_before > :now
                """)
            .bind("contract", contract)
            .bind("now", now)
            .bind("since", refusedSince)
            .mapTo(Attention.class)
            .list());
  }

  /** A fact that may need a person. */
  public record Attention(String kind, Instant at, String who, String amount) {}
}
