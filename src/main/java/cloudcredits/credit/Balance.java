package cloudcredits.credit;

/**
 * Where the credits of a grant are. None of the four is ever negative, and together they are what
 * was granted (rules §1).
 *
 * @param available usable now
 * @param held set aside for running jobs
 * @param used settled less reversed
 * @param lapsed expired unused, or voided
 */
public record Balance(Credits available, Credits held, Credits used, Credits lapsed) {

  /** A state that credits of a grant can be in. */
  public enum State {
    AVAILABLE,
    HELD,
    USED,
    LAPSED
  }

  public static final Balance NOTHING =
      new Balance(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO);

  /**
   * @throws IllegalArgumentException when one of them is negative
   */
  public Balance {
    if (available.isNegative() || held.isNegative() || used.isNegative() || lapsed.isNegative()) {
      throw new IllegalArgumentException(
          "negative: available %s, held %s, used %s, lapsed %s"
              .formatted(available, held, used, lapsed));
    }
  }

  public Credits granted() {
    return available.plus(held).plus(used).plus(lapsed);
  }

  public Balance plus(Balance other) {
    return new Balance(
        available.plus(other.available),
        held.plus(other.held),
        used.plus(other.used),
        lapsed.plus(other.lapsed));
  }

  /**
   * This balance after an entry.
   *
   * @throws IllegalArgumentException when there are not so many credits to move
   */
  public Balance after(Movement movement, Credits credits) {
    Balance given = movement.from().map(from -> add(from, credits.negate())).orElse(this);
    return given.add(movement.to(), credits);
  }

  private Balance add(State state, Credits change) {
    return switch (state) {
      case AVAILABLE -> new Balance(available.plus(change), held, used, lapsed);
      case HELD -> new Balance(available, held.plus(change), used, lapsed);
      case USED -> new Balance(available, held, used.plus(change), lapsed);
      case LAPSED -> new Balance(available, held, used, lapsed.plus(change));
    };
  }
}
