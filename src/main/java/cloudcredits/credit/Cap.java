package cloudcredits.credit;

/**
 * A limit on shared credits, counting what is held and what is used (rules §7).
 *
 * @param subject the person or the group; 0 for the whole contract
 * @param credits zero or more; zero: no shared credits at all
 */
public record Cap(Scope scope, int subject, Period period, Credits credits) {

  /** Whom a cap limits. */
  public enum Scope {
    CONTRACT,
    GROUP,
    PERSON
  }

  /** Over which time it counts: the calendar month in the contract's zone, or all time. */
  public enum Period {
    MONTH,
    EVER
  }

  public Cap {
    if (credits.isNegative()) {
      throw new IllegalArgumentException("a cap of " + credits);
    }
  }

  /** A cap and what it still allows; never less than zero. */
  public record Left(Cap cap, Credits credits) {}

  /** {@code 40 shared a month for this person}. */
  @Override
  public String toString() {
    String over = period == Period.MONTH ? "a month" : "in all";
    String whom =
        switch (scope) {
          case CONTRACT -> "for the contract";
          case GROUP -> "for this group";
          case PERSON -> "for this person";
        };
    return "%s shared %s %s".formatted(credits, over, whom);
  }
}
