package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as files of the usage report tell it.
 *
 * @param state in words, as the page shows it
 * @param counted what it charged in the period: settled less given back
 */
public record JobLine(
    UUID id,
    Instant recordedAt,
    Instant occurredAt,
    String person,
    Optional<String> group,
    Optional<String> licence,
    String service,
    Optional<String> chargeCode,
    String state,
    Credits estimate,
    Credits held,
    Credits used,
    Credits returned,
    Credits counted,
    Optional<Integer> rateVersion,
    String variables,
    Optional<Instant> finishedAt,
    Optional<String> refusal) {}
