package cloudcredits.topup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Terms.Activity;
import java.time.Instant;
import java.util.Optional;

/**
 * What a top-up decides on, all of one moment.
 *
 * @param available shared credits
 * @param packsThisMonth bought by it in this calendar month of the contract's zone, whatever became
 *     of them
 * @param lastBought when it bought last
 * @param inFlight whether a proposal waits for its approver
 * @param mayBuy whether the person who set it up still may buy
 */
public record TopUpFacts(
    Instant now,
    Activity activity,
    Credits available,
    int packsThisMonth,
    Optional<Instant> lastBought,
    boolean inFlight,
    boolean mayBuy,
    Market market) {

  /** The same once the approver has answered. */
  TopUpFacts answered() {
    return new TopUpFacts(
        now, activity, available, packsThisMonth, lastBought, false, mayBuy, market);
  }

  /** What a purchase would meet. */
  public enum Market {
    FREE,
    /** There is no price, or nobody to bill. */
    NOT_SOLD,
    /** The credits would expire so soon that a person would be warned. */
    LAPSES_SOON,
    /** Above the contract's amount a second person approves each order. */
    NEEDS_APPROVAL,
    /** More would be unpaid than the contract may owe. */
    OVER_CREDIT_LIMIT
  }
}
