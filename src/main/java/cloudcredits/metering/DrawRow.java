package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one grant gave to a job.
 *
 * @param month the first day of the month in which caps count it
 * @param expiresAt when the grant's credits end
 */
public record DrawRow(
    GrantId grant,
    Pool pool,
    LocalDate month,
    Optional<Instant> expiresAt,
    Credits held,
    Credits used,
    Credits returned) {}
