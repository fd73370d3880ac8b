package cloudcredits.credit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger knows of a job: whose it is, how far it is, and which grants pay.
 *
 * @param group the person's group when the job was asked for; {@link SharedUse#NO_GROUP} for none
 * @param heldUntil when an open hold ends by itself
 * @param draws in the order in which they were drawn
 */
public record Job(
    JobId id, PersonId person, int group, State state, Instant heldUntil, List<Draw> draws) {

  /** A job's state; all but HELD are final. A reversal leaves a settled job settled. */
  public enum State {
    HELD,
    SETTLED,
    RELEASED,
    EXPIRED,
    REFUSED
  }

  /**
   * What one grant gives to a job.
   *
   * @param month the calendar month, in the contract's zone, in which it was drawn
   * @param held set aside
   * @param used charged, whatever was given back since
   * @param returned of the used, given back
   */
  public record Draw(
      GrantId grant, Pool pool, YearMonth month, Credits held, Credits used, Credits returned) {

    Draw settle(Credits credits) {
      return new Draw(grant, pool, month, held.minus(credits), used.plus(credits), returned);
    }

    Draw release() {
      return new Draw(grant, pool, month, Credits.ZERO, used, returned);
    }

    Draw giveBack(Credits credits) {
      return new Draw(grant, pool, month, held, used, returned.plus(credits));
    }

    /** What of it can still be given back. */
    Credits returnable() {
      return used.minus(returned);
    }
  }

  public Job {
    draws = List.copyOf(draws);
  }

  public Credits held() {
    return Credits.sum(draws.stream().map(Draw::held).toList());
  }

  /** Settled, before reversals. */
  public Credits used() {
    return Credits.sum(draws.stream().map(Draw::used).toList());
  }

  /** Given back by reversals. */
  public Credits returned() {
    return Credits.sum(draws.stream().map(Draw::returned).toList());
  }

  /** This job with one more draw after those it has. */
  public Job and(Draw draw) {
    return withMore(List.of(draw));
  }

  Job withDraws(State newState, List<Draw> newDraws) {
    return new Job(id, person, group, newState, heldUntil, newDraws);
  }

  Job withMore(List<Draw> more) {
    var all = new ArrayList<>(draws);
    all.addAll(more);
    return withDraws(state, all);
  }

  Job until(Instant end) {
    return new Job(id, person, group, state, end, draws);
  }
}
