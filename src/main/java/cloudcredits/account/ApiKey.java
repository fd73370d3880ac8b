package cloudcredits.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API key as operators see it; the key itself was shown once and is not known any more.
 *
 * @param services the keys of the services that it may act for, in order
 */
public record ApiKey(
    int id,
    String name,
    List<String> services,
    Instant createdAt,
    Optional<String> createdBy,
    Optional<Instant> revokedAt) {}
