package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Movement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the ledger that costs something or gives something, with what it is of. Holds and
 * their release are none.
 *
 * @param credits as the entry says, never negative
 * @param person whose job it is of, or who holds the grant
 * @param group the person's when the job was asked for; its name is lost with the group
 * @param licence its serial number
 * @param settledAt when the job was settled
 * @param replacement the grant that the returned credits came back as (rules §4)
 */
public record ChargeLine(
    long entry,
    int grant,
    Movement movement,
    Credits credits,
    Instant effectiveAt,
    Optional<UUID> job,
    Optional<String> serviceKey,
    Optional<String> service,
    Optional<Integer> rateVersion,
    Optional<String> chargeCode,
    Optional<Integer> group,
    Optional<String> groupName,
    Optional<String> licence,
    Optional<String> person,
    Optional<String> email,
    Optional<Instant> settledAt,
    Optional<Integer> replacement) {}
