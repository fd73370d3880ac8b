package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Movement;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a contract's ledger.
 *
 * @param entry 1, 2, 3, … without a gap
 */
public record EntryLine(
    long entry,
    GrantId grant,
    Movement movement,
    Credits credits,
    Optional<JobId> job,
    Instant effectiveAt,
    Instant recordedAt) {}
