package cloudcredits.credit;

import cloudcredits.credit.BurnDown.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Charges a job's real cost against its hold: the first-drawn grants pay first. A cost above what
 * is held draws the difference as a new hold would; where that is refused, the hold stays (rules
 * §6).
 *
 * @param cost of this part of the job, zero or more
 * @param last the rest of the hold comes back; else it stays held for further parts
 */
public record Settle(JobId job, Credits cost, boolean last) implements Step {

  public Settle {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("a cost of " + cost);
    }
  }

  @Override
  public Outcome on(Book book, Instant now) {
    Job open = book.job(job).orElse(null);
    if (open == null) {
      return new Refused(new Refusal.UnknownJob());
    }
    return switch (open.state()) {
      case RELEASED, EXPIRED, REFUSED -> new Refused(new Refusal.HoldEnded(open.state()));
      case SETTLED ->
          open.used().equals(cost)
              ? new Done(open)
              : new Refused(new Refusal.AlreadySettled(open.used()));
      case HELD -> settle(book, open, now);
    };
  }

  private Outcome settle(Book book, Job open, Instant now) {
    Credits more = cost.minus(open.held());
    if (!more.isPositive()) {
      return charge(book, open, now);
    }
    Optional<Refusal> refusal = book.rules().refusalOf(open.person(), now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    return switch (book.meansOf(open, now).draw(more)) {
      case Means.TooLittle(Refusal.InsufficientCredits tooLittle) -> new Refused(tooLittle);
      case Means.Enough(List<Part> parts) ->
          charge(book, open.withMore(Hold.setAside(book, open, parts, now)), now);
    };
  }

  private Outcome charge(Book book, Job open, Instant now) {
    var draws = new ArrayList<Job.Draw>(open.draws().size());
    Credits rest = cost;
    for (Job.Draw draw : open.draws()) {
      Credits part = draw.held().min(rest);
      if (part.isPositive()) {
        book.post(draw.grant(), Movement.SETTLE, part, Optional.of(job), now);
        rest = rest.minus(part);
      }
      draws.add(draw.settle(part));
    }
    Job charged = open.withDraws(Job.State.HELD, draws);
    if (last) {
      return new Done(Release.giveBackHeld(book, charged, Job.State.SETTLED, now));
    }
    book.put(charged);
    return new Done(charged);
  }
}
