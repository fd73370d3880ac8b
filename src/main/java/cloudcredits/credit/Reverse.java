package cloudcredits.credit;

import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Gives settled credits of a job back, to the grants that paid: the last-drawn first, so that the
 * job ends as if it had cost less. Where such a grant has expired since, they come back as a
 * replacement of the same kind (rules §4).
 *
 * @param credits how many; empty: all that were not given back before
 */
public record Reverse(JobId job, Optional<Credits> credits) implements Step {

  public Reverse {
    if (credits.filter(Credits::isNegative).isPresent()) {
      throw new IllegalArgumentException("a reversal of " + credits);
    }
  }

  @Override
  public Outcome on(Book book, Instant now) {
    Job settled = book.job(job).orElse(null);
    if (settled == null) {
      return new Refused(new Refusal.UnknownJob());
    }
    Credits possible = settled.used().minus(settled.returned());
    Credits wanted = credits.orElse(possible);
    if (wanted.isMoreThan(possible) || settled.used().isZero()) {
      return new Refused(new Refusal.MoreThanSettled(possible));
    }
    Job after = settled.withDraws(settled.state(), giveBack(book, settled, wanted, now));
    book.put(after);
    return new Done(after);
  }

  private List<Job.Draw> giveBack(Book book, Job settled, Credits wanted, Instant now) {
    var lastFirst = new ArrayList<Job.Draw>();
    Credits rest = wanted;
    for (Job.Draw draw : settled.draws().reversed()) {
      Credits part = draw.returnable().min(rest);
      if (part.isPositive()) {
        giveBack(book, draw.grant(), part, now);
        book.count(settled, draw, part.negate());
        rest = rest.minus(part);
      }
      lastFirst.add(draw.giveBack(part));
    }
    Collections.reverse(lastFirst);
    return lastFirst;
  }

  private void giveBack(Book book, GrantId id, Credits part, Instant now) {
    Grant grant = book.fund(id).grant();
    boolean late = grant.isExpiredAt(now);
    book.post(id, late ? Movement.REVERSE_LAPSED : Movement.REVERSE, part, Optional.of(job), now);
    if (late && book.replacementDays() > 0) {
      var expiry = Expiry.ofReplacement(now, book.replacementDays(), book.rules().terms().zone());
      var origin = new Origin(Source.REPLACEMENT, job.toString());
      book.grant(grant.pool(), grant.holder(), part, expiry, origin, now);
    }
  }
}
