package cloudcredits.credit;

import java.time.Instant;

/** A step in the life of a job (rules §6): decided on a book, all of it or nothing. */
public sealed interface Step permits Hold, Extend, Settle, Release, Reverse, Charge {

  JobId job();

  /**
   * Decides, and when it may be, does it to the book.
   *
   * @param now the time of the decision; the book has caught up with it
   */
  Outcome on(Book book, Instant now);

  /** How a step ended. */
  sealed interface Outcome {}

  /** The job as it is now; a step that was done before finds it as it left it. */
  record Done(Job job) implements Outcome {}

  /** Nothing was changed. */
  record Refused(Refusal refusal) implements Outcome {}
}
