package cloudcredits.ledger;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a job from the moment it is asked for, and never changes.
 *
 * @param rateVersion the rate that priced it; empty: the service named its own price
 * @param variables as JSON, validated by the catalogue
 * @param estimate what it was expected to cost
 * @param apiKey whose request it was; empty: made in the portal
 * @param occurredAt by the service's clock
 */
public record JobFacts(
    String service,
    Optional<Integer> rateVersion,
    String variables,
    Credits estimate,
    Optional<String> chargeCode,
    Optional<Integer> apiKey,
    Instant occurredAt) {}
