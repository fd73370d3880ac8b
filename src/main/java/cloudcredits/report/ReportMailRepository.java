package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Who gets the report of one contract by mail, and what was written, in one transaction. */
final class ReportMailRepository {

  private static final String MAILS =
      """
      select m.person_id as person, p.name, p.email, m.rhythm, v.name as view, v.query, m.since,
             m.with_pdf as pdf, m.stop_key, r.person_id is not null as allowed
        from report_mail m
        join person p on p.id = m.person_id
        left join contract_role r on r.contract_id = m.contract_id and r.person_id = m.person_id
        left join saved_view v
          on v.contract_id = m.contract_id and v.person_id = m.person_id and v.id = m.view_id
       where m.contract_id = :contract
      """;

  private final Handle handle;
  private final ContractId contract;

  ReportMailRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  /** The contracts of which somebody gets it. */
  static List<ContractId> contracts(Handle handle) {
    return handle
        .createQuery("select distinct contract_id from report_mail order by contract_id")
        .mapTo(ContractId.class)
        .list();
  }

  /** Whose mails a link stops. */
  public record Stopped(ContractId contract, String number, String customer, PersonId person) {}

  /** Whose mails the link with this key stops; nobody's when they are stopped. */
  static Optional<Stopped> byKey(Handle handle, UUID key) {
    return handle
        .createQuery(
            """
            select m.contract_id as contract, c.number, u.name as customer, m.person_id as person
              from report_mail m
              join contract c on c.id = m.contract_id
              join customer u on u.id = c.customer_id
             where m.stop_key = :key
            """)
        .bind("key", key)
        .mapTo(Stopped.class)
        .findOne();
  }

  /** By name. */
  List<ReportMail> all() {
    return query(MAILS + " order by lower(p.name), p.id").mapTo(ReportMail.class).list();
  }

  Optional<ReportMail> find(PersonId person) {
    return query(MAILS + " and m.person_id = :person")
        .bind("person", person)
        .mapTo(ReportMail.class)
        .findOne();
  }

  /** Whether the person has a role here; it cannot be taken away before the transaction ends. */
  boolean keepsRole(PersonId person) {
    return query(
            """
            select 1 from contract_role
             where contract_id = :contract and person_id = :person for key share
            """)
        .bind("person", person)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  void save(
      PersonId person,
      Rhythm rhythm,
      Optional<Integer> view,
      boolean pdf,
      PersonId by,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into report_mail (contract_id, person_id, rhythm, view_id, with_pdf, chosen_by, since)
            values (:contract, :person, :rhythm, :view, :pdf, :by, :now)
            on conflict (contract_id, person_id) do update
               set rhythm = excluded.rhythm, view_id = excluded.view_id,
                   with_pdf = excluded.with_pdf, chosen_by = excluded.chosen_by, since = excluded.since
            """)
        .bind("contract", contract)
        .bind("person", person)
        .bind("rhythm", key(rhythm))
        .bind("view", view)
        .bind("pdf", pdf)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  boolean delete(PersonId person) {
    return handle.execute(
            "delete from report_mail where contract_id = ? and person_id = ?", contract, person)
        > 0;
  }

  boolean wasWritten(PersonId person, Rhythm rhythm, LocalDate from) {
    return query(
            """
            select 1 from report_mail_sent
             where contract_id = :contract and person_id = :person
               and rhythm = :rhythm and begins_on = :from
            """)
        .bind("person", person)
        .bind("rhythm", key(rhythm))
        .bind("from", from)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether this transaction is the one that writes about the period; another waits for it. */
  boolean take(PersonId person, Rhythm rhythm, LocalDate from, Instant now) {
    return handle.execute(
            """
            insert into report_mail_sent (contract_id, person_id, rhythm, begins_on, written_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
            contract,
            person,
            key(rhythm),
            from,
            now)
        > 0;
  }

  private static String key(Rhythm rhythm) {
    return rhythm.name().toLowerCase(Locale.ROOT);
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }
}
