package cloudcredits.ledger;

import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.KeyReused;
import cloudcredits.ledger.JobRequest.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.postgresql.util.PSQLException;

/** Answers that were given before, by caller and key. */
final class AnswerRepository {

  /** A caller's key. */
  record Name(int caller, String key) {

    static Name of(IdempotencyKey key) {
      return new Name(key.caller(), key.key());
    }
  }

  /** An answer and what was asked. */
  record Stored(byte[] requestHash, Answer answer) {

    /** The same answer again where the same is asked again. */
    Result answerTo(IdempotencyKey key) {
      return Arrays.equals(requestHash, key.requestHash())
          ? new Answered(answer, true)
          : new KeyReused();
    }
  }

  /** Whether a transaction failed because another one has just stored an answer to the same key. */
  static boolean isKeyTaken(Throwable cause) {
    return cause.getCause() instanceof PSQLException refused
        && refused.getServerErrorMessage() != null
        && "answer_pkey".equals(refused.getServerErrorMessage().getConstraint());
  }

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
