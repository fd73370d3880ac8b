package cloudcredits.rollup;

/** What totals of use can be split by (rules §10), and how the keys of each are written. */
public enum Dimension {
  /** The person's number. */
  USER,
  /** The service's key. */
  SERVICE,
  /** The number of the group that the person was in then; 0 without one. */
  GROUP,
  /** The charge code; "" without one. */
  CODE,
  /** The number of the licence that the person was seated on then; 0 when that is not known. */
  LICENCE,
  /** The day, ISO, in the contract's time zone. */
  DAY,
  /** The week's Monday. */
  WEEK,
  /** The month's first day. */
  MONTH,
  /** The quarter's first day. */
  QUARTER;

  /** Whether its keys are days. */
  public boolean isTime() {
    return switch (this) {
      case USER, SERVICE, GROUP, CODE, LICENCE -> false;
      case DAY, WEEK, MONTH, QUARTER -> true;
    };
  }
}
