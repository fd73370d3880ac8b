package cloudcredits.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * Hold and settle in one, for services that know the cost up front (rules §6).
 *
 * @param credits zero or more
 */
public record Charge(JobId job, PersonId person, Credits credits, Optional<String> chargeCode)
    implements Step {

  @Override
  public Outcome on(Book book, Instant now) {
    Instant until = now.plus(Hold.LASTS);
    return switch (new Hold(job, person, credits, chargeCode, until).on(book, now)) {
      case Refused refused -> refused;
      case Done held -> new Settle(job, credits, true).on(book, now);
    };
  }
}
