package cloudcredits.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The outbox, in one transaction. */
final class OutboxRepository {

  private static final String SELECT =
      "select id, recipient, subject, body, created_at, sent_at, attempts, last_error from mail ";

  private final Handle handle;

  OutboxRepository(Handle handle) {
    this.handle = handle;
  }

  void add(String recipient, String subject, String body, Instant now) {
    handle
        .createUpdate(
            "insert into mail (recipient, subject, body, created_at, due_at)"
                + " values (:recipient, :subject, :body, :now, :now)")
        .bind("recipient", recipient)
        .bind("subject", subject)
        .bind("body", body)
        .bind("now", now)
        .execute();
  }

  /**
   * The mail that has been due longest, which no other sender gets before this transaction ends.
   */
  Optional<Mail> lockDue(Instant now, Instant notBefore) {
    return handle
        .createQuery(
            SELECT
                + "where sent_at is null and due_at <= :now and created_at > :notBefore"
                + " order by due_at, id limit 1 for update skip locked")
        .bind("now", now)
        .bind("notBefore", notBefore)
        .mapTo(Mail.class)
        .findOne();
  }

  /** Counts an attempt, the next being due then. */
  void tried(long id, Instant nextDue) {
    handle
        .createUpdate("update mail set attempts = attempts + 1, due_at = :due where id = :id")
        .bind("due", nextDue)
        .bind("id", id)
        .execute();
  }

  void sent(long id, Instant now) {
    handle
        .createUpdate("update mail set sent_at = :now, body = '', last_error = null where id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  void failed(long id, String error) {
    handle
        .createUpdate("update mail set last_error = :error where id = :id")
        .bind("error", error)
        .bind("id", id)
        .execute();
  }

  List<Mail> latest(long before, int limit) {
    return handle
        .createQuery(SELECT + "where id < :before order by id desc limit :limit")
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(Mail.class)
        .list();
  }
}
