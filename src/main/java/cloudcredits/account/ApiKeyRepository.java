package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The API keys, in one transaction. */
final class ApiKeyRepository {

  private static final String SELECT =
      "select k.id, k.name, k.services, k.created_at, p.name as created_by, k.revoked_at"
          + " from api_key k left join person p on p.id = k.created_by ";

  private final Handle handle;

  ApiKeyRepository(Handle handle) {
    this.handle = handle;
  }

  int add(Token key, String name, List<String> services, Optional<PersonId> by, Instant now) {
    return handle
        .createQuery(
            "insert into api_key (name, key_hash, services, created_at, created_by)"
                + " values (:name, :hash, :services, :now, :by::int) returning id")
        .bind("name", name)
        .bind("hash", key.hash())
        .bindArray("services", String.class, services)
        .bind("now", now)
        .bind("by", by)
        .mapTo(Integer.class)
        .one();
  }

  Optional<ApiCaller> caller(byte[] hash) {
    return handle
        .createQuery(
            "select id, name, services from api_key where key_hash = :hash and revoked_at is null")
        .bind("hash", hash)
        .mapTo(ApiCaller.class)
        .findOne();
  }

  /** All keys: those that work first, the newest first. */
  List<ApiKey> all() {
    return handle
        .createQuery(SELECT + "order by k.revoked_at is not null, k.id desc")
        .mapTo(ApiKey.class)
        .list();
  }

  Optional<ApiKey> find(int id) {
    return handle
        .createQuery(SELECT + "where k.id = :id")
        .bind("id", id)
        .mapTo(ApiKey.class)
        .findOne();
  }

  /** Revokes a key and gives its hash; empty when there is no such key or it was revoked before. */
  Optional<byte[]> revoke(int id, Instant now) {
    return handle
        .createQuery(
            "update api_key set revoked_at = :now where id = :id and revoked_at is null"
                + " returning key_hash")
        .bind("id", id)
        .bind("now", now)
        .mapTo(byte[].class)
        .findOne();
  }
}
