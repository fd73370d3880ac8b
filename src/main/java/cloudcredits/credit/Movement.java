package cloudcredits.credit;

import cloudcredits.credit.Balance.State;
import java.util.Optional;

/**
 * What an entry does to credits of a grant: takes them from one state to another. Nothing else can
 * happen to credits.
 */
public enum Movement {
  /** The grant is made. */
  GRANT(null, State.AVAILABLE),
  /** Set aside for a job. */
  HOLD(State.AVAILABLE, State.HELD),
  /** Charged to a job against its hold. */
  SETTLE(State.HELD, State.USED),
  /** An unused hold comes back. */
  RELEASE(State.HELD, State.AVAILABLE),
  /** An unused hold of a grant that has expired meanwhile comes back too late (rules §4). */
  RELEASE_LAPSED(State.HELD, State.LAPSED),
  /** Settled credits are given back. */
  REVERSE(State.USED, State.AVAILABLE),
  /** Settled credits of an expired grant are given back; a replacement may be granted for them. */
  REVERSE_LAPSED(State.USED, State.LAPSED),
  /** What a grant still had at its expiry. */
  LAPSE(State.AVAILABLE, State.LAPSED),
  /** The grant of a cancelled order is taken back, untouched. */
  VOID(State.AVAILABLE, State.LAPSED);

  private final State from;
  private final State to;

  Movement(State from, State to) {
    this.from = from;
    this.to = to;
  }

  /** Empty for {@link #GRANT}: those credits were nowhere before. */
  public Optional<State> from() {
    return Optional.ofNullable(from);
  }

  public State to() {
    return to;
  }
}
