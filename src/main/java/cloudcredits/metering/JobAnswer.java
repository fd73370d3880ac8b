package cloudcredits.metering;

import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Means;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job after a step, as services are answered.
 *
 * @param credits what the job takes now: held and used, less what was returned
 * @param heldUntil when an open hold ends by itself
 * @param draws which grants pay, in the order in which they were drawn
 * @param left what the person may use from now on
 */
public record JobAnswer(
    JobId id,
    Job.State state,
    Credits credits,
    Credits held,
    Credits used,
    Credits returned,
    Optional<Instant> heldUntil,
    Optional<Integer> rateVersion,
    List<Draw> draws,
    Left left) {

  /** What one grant gives. */
  public record Draw(GrantId grant, Pool pool, Credits held, Credits used, Credits returned) {

    static Draw of(Job.Draw draw) {
      return new Draw(draw.grant(), draw.pool(), draw.held(), draw.used(), draw.returned());
    }
  }

  /**
   * @param shared of the contract's pool, what caps leave to the person
   */
  public record Left(Credits individual, Credits shared) {

    static Left of(Means means) {
      return new Left(means.individualCredits(), means.sharedAllowed());
    }
  }

  static JobAnswer of(Job job, Optional<Integer> rateVersion, Book book, Instant now) {
    Credits used = job.used();
    Credits returned = job.returned();
    Credits held = job.held();
    return new JobAnswer(
        job.id(),
        job.state(),
        held.plus(used).minus(returned),
        held,
        used,
        returned,
        Optional.of(job.heldUntil()).filter(_ -> job.state() == Job.State.HELD),
        rateVersion,
        job.draws().stream().map(Draw::of).toList(),
        Left.of(book.meansOf(job.person(), now)));
  }
}
