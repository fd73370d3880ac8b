package cloudcredits.metering;

import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Reads jobs, grants and entries as they are stored. */
final class InquiryRepository {

  /** An open hold past its time has ended, whether or not that is posted yet. */
  private static final String JOBS =
      """
      select * from (
        select j.contract_id, j.id, c.number as contract, j.person_id as person, p.email,
               j.service_key as service, j.estimate, j.used, j.returned, j.rate_version,
               j.variables, j.charge_code, j.occurred_at, j.recorded_at, j.held_until,
               case when over.is_over then 'expired' else j.state end as state,
               case when over.is_over then 0 else j.held end as held,
               case when over.is_over then j.held_until else j.finished_at end as finished_at,
               j.refusal, j.refusal_words
          from job j
          join contract c on c.id = j.contract_id
          join person p on p.id = j.person_id
          cross join lateral (select j.state = 'held' and j.held_until <= :now as is_over) over
         where j.contract_id = :contract
      """;

  Optional<JobRow> job(Handle handle, ContractId contract, JobId id, Instant now) {
    return handle
        .createQuery(JOBS + " and j.id = :id) found")
        .bind("contract", contract)
        .bind("id", id)
        .bind("now", now)
        .mapTo(JobRow.class)
        .findOne();
  }

  /** Newest first. */
  List<JobRow> jobs(
      Handle handle, JobFilter filter, Collection<String> services, Instant now, int limit) {
    String person = filter.person().isPresent() ? " and j.person_id = :person" : "";
    String before = filter.after().isPresent() ? " and j.id < :after" : "";
    String state = filter.state().isPresent() ? " where state = :state" : "";
    var query =
        handle
            .createQuery(
                JOBS
                    + " and j.service_key = any(:services)"
                    + person
                    + before
                    + ") found"
                    + state
                    + " order by id desc limit :limit")
            .bind("contract", filter.contract())
            .bindArray("services", String.class, services)
            .bind("now", now)
            .bind("limit", limit);
    filter.person().ifPresent(id -> query.bind("person", id));
    filter.after().ifPresent(id -> query.bind("after", id));
    filter.state().ifPresent(word -> query.bind("state", word.name().toLowerCase(Locale.ROOT)));
    return query.mapTo(JobRow.class).list();
  }

  List<DrawRow> draws(Handle handle, ContractId contract, JobId job) {
    return handle
        .createQuery(
            """
            select d.grant_id as grant, g.kind as pool, d.month, g.expires_at, d.held, d.used,
                   d.returned
              from job_draw d
              join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
             where d.contract_id = :contract and d.job_id = :job
             order by d.ordinal
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(DrawRow.class)
        .list();
  }

  /** Of the settlements of a job those by variables, in their order. */
  List<SettlementLine> settlements(Handle handle, ContractId contract, JobId job) {
    return handle
        .createQuery(
            """
            select credits, final as last, rate_version, variables::text as variables, recorded_at
              from job_settlement where contract_id = :contract and job_id = :job
             order by id
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(SettlementLine.class)
        .list();
  }

  /** What a job lacked that was refused for lack of credits. */
  Optional<Shortage> shortage(Handle handle, ContractId contract, JobId job) {
    return handle
        .createQuery(
            """
            select s.needed, s.individual, s.shared, s.cap_scope, nullif(s.cap_subject, 0) as subject,
                   coalesce(p.name, g.name) as name, s.cap_period, s.cap_credits,
                   s.cap_credits - s.cap_left as cap_used, s.cap_left
              from job_shortage s
              left join person p on s.cap_scope = 'person' and p.id = s.cap_subject
              left join user_group g
                on s.cap_scope = 'group' and g.contract_id = s.contract_id and g.id = s.cap_subject
             where s.contract_id = :contract and s.job_id = :job
            """)
        .bind("contract", contract)
        .bind("job", job)
        .map(InquiryRepository::shortage)
        .findOne();
  }

  private static Shortage shortage(RowView row) {
    return new Shortage(
        row.getColumn("needed", Credits.class),
        row.getColumn("individual", Credits.class),
        row.getColumn("shared", Credits.class),
        Optional.ofNullable(row.getColumn("cap_scope", Cap.Scope.class))
            .map(scope -> limit(scope, row)));
  }

  private static Shortage.Limit limit(Cap.Scope scope, RowView row) {
    return new Shortage.Limit(
        scope,
        Optional.ofNullable(row.getColumn("subject", Integer.class)),
        Optional.ofNullable(row.getColumn("name", String.class)),
        row.getColumn("cap_period", Cap.Period.class),
        row.getColumn("cap_credits", Credits.class),
        row.getColumn("cap_used", Credits.class),
        row.getColumn("cap_left", Credits.class));
  }

  List<EntryLine> entriesOf(Handle handle, ContractId contract, JobId job) {
    return handle
        .createQuery(
            """
            select entry, grant_id as grant, movement, credits, job_id as job, effective_at,
                   recorded_at
              from ledger_entry where contract_id = :contract and job_id = :job
             order by entry
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(EntryLine.class)
        .list();
  }

  /** All entries, but of the jobs only those of these services are named. */
  List<EntryLine> entries(
      Handle handle, ContractId contract, Collection<String> services, long after, int limit) {
    return handle
        .createQuery(
            """
            select e.entry, e.grant_id as grant, e.movement, e.credits, j.id as job, e.effective_at,
                   e.recorded_at
              from ledger_entry e
              left join job j on j.contract_id = e.contract_id and j.id = e.job_id
                             and j.service_key = any(:services)
             where e.contract_id = :contract and e.entry > :after
             order by e.entry limit :limit
            """)
        .bind("contract", contract)
        .bindArray("services", String.class, services)
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(EntryLine.class)
        .list();
  }

  List<GrantLine> grants(Handle handle, ContractId contract, int after, int limit) {
    return handle
        .createQuery(
            """
            select g.id as grant, g.kind as pool, g.holder_id as holder, g.credits, g.granted_at,
                   g.expires_at, g.expiry_reason, g.source, b.available, b.held, b.used, b.lapsed
              from credit_grant g
              join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
             where g.contract_id = :contract and g.id > :after
             order by g.id limit :limit
            """)
        .bind("contract", contract)
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(GrantLine.class)
        .list();
  }

  Optional<RateRow> rate(Handle handle, String service, int version) {
    return handle
        .createQuery(
            """
            select version, expression, words from rate
             where service_key = :service and version = :version
            """)
        .bind("service", service)
        .bind("version", version)
        .mapTo(RateRow.class)
        .findOne();
  }
}
