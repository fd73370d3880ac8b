package cloudcredits.notify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The outbox, in one transaction. */
final class OutboxRepository {

  private static final String SELECT =
      "select id, recipient, subject, body, created_at, sent_at, attempts, stops_at, last_error"
          + " from mail ";

  private final Handle handle;

  OutboxRepository(Handle handle) {
    this.handle = handle;
  }

  void add(Letter letter, Instant now) {
    long id =
        handle
            .createQuery(
                """
                insert into mail (recipient, subject, body, stops_at, created_at, due_at)
                values (:recipient, :subject, :body, :stopsAt, :now, :now) returning id
                """)
            .bind("recipient", letter.recipient())
            .bind("subject", letter.subject())
            .bind("body", letter.body())
            .bind("stopsAt", letter.stopsAt().map(URI::toString))
            .bind("now", now)
            .mapTo(Long.class)
            .one();
    letter
        .file()
        .ifPresent(
            file ->
                handle.execute(
                    "insert into mail_file (mail_id, name, type, content) values (?, ?, ?, ?)",
                    id,
                    file.name(),
                    file.type(),
                    file.content()));
  }

  Optional<Letter.File> file(long id) {
    return handle
        .createQuery("select name, type, content from mail_file where mail_id = :id")
        .bind("id", id)
        .mapTo(Letter.File.class)
        .findOne();
  }

  /** Files of mails that nobody sends any more. */
  void dropFiles(Instant writtenUpTo) {
    handle.execute(
        """
        delete from mail_file
         where mail_id in (select id from mail where sent_at is null and created_at <= ?)
        """,
        writtenUpTo);
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
    handle.execute("delete from mail_file where mail_id = ?", id);
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
