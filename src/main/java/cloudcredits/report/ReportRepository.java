package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what the reports tell besides the totals of use. */
final class ReportRepository {

  /** By how much a shared grant's available and used credits changed on a day. */
  public record DayOfGrant(int grant, LocalDate day, Credits available, Credits used) {}

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
    return handle
        .createQuery(
            """
            select g.kind, e.movement, g.source = 'replacement' as replacement,
                   coalesce(sum(e.credits) filter (where e.effective_at < :begin), 0) as before,
                   coalesce(sum(e.credits) filter (where e.effective_at >= :begin), 0) as during
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
             where e.contract_id = :contract and e.effective_at < :end
             group by 1, 2, 3
            """)
        .bind("contract", contract)
        .bind("begin", period.begin(zone))
        .bind("end", period.end(zone))
        .map(
            row ->
                new Statement.Flow(
                    row.getColumn("kind", Pool.class),
                    row.getColumn("movement", Movement.class),
                    row.getColumn("replacement", Boolean.class),
                    row.getColumn("before", Credits.class),
                    row.getColumn("during", Credits.class)))
        .list();
  }

  /** Everybody who ever had a seat or asked for a job, by name. */
  List<UsagePerson> people(Handle handle, ContractId contract) {
    return handle
        .createQuery(
            """
            select p.id, p.name, p.email, u.name as group_name,
                   coalesce(bool_or(s.unseated_at is null and s.person_id is not null), false) as seated,
                   coalesce(bool_or(s.unseated_at is null and s.permitted), false) as permitted
              from (select person_id from seat where contract_id = :contract
                    union select person_id from job where contract_id = :contract) known
              join person p on p.id = known.person_id
              left join seat s on s.contract_id = :contract and s.person_id = p.id
              left join group_member m on m.contract_id = :contract and m.person_id = p.id
              left join user_group u on u.contract_id = m.contract_id and u.id = m.group_id
             group by p.id, u.name
             order by lower(p.name), p.id
            """)
        .bind("contract", contract)
        .map(
            row ->
                new UsagePerson(
                    row.getColumn("id", PersonId.class),
                    row.getColumn("name", String.class),
                    row.getColumn("email", String.class),
                    Optional.ofNullable(row.getColumn("group_name", String.class)),
                    row.getColumn("seated", Boolean.class),
                    row.getColumn("permitted", Boolean.class)))
        .list();
  }

  /** Groups and licences by number, charge codes of the list or of jobs: to filter by. */
  public record Option(String kind, String key, String name) {}

  List<Option> options(Handle handle, ContractId contract) {
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
              union select distinct charge_code, '' from job
                     where contract_id = :contract and charge_code is not null) codes
             group by code
             order by 1, 3, 2
            """)
        .bind("contract", contract)
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
  List<DayOfGrant> daysOfGrants(Handle handle, ContractId contract, ZoneId zone, Instant since) {
    return handle
        .createQuery(
            """
            select e.grant_id as grant, (e.effective_at at time zone :zone)::date as day,
                   sum(case when e.movement in ('grant', 'release', 'reverse') then e.credits
                            when e.movement in ('hold', 'lapse', 'void') then -e.credits
                            else 0 end) as available,
                   sum(case when e.movement = 'settle' then e.credits
                            when e.movement in ('reverse', 'reverse_lapsed') then -e.credits
                            else 0 end) as used
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
             where e.contract_id = :contract and g.kind = 'shared' and e.effective_at >= :since
             group by 1, 2
            """)
        .bind("contract", contract)
        .bind("zone", zone.getId())
        .bind("since", since)
        .mapTo(DayOfGrant.class)
        .list();
  }

  /** When shared credits were used first. */
  Optional<Instant> firstSharedUse(Handle handle, ContractId contract) {
    return handle
        .createQuery(
            """
            select e.effective_at
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
             where e.contract_id = :contract and e.movement = 'settle' and g.kind = 'shared'
             order by e.entry
             limit 1
            """)
        .bind("contract", contract)
        .mapTo(Instant.class)
        .findFirst();
  }

  /** What may need a person: each with when it came up, whom it is about, and how many. */
  List<Attention> attention(Handle handle, ContractId contract, Instant refusedSince) {
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
                 where contract_id = :contract and state = 'refused' and recorded_at >= :since
                having count(*) > 0
                union all
                select 'unpermitted', max(seated_at), min(p.name), count(*)::text
                  from seat s join person p on p.id = s.person_id
                 where s.contract_id = :contract and s.unseated_at is null and not s.permitted
                having count(*) > 0
                """)
            .bind("contract", contract)
            .bind("since", refusedSince)
            .mapTo(Attention.class)
            .list());
  }

  /** A fact that may need a person. */
  public record Attention(String kind, Instant at, String who, String amount) {}
}
