package cloudcredits.ledger;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Refusal;
import cloudcredits.credit.Rules.Seat;
import cloudcredits.ledger.LedgerTransaction.RefusedJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A job as it is first written: what is known of it beside what became of it.
 *
 * @param version that the contract has with it, by which readers know what is new to them
 */
record JobRow(
    JobId id,
    PersonId person,
    int group,
    Optional<Integer> licence,
    Job.State state,
    Optional<Instant> heldUntil,
    Optional<Instant> finishedAt,
    Credits held,
    Credits used,
    JobFacts facts,
    Optional<Refusal> refusal,
    long version) {

  static JobRow of(Job job, LedgerTransaction change) {
    return new JobRow(
        job.id(),
        job.person(),
        job.group(),
        licence(job.person(), change),
        job.state(),
        heldUntil(job),
        finishedAt(job, change.now()),
        job.held(),
        job.used(),
        change.factsOf(job.id()).orElseThrow(),
        Optional.empty(),
        change.head().version() + 1);
  }

  static JobRow of(RefusedJob job, LedgerTransaction change) {
    return new JobRow(
        job.id(),
        job.person(),
        change.book().rules().groupOf(job.person()),
        licence(job.person(), change),
        Job.State.REFUSED,
        Optional.empty(),
        Optional.of(change.now()),
        Credits.ZERO,
        Credits.ZERO,
        change.factsOf(job.id()).orElseThrow(),
        Optional.of(job.refusal()),
        change.head().version() + 1);
  }

  static Optional<Instant> heldUntil(Job job) {
    return job.state() == Job.State.HELD || job.state() == Job.State.EXPIRED
        ? Optional.of(job.heldUntil().truncatedTo(ChronoUnit.MICROS))
        : Optional.empty();
  }

  /** A hold that ended by itself ended at its time, however late that was noticed. */
  static Optional<Instant> finishedAt(Job job, Instant now) {
    return switch (job.state()) {
      case HELD -> Optional.empty();
      case EXPIRED -> heldUntil(job);
      case SETTLED, RELEASED, REFUSED -> Optional.of(now);
    };
  }

  private static Optional<Integer> licence(PersonId person, LedgerTransaction change) {
    return Optional.ofNullable(change.book().rules().seats().get(person)).map(Seat::licence);
  }
}
