package cloudcredits.faults;

import java.math.BigDecimal;

/**
 * What a job must have moved in the ledger by the answers that were given, or has moved by its
 * entries.
 *
 * @param held all that was ever set aside for it
 */
record Moved(boolean refused, BigDecimal held, BigDecimal settled, BigDecimal returned) {

  private static final BigDecimal NOTHING = new BigDecimal("0.00");

  static Moved nothing() {
    return new Moved(true, NOTHING, NOTHING, NOTHING);
  }

  static Moved held(BigDecimal credits) {
    return new Moved(false, credits, NOTHING, NOTHING);
  }

  /**
   * @param before what was held until then; what the cost is beyond that was set aside as well
   */
  Moved settle(BigDecimal cost, BigDecimal before) {
    BigDecimal more = cost.subtract(before).max(NOTHING);
    return new Moved(false, held.add(more), settled.add(cost), returned);
  }

  Moved giveBack(BigDecimal credits) {
    return new Moved(false, held, settled, returned.add(credits));
  }
}
