package cloudcredits.report;

import cloudcredits.credit.Balance.State;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Movement;
import cloudcredits.credit.Pool;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * A period's account of a contract's credits that adds up (rules §10): opening + granted + replaced
 * − used − lapsed − voided = closing. Opening and closing are what is available or held.
 */
public record Statement(Line individual, Line shared) {

  /**
   * What moved in one way.
   *
   * @param replacement a grant that stands for returned credits of an expired one
   * @param before credits moved before the period
   * @param during credits moved in it
   */
  public record Flow(
      Pool pool, Movement movement, boolean replacement, Credits before, Credits during) {}

  /**
   * One pool's account, or both together.
   *
   * @param replaced granted again for what came back to an expired grant
   * @param used settled less reversed
   * @param lapsed expired unused, also when it came back after the expiry
   * @param voided taken back untouched, with a cancelled order
   * @param closingHeld of the closing, set aside for running jobs
   */
  public record Line(
      Credits opening,
      Credits granted,
      Credits replaced,
      Credits used,
      Credits lapsed,
      Credits voided,
      Credits closingHeld) {

    public Credits closing() {
      return opening.plus(granted).plus(replaced).minus(used).minus(lapsed).minus(voided);
    }

    /** Of the closing, what can be used. */
    public Credits left() {
      return closing().minus(closingHeld);
    }

    Line plus(Line other) {
      return new Line(
          opening.plus(other.opening),
          granted.plus(other.granted),
          replaced.plus(other.replaced),
          used.plus(other.used),
          lapsed.plus(other.lapsed),
          voided.plus(other.voided),
          closingHeld.plus(other.closingHeld));
    }
  }

  static Statement of(Collection<Flow> flows) {
    return new Statement(line(flows, Pool.INDIVIDUAL), line(flows, Pool.SHARED));
  }

  public Line all() {
    return individual.plus(shared);
  }

  private static Line line(Collection<Flow> all, Pool pool) {
    var flows = all.stream().filter(flow -> flow.pool() == pool).toList();
    return new Line(
        opening(flows),
        during(flows, flow -> flow.movement() == Movement.GRANT && !flow.replacement()),
        during(flows, flow -> flow.movement() == Movement.GRANT && flow.replacement()),
        during(flows, flow -> flow.movement() == Movement.SETTLE)
            .minus(during(flows, flow -> comesFrom(flow, State.USED))),
        during(flows, flow -> goesTo(flow, State.LAPSED) && flow.movement() != Movement.VOID),
        during(flows, flow -> flow.movement() == Movement.VOID),
        held(flows));
  }

  private static Credits opening(Collection<Flow> flows) {
    Credits in =
        sumBefore(flows, flow -> goesTo(flow, State.AVAILABLE) || goesTo(flow, State.HELD));
    Credits out =
        sumBefore(flows, flow -> comesFrom(flow, State.AVAILABLE) || comesFrom(flow, State.HELD));
    return in.minus(out);
  }

  private static Credits held(Collection<Flow> flows) {
    Predicate<Flow> in = flow -> goesTo(flow, State.HELD);
    Predicate<Flow> out = flow -> comesFrom(flow, State.HELD);
    return sumBefore(flows, in)
        .plus(during(flows, in))
        .minus(sumBefore(flows, out))
        .minus(during(flows, out));
  }

  private static boolean goesTo(Flow flow, State state) {
    return flow.movement().to() == state;
  }

  private static boolean comesFrom(Flow flow, State state) {
    return flow.movement().from().filter(from -> from == state).isPresent();
  }

  private static Credits sumBefore(Collection<Flow> flows, Predicate<Flow> which) {
    return Credits.sum(flows.stream().filter(which).map(Flow::before).toList());
  }

  private static Credits during(Collection<Flow> flows, Predicate<Flow> which) {
    return Credits.sum(flows.stream().filter(which).map(Flow::during).toList());
  }
}
