package cloudcredits.catalogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A rate that an operator proposes as the next version of a service's rate.
 *
 * @param words the expression in plain English
 * @param start empty: at once
 * @param after the latest version that the operator has seen: a later one stands in the way
 */
public record NewRate(String expression, String words, Optional<Instant> start, int after) {

  /** As fine as the database keeps it. */
  public NewRate {
    start = start.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
  }

  RateDraft draft(Instant now) {
    return new RateDraft(RateExpression.of(expression), words, start.orElse(now));
  }

  /** Whether this has become the version: sent twice, it is published once. */
  boolean became(Rate rate) {
    return rate.version() == after + 1
        && rate.expression().toString().equals(expression)
        && rate.words().equals(words)
        && start.map(rate.validFrom()::equals).orElse(true);
  }
}
