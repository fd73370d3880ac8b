package cloudcredits.cap;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The requests for more of one contract, in one transaction. */
final class AskRepository {

  private static final String ASKS =
      """
      select r.id, r.person_id as person, p.name, p.email, r.credits, r.reason, r.asked_at, r.state,
             r.decided_at, d.name as decided_by, c.credits as cap_credits, c.period as cap_period
        from credit_request r
        join person p on p.id = r.person_id
        left join person d on d.id = r.decided_by
        left join cap c
          on c.contract_id = r.contract_id and c.scope = 'person' and c.subject = r.person_id
       where r.contract_id = :contract
      """;

  private final Handle handle;
  private final ContractId contract;

  AskRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  Optional<Ask> find(int id) {
    return query(ASKS + "and r.id = :id").bind("id", id).mapTo(Ask.class).findOne();
  }

  Optional<Ask> openOf(PersonId person) {
    return query(ASKS + "and r.person_id = :person and r.state = 'open'")
        .bind("person", person)
        .mapTo(Ask.class)
        .findOne();
  }

  /** Newest first. */
  List<Ask> of(PersonId person, int most) {
    return query(ASKS + "and r.person_id = :person order by r.id desc limit :most")
        .bind("person", person)
        .bind("most", most)
        .mapTo(Ask.class)
        .list();
  }

  /** The one that waits longest first. */
  List<Ask> open() {
    return query(ASKS + "and r.state = 'open' order by r.id").mapTo(Ask.class).list();
  }

  int countOpen() {
    return query(
            """
            select count(*) from credit_request where contract_id = :contract and state = 'open'
            """)
        .mapTo(Integer.class)
        .one();
  }

  /** Those that are over, the latest decision first. */
  List<Ask> closed(int most) {
    return query(ASKS + "and r.state <> 'open' order by r.decided_at desc, r.id desc limit :most")
        .bind("most", most)
        .mapTo(Ask.class)
        .list();
  }

  int add(PersonId person, Credits credits, String reason, Instant now) {
    return query(
            """
            insert into credit_request (contract_id, id, person_id, credits, reason, asked_at)
            select :contract, coalesce(max(id), 0) + 1, :person, :credits, :reason, :now
              from credit_request where contract_id = :contract
            returning id
            """)
        .bind("person", person)
        .bind("credits", credits)
        .bind("reason", reason)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  void close(int id, Ask.State state, PersonId by, Instant now) {
    handle
        .createUpdate(
            """
            update credit_request set state = :state, decided_at = :now, decided_by = :by
             where contract_id = :contract and id = :id and state = 'open'
            """)
        .bind("contract", contract)
        .bind("id", id)
        .bind("state", state)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  boolean isSeated(PersonId person) {
    return query(
            """
            select exists (select from seat
             where contract_id = :contract and person_id = :person and unseated_at is null)
            """)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  /** The addresses of those who may decide, the manager's first. */
  List<String> deciders() {
    return query(
            """
            select p.email from contract_role r join person p on p.id = r.person_id
             where r.contract_id = :contract
             order by r.role = 'manager' desc, p.id
            """)
        .mapTo(String.class)
        .list();
  }

  String contractNumber() {
    return query("select number from contract where id = :contract").mapTo(String.class).one();
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }
}
