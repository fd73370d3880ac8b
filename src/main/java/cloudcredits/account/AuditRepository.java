package cloudcredits.account;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit trail, in one transaction. */
final class AuditRepository {

  private static final String SELECT =
      "select a.id, a.recorded_at, c.number, p.name, p.email, k.name as key_name, a.action,"
          + " a.subject, a.detail"
          + " from audit_entry a"
          + " left join contract c on c.id = a.contract_id"
          + " left join person p on p.id = a.person_id"
          + " left join api_key k on k.id = a.api_key_id"
          + " where a.id < :before ";

  private final Handle handle;

  AuditRepository(Handle handle) {
    this.handle = handle;
  }

  void add(
      Instant now,
      Optional<PersonId> person,
      Optional<Integer> apiKey,
      Optional<ContractId> contract,
      AuditAction action,
      String subject,
      String detail) {
    handle
        .createUpdate(
            "insert into audit_entry"
                + " (recorded_at, contract_id, person_id, api_key_id, action, subject, detail)"
                + " values (:now, :contract::int, :person::int, :key::int,"
                + " :action, :subject, :detail)")
        .bind("now", now)
        .bind("contract", contract)
        .bind("person", person)
        .bind("key", apiKey)
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", detail)
        .execute();
  }

  boolean has(ContractId contract, AuditAction action, String subject) {
    return handle
        .createQuery(
            "select exists (select from audit_entry where contract_id = :contract"
                + " and action = :action and subject = :subject)")
        .bind("contract", contract)
        .bind("action", action)
        .bind("subject", subject)
        .mapTo(Boolean.class)
        .one();
  }

  List<AuditLine> latest(ContractId contract, long before, int limit) {
    return handle
        .createQuery(SELECT + "and a.contract_id = :contract order by a.id desc limit :limit")
        .bind("contract", contract)
        .bind("before", before)
        .bind("limit", limit)
        .map(AuditRepository::line)
        .list();
  }

  List<AuditLine> latest(long before, int limit) {
    return handle
        .createQuery(SELECT + "order by a.id desc limit :limit")
        .bind("before", before)
        .bind("limit", limit)
        .map(AuditRepository::line)
        .list();
  }

  private static AuditLine line(ResultSet row, StatementContext context) throws SQLException {
    String action = row.getString("action");
    return new AuditLine(
        row.getLong("id"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("number")),
        who(row),
        AuditAction.of(action).map(AuditAction::words).orElse(action.replace('_', ' ')),
        row.getString("subject"),
        row.getString("detail"));
  }

  private static String who(ResultSet row) throws SQLException {
    if (row.getString("name") != null) {
      return row.getString("name") + " (" + row.getString("email") + ")";
    } else if (row.getString("key_name") != null) {
      return "API key " + row.getString("key_name");
    }
    return "The portal";
  }
}
