package cloudcredits.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Answers that were given before, by caller and key. */
final class AnswerRepository {

  /** A caller's key. */
  record Name(int caller, String key) {

    static Name of(IdempotencyKey key) {
      return new Name(key.caller(), key.key());
    }
  }

  /** An answer and what was asked. */
  record Stored(byte[] requestHash, Answer answer) {}

  Map<Name, Stored> find(Handle handle, Collection<Name> names) {
    var stored = new HashMap<Name, Stored>();
    handle
        .createQuery(
            """
            select a.caller_id, a.key, a.request_hash, a.status, a.body
              from unnest(:callers, :keys) as asked(caller_id, key)
              join answer a using (caller_id, key)
            """)
        .bindArray("callers", Integer.class, names.stream().map(Name::caller).toArray())
        .bindArray("keys", String.class, names.stream().map(Name::key).toArray())
        .map(
            row ->
                Map.entry(
                    new Name(
                        row.getColumn("caller_id", Integer.class),
                        row.getColumn("key", String.class)),
                    new Stored(
                        row.getColumn("request_hash", byte[].class),
                        new Answer(
                            row.getColumn("status", Integer.class),
                            row.getColumn("body", byte[].class)))))
        .forEach(answer -> stored.put(answer.getKey(), answer.getValue()));
    return stored;
  }

  int forget(Handle handle, Instant before) {
    return handle.execute("delete from answer where recorded_at < ?", before);
  }
}
