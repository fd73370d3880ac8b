package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the ledger as files of it tell it.
 *
 * @param person whose job it is of, or who holds the grant
 */
public record LedgerLine(
    long entry,
    int grant,
    String kind,
    String movement,
    Credits credits,
    Optional<UUID> job,
    Optional<String> person,
    Optional<String> email,
    Optional<String> service,
    Optional<String> chargeCode,
    Instant effectiveAt,
    Instant recordedAt) {}
