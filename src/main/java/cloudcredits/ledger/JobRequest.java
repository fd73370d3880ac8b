package cloudcredits.ledger;

import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * A step of a job, on its way to the ledger.
 *
 * @param newJob present for the steps that begin a job
 * @param measured present for a settlement by variables
 * @param reply writes the answer from how the step ended; called once, while the book is locked
 */
public record JobRequest(
    ContractId contract,
    Step step,
    Optional<NewJob> newJob,
    Optional<Measured> measured,
    IdempotencyKey key,
    Reply reply) {

  /** A step that is no settlement by variables. */
  public JobRequest(
      ContractId contract, Step step, Optional<NewJob> newJob, IdempotencyKey key, Reply reply) {
    this(contract, step, newJob, Optional.empty(), key, reply);
  }

  /** Whose job it is and what is known of it. */
  public record NewJob(PersonId person, JobFacts facts) {}

  /** Turns an outcome into an answer. Must not block: the contract is locked meanwhile. */
  @FunctionalInterface
  public interface Reply {
    Answer to(Step.Outcome outcome, Book book, Instant now);
  }

  /** How a request ended. */
  public sealed interface Result {}

  /**
   * @param again the answer to an earlier request with this key; nothing moved this time
   */
  public record Answered(Answer answer, boolean again) implements Result {}

  /** The key was used before with another request. */
  public record KeyReused() implements Result {}

  /** Too much is waiting; nothing was done. */
  public record TooBusy() implements Result {}
}
