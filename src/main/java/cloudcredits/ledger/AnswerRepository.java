package cloudcredits.ledger;

import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.KeyReused;
import cloudcredits.ledger.JobRequest.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
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

  Optional<Stored> find(Handle handle, Name name) {
    return handle
        .select(
            "select request_hash, status, body from answer where caller_id = ? and key = ?",
            name.caller(),
            name.key())
        .map(
            row ->
                new Stored(
                    row.getColumn("request_hash", byte[].class),
                    new Answer(
                        row.getColumn("status", Integer.class),
                        row.getColumn("body", byte[].class))))
        .findOne();
  }

  int forget(Handle handle, Instant before) {
    return handle.execute("delete from answer where recorded_at < ?", before);
  }
}
