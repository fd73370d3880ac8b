package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One-time links, in one transaction. */
final class LinkRepository {

  private final Handle handle;

  LinkRepository(Handle handle) {
    this.handle = handle;
  }

  /** Makes a link; the person's earlier ones for the same purpose stop working. */
  Token make(LinkPurpose purpose, Optional<PersonId> person, Instant now) {
    handle
        .createUpdate(
            "update one_time_link set used_at = :now where purpose = :purpose"
                + " and person_id is not distinct from :person::int and used_at is null")
        .bind("purpose", purpose)
        .bind("person", person)
        .bind("now", now)
        .execute();
    Token token = Token.fresh();
    handle
        .createUpdate(
            "insert into one_time_link (token_hash, purpose, person_id, created_at, expires_at)"
                + " values (:hash, :purpose, :person::int, :now, :expires)")
        .bind("hash", token.hash())
        .bind("purpose", purpose)
        .bind("person", person)
        .bind("now", now)
        .bind("expires", now.plus(purpose.lasts()))
        .execute();
    return token;
  }

  /** Whether the link would work now. */
  boolean isGood(Token token, LinkPurpose purpose, Instant now) {
    return handle
        .createQuery(
            "select exists (select 1 from one_time_link where token_hash = :hash"
                + " and purpose = :purpose and used_at is null and expires_at > :now)")
        .bind("hash", token.hash())
        .bind("purpose", purpose)
        .bind("now", now)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whose link it is, while it would work. */
  Optional<PersonId> holder(Token token, LinkPurpose purpose, Instant now) {
    return handle
        .createQuery(
            "select person_id from one_time_link where token_hash = :hash"
                + " and purpose = :purpose and used_at is null and expires_at > :now")
        .bind("hash", token.hash())
        .bind("purpose", purpose)
        .bind("now", now)
        .mapTo(PersonId.class)
        .findOne();
  }

  /** Uses the link up; true for one caller at most, however many come at once. */
  boolean use(Token token, LinkPurpose purpose, Instant now) {
    return handle
            .createUpdate(
                "update one_time_link set used_at = :now where token_hash = :hash"
                    + " and purpose = :purpose and used_at is null and expires_at > :now")
            .bind("hash", token.hash())
            .bind("purpose", purpose)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Stops all links of a person, whose password or address has changed. */
  void stopAll(PersonId person, Instant now) {
    handle
        .createUpdate(
            "update one_time_link set used_at = :now where person_id = :person and used_at is null")
        .bind("person", person)
        .bind("now", now)
        .execute();
  }

  /** Stops all links for a purpose. */
  void stopAll(LinkPurpose purpose, Instant now) {
    handle
        .createUpdate(
            "update one_time_link set used_at = :now where purpose = :purpose and used_at is null")
        .bind("purpose", purpose)
        .bind("now", now)
        .execute();
  }

  /** Deletes what expired before that time; gives their number. */
  int forget(Instant before) {
    return handle
        .createUpdate("delete from one_time_link where expires_at < :before")
        .bind("before", before)
        .execute();
  }
}
