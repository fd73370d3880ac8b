package cloudcredits.topup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.topup.TopUpDecision.Buy;
import cloudcredits.topup.TopUpDecision.Propose;
import cloudcredits.topup.TopUpDecision.Wait;
import cloudcredits.topup.TopUpDecision.Why;
import java.time.Duration;
import java.time.Instant;

/**
 * A contract's standing order for packs, and the only rule by which it buys (rules §9).
 *
 * @param below buys when fewer shared credits are available
 * @param packs so many at a time
 * @param mostAMonth so many packs at most in a calendar month of the contract's zone
 * @param coolOffHours so long after one purchase there is no other
 * @param purchaseOrder the customer's number on every one of its orders
 * @param by who set it up and buys; and the name
 * @param approver who confirms the first purchase; and the name
 * @param confirmed whether the approver has
 */
public record TopUp(
    boolean active,
    Credits below,
    int packs,
    int mostAMonth,
    int coolOffHours,
    String purchaseOrder,
    String invoiceEmail,
    PersonId by,
    String byName,
    PersonId approver,
    String approverName,
    boolean confirmed) {

  public static final int MOST_PACKS = 500;
  public static final int LEAST_COOL_OFF_HOURS = 1;
  public static final int MOST_COOL_OFF_HOURS = 31 * 24;

  /** Whether to buy now. Whatever speaks against it wins. */
  public TopUpDecision decide(TopUpFacts facts) {
    if (!active) {
      return new Wait(Why.OFF);
    }
    if (facts.activity() != Activity.ACTIVE) {
      return new Wait(Why.NOT_ACTIVE);
    }
    if (!below.isMoreThan(facts.available())) {
      return new Wait(Why.ENOUGH);
    }
    if (facts.inFlight()) {
      return new Wait(Why.IN_FLIGHT);
    }
    if (!facts.mayBuy()) {
      return new Wait(Why.BUYER_GONE);
    }
    if (facts.lastBought().filter(last -> facts.now().isBefore(coolsOffAt(last))).isPresent()) {
      return new Wait(Why.COOLING_OFF);
    }
    if (facts.packsThisMonth() + packs > mostAMonth) {
      return new Wait(Why.MONTH_IS_FULL);
    }
    return switch (facts.market()) {
      case NOT_SOLD -> new Wait(Why.NOT_SOLD);
      case LAPSES_SOON -> new Wait(Why.LAPSES_SOON);
      case NEEDS_APPROVAL -> new Wait(Why.NEEDS_APPROVAL);
      case OVER_CREDIT_LIMIT -> new Wait(Why.OVER_CREDIT_LIMIT);
      case FREE -> confirmed ? new Buy(packs) : new Propose(packs);
    };
  }

  /** The same after the approver's yes. */
  TopUp asConfirmed() {
    return new TopUp(
        active,
        below,
        packs,
        mostAMonth,
        coolOffHours,
        purchaseOrder,
        invoiceEmail,
        by,
        byName,
        approver,
        approverName,
        true);
  }

  private Instant coolsOffAt(Instant last) {
    return last.plus(Duration.ofHours(coolOffHours));
  }
}
