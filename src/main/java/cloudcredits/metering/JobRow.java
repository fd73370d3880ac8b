package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as the database keeps it, and as the clock has made it since.
 *
 * @param variables as JSON
 * @param refusal the rule that refused it
 */
public record JobRow(
    JobId id,
    String contract,
    PersonId person,
    String email,
    String service,
    Job.State state,
    Credits estimate,
    Credits held,
    Credits used,
    Credits returned,
    Optional<Integer> rateVersion,
    String variables,
    Optional<String> chargeCode,
    Instant occurredAt,
    Instant recordedAt,
    Optional<Instant> heldUntil,
    Optional<Instant> finishedAt,
    Optional<String> refusal,
    Optional<String> refusalWords) {}
