package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a service wants to happen, read but not yet priced or looked up. */
sealed interface Command {

  /**
   * Begins a job.
   *
   * @param contract its number
   * @param user an e-mail address or an id
   * @param service its key
   * @param occurredAt by the service's clock; empty: now
   */
  record Order(
      String contract,
      String user,
      String service,
      Price price,
      Optional<String> chargeCode,
      Optional<Instant> occurredAt) {

    /** The same with this time where it does not say one itself. */
    Order occurredBy(Optional<Instant> time) {
      return new Order(contract, user, service, price, chargeCode, occurredAt.or(() -> time));
    }
  }

  record Hold(Order order, Duration lasts) implements Command {}

  record Charge(Order order) implements Command {}

  /**
   * @param last whether the rest of the hold comes back
   */
  record Settle(JobId job, Price cost, boolean last) implements Command {}

  record Release(JobId job) implements Command {}

  record Extend(JobId job, Duration lasts) implements Command {}

  /**
   * @param credits empty: all that was not given back before
   */
  record Reverse(JobId job, Optional<Credits> credits) implements Command {}
}
