package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Job;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads jobs one by one, and what the ledger says of each. */
final class JobRepository {

  /** Jobs of a contract; conditions on {@code j} may follow. */
  static final String JOB =
      """
      select j.id, j.person_id, p.name as person, j.service_key as service, j.rate_version,
             j.variables::text as variables, j.estimate, j.charge_code, j.state, j.occurred_at,
             j.recorded_at, j.held_until, j.finished_at, j.held, j.used, j.returned, j.refusal, j.refusal_words,
             u.name as group_name, l.product as licence
        from job j
        join person p on p.id = j.person_id
        left join user_group u on u.contract_id = j.contract_id and u.id = j.group_id
        left join licence l on l.contract_id = j.contract_id and l.id = j.licence_id
       where j.contract_id = :contract
      """;

  /**
   * A job with everything that is known of it.
   *
   * @param variables as JSON
   * @param returned of the used, given back since
   */
  public record JobFact(
      UUID id,
      PersonId personId,
      String person,
      String service,
      Optional<Integer> rateVersion,
      String variables,
      Credits estimate,
      Optional<String> chargeCode,
      Job.State state,
      Instant occurredAt,
      Instant recordedAt,
      Optional<Instant> heldUntil,
      Optional<Instant> finishedAt,
      Credits held,
      Credits used,
      Credits returned,
      Optional<String> refusal,
      Optional<String> refusalWords,
      Optional<String> groupName,
      Optional<String> licence) {}

  /** What one grant gave to a job. */
  public record DrawFact(
      int grant,
      String kind,
      Optional<Instant> expiresAt,
      Credits held,
      Credits used,
      Credits returned) {}

  /** A settlement by variables, these as JSON. */
  public record SettlementFact(Credits credits, String variables) {}

  /**
   * What a refused job needed and what there was.
   *
   * @param capOf whose cap stopped it: a name, or empty for the contract's or when none did
   * @param capScope empty: the pool was too small
   * @param capUsed of the cap, at that moment
   */
  public record ShortageFact(
      Credits needed,
      Credits individual,
      Credits shared,
      Optional<String> capScope,
      Optional<String> capOf,
      Optional<String> capPeriod,
      Optional<Credits> capCredits,
      Optional<Credits> capUsed) {}

  /** An entry of the ledger, with whose job it is of. */
  public record EntryFact(
      long entry,
      int grant,
      String kind,
      String movement,
      Credits credits,
      Optional<UUID> job,
      Optional<String> person,
      Optional<String> service,
      Instant effectiveAt,
      Instant recordedAt) {}

  Optional<JobFact> find(Handle handle, ContractId contract, UUID id) {
    return handle
        .createQuery(JOB + "and j.id = :id")
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(JobFact.class)
        .findOne();
  }

  /** A person's jobs, the latest first. */
  List<JobFact> of(Handle handle, ContractId contract, PersonId person, int most, long offset) {
    return handle
        .createQuery(
            JOB + "and j.person_id = :person order by j.id desc limit :most offset :offset")
        .bind("contract", contract)
        .bind("person", person)
        .bind("most", most)
        .bind("offset", offset)
        .mapTo(JobFact.class)
        .list();
  }

  long count(Handle handle, ContractId contract, PersonId person) {
    return handle
        .createQuery(
            "select count(*) from job where contract_id = :contract and person_id = :person")
        .bind("contract", contract)
        .bind("person", person)
        .mapTo(Long.class)
        .one();
  }

  List<DrawFact> draws(Handle handle, ContractId contract, UUID job) {
    return handle
        .createQuery(
            """
            select d.grant_id as grant, g.kind, g.expires_at, d.held, d.used, d.returned
              from job_draw d
              join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
             where d.contract_id = :contract and d.job_id = :job
             order by d.ordinal
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(DrawFact.class)
        .list();
  }

  List<EntryFact> entriesOf(Handle handle, ContractId contract, UUID job) {
    return handle
        .createQuery(
            """
            select e.entry, e.grant_id as grant, g.kind, e.movement, e.credits, e.job_id as job,
                   null as person, null as service, e.effective_at, e.recorded_at
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
             where e.contract_id = :contract and e.job_id = :job
             order by e.entry
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(EntryFact.class)
        .list();
  }

  List<SettlementFact> settlements(Handle handle, ContractId contract, UUID job) {
    return handle
        .createQuery(
            """
            select credits, variables::text as variables from job_settlement
             where contract_id = :contract and job_id = :job order by id
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(SettlementFact.class)
        .list();
  }

  Optional<ShortageFact> shortage(Handle handle, ContractId contract, UUID job) {
    return handle
        .createQuery(
            """
            select s.needed, s.individual, s.shared, s.cap_scope, coalesce(p.name, g.name) as cap_of,
                   s.cap_period, s.cap_credits, s.cap_credits - s.cap_left as cap_used
              from job_shortage s
              left join person p on s.cap_scope = 'person' and p.id = s.cap_subject
              left join user_group g
                on s.cap_scope = 'group' and g.contract_id = s.contract_id and g.id = s.cap_subject
             where s.contract_id = :contract and s.job_id = :job
            """)
        .bind("contract", contract)
        .bind("job", job)
        .mapTo(ShortageFact.class)
        .findOne();
  }

  /** What a person has of shared credits in running jobs, drawn in this month. */
  Credits sharedHeld(Handle handle, ContractId contract, PersonId person, YearMonth month) {
    return handle
        .createQuery(
            """
            select coalesce(sum(d.held), 0)
              from job j
              join job_draw d on d.contract_id = j.contract_id and d.job_id = j.id
              join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
             where j.contract_id = :contract and j.person_id = :person and j.state = 'held'
               and g.kind = 'shared' and d.month = :month
            """)
        .bind("contract", contract)
        .bind("person", person)
        .bind("month", month.atDay(1))
        .mapTo(Credits.class)
        .one();
  }
}
