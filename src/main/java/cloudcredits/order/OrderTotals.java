package cloudcredits.order;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders together: each stands, waits for approval, was never approved, or is cancelled.
 *
 * @param orders how many there are, whatever became of them
 * @param standing those that buy, or have bought, something
 * @param waiting those that somebody may still approve
 * @param unapproved declined, withdrawn, or not approved in time
 * @param packs of those that stand
 * @param net of money, of those that stand
 * @param tax on that
 */
public record OrderTotals(
    long orders,
    long standing,
    long waiting,
    long unapproved,
    long packs,
    Credits credits,
    BigDecimal net,
    BigDecimal tax) {

  /** Those of them that a reseller sold; all of these stand. */
  public record OfReseller(
      String reseller, long orders, long packs, Credits credits, BigDecimal net, BigDecimal tax) {}

  /** The totals, and what resellers have of them, by their names. */
  public record Split(OrderTotals all, List<OfReseller> resellers) {}

  long cancelled() {
    return orders - standing - waiting - unapproved;
  }
}
