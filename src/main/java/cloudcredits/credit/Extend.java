package cloudcredits.credit;

import java.time.Instant;

/**
 * Gives an open hold more time (rules §6).
 *
 * @param until when it ends by itself from now on; an earlier end than it has changes nothing
 */
public record Extend(JobId job, Instant until) implements Step {

  @Override
  public Outcome on(Book book, Instant now) {
    Job open = book.job(job).orElse(null);
    if (open == null) {
      return new Refused(new Refusal.UnknownJob());
    }
    return switch (open.state()) {
      case SETTLED -> new Refused(new Refusal.AlreadySettled(open.used()));
      case RELEASED, EXPIRED, REFUSED -> new Refused(new Refusal.HoldEnded(open.state()));
      case HELD -> {
        Job longer = until.isAfter(open.heldUntil()) ? open.until(until) : open;
        book.put(longer);
        yield new Done(longer);
      }
    };
  }
}
