package cloudcredits.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Gives everything back that is still held for a job (rules §6). Parts settled before stay settled.
 */
public record Release(JobId job) implements Step {

  @Override
  public Outcome on(Book book, Instant now) {
    Job open = book.job(job).orElse(null);
    if (open == null) {
      return new Refused(new Refusal.UnknownJob());
    }
    return switch (open.state()) {
      case SETTLED -> new Refused(new Refusal.AlreadySettled(open.used()));
      case REFUSED -> new Refused(new Refusal.HoldEnded(open.state()));
      case RELEASED, EXPIRED -> new Done(open);
      case HELD -> {
        boolean settledInPart = open.used().isPositive();
        var end = settledInPart ? Job.State.SETTLED : Job.State.RELEASED;
        yield new Done(giveBackHeld(book, open, end, now));
      }
    };
  }

  /** What is held comes back, or lapses where its grant has expired; the job ends in this state. */
  static Job giveBackHeld(Book book, Job open, Job.State end, Instant at) {
    var draws = new ArrayList<Job.Draw>(open.draws().size());
    for (Job.Draw draw : open.draws()) {
      if (draw.held().isPositive()) {
        boolean late = book.fund(draw.grant()).grant().isExpiredAt(at);
        Movement movement = late ? Movement.RELEASE_LAPSED : Movement.RELEASE;
        book.post(draw.grant(), movement, draw.held(), Optional.of(open.id()), at);
        book.count(open, draw, draw.held().negate());
      }
      draws.add(draw.release());
    }
    Job ended = open.withDraws(end, draws);
    book.put(ended);
    return ended;
  }
}
