package cloudcredits.credit;

import java.time.Instant;

/** A grant and where its credits are. */
public record Fund(Grant grant, Balance balance) {

  /**
   * @throws IllegalArgumentException when the balance is not of this grant
   */
  public Fund {
    if (!balance.granted().equals(grant.credits())) {
      throw new IllegalArgumentException(
          "grant %s of %s has a balance of %s"
              .formatted(grant.id(), grant.credits(), balance.granted()));
    }
  }

  /** What can be drawn now: nothing once expired, whether or not the lapse is posted yet. */
  public Credits availableAt(Instant now) {
    return grant.isExpiredAt(now) ? Credits.ZERO : balance.available();
  }

  /** The fund as it truly is now: what has expired counts as lapsed, posted or not. */
  public Fund asOf(Instant now) {
    return grant.isExpiredAt(now) && balance.available().isPositive()
        ? after(Movement.LAPSE, balance.available())
        : this;
  }

  Fund after(Movement movement, Credits credits) {
    return new Fund(grant, balance.after(movement, credits));
  }
}
