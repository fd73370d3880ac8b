package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The sessions, in one transaction. */
final class SessionRepository {

  /** A visitor and when the database last heard of them. */
  record Seen(Visitor visitor, Instant lastSeen) {}

  private final Handle handle;

  SessionRepository(Handle handle) {
    this.handle = handle;
  }

  void add(Token token, PersonId person, Token csrf, Instant now, Instant expires) {
    handle
        .createUpdate(
            "insert into session"
                + " (token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at)"
                + " values (:hash, :person, :csrf, :now, :now, :expires)")
        .bind("hash", token.hash())
        .bind("person", person)
        .bind("csrf", csrf.text())
        .bind("now", now)
        .bind("expires", expires)
        .execute();
  }

  /**
   * The visitor behind a token, unless the session has ended or was last seen before {@code
   * idleSince}.
   */
  Optional<Seen> find(Token token, Instant now, Instant idleSince) {
    return handle
        .createQuery(
            "select p.id, p.name, p.email, p.operator, s.csrf_token, s.last_seen_at"
                + " from session s join person p on p.id = s.person_id"
                + " where s.token_hash = :hash and s.expires_at > :now and s.last_seen_at > :idle")
        .bind("hash", token.hash())
        .bind("now", now)
        .bind("idle", idleSince)
        .map(SessionRepository::seen)
        .findOne();
  }

  void touch(Token token, Instant now) {
    handle
        .createUpdate("update session set last_seen_at = :now where token_hash = :hash")
        .bind("now", now)
        .bind("hash", token.hash())
        .execute();
  }

  /** A person's sessions that go on, the last seen first. */
  List<Session> of(PersonId person, Instant now, Instant idleSince) {
    return handle
        .createQuery(
            "select encode(token_hash, 'hex') as id, created_at as since, last_seen_at as last_seen"
                + " from session"
                + " where person_id = :person and expires_at > :now and last_seen_at > :idle"
                + " order by last_seen_at desc, created_at desc, token_hash")
        .bind("person", person)
        .bind("now", now)
        .bind("idle", idleSince)
        .mapTo(Session.class)
        .list();
  }

  void end(Token token) {
    handle
        .createUpdate("delete from session where token_hash = :hash")
        .bind("hash", token.hash())
        .execute();
  }

  /** Ends a session of that person; false when they have none with this id. */
  boolean end(PersonId person, String id) {
    return handle
            .createUpdate(
                "delete from session where person_id = :person and encode(token_hash, 'hex') = :id")
            .bind("person", person)
            .bind("id", id)
            .execute()
        == 1;
  }

  int endAll(PersonId person) {
    return handle
        .createUpdate("delete from session where person_id = :person")
        .bind("person", person)
        .execute();
  }

  /** Deletes the sessions that have ended by themselves; gives their number. */
  int forget(Instant now, Instant idleSince) {
    return handle
        .createUpdate("delete from session where expires_at <= :now or last_seen_at <= :idle")
        .bind("now", now)
        .bind("idle", idleSince)
        .execute();
  }

  private static Seen seen(ResultSet row, StatementContext context) throws SQLException {
    Visitor visitor =
        new Visitor(
            new PersonId(row.getInt("id")),
            row.getString("name"),
            row.getString("email"),
            row.getBoolean("operator"),
            row.getString("csrf_token"));
    return new Seen(visitor, row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
  }
}
