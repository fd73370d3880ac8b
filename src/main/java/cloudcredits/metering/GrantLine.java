package cloudcredits.metering;

import cloudcredits.credit.Balance;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant and where its credits are.
 *
 * @param holder whose individual credits they are
 */
public record GrantLine(
    GrantId grant,
    Pool pool,
    Optional<PersonId> holder,
    Credits credits,
    Instant grantedAt,
    Optional<Instant> expiresAt,
    Expiry.Reason expiryReason,
    Grant.Source source,
    Credits available,
    Credits held,
    Credits used,
    Credits lapsed) {

  GrantLine with(Balance now) {
    return new GrantLine(
        grant,
        pool,
        holder,
        credits,
        grantedAt,
        expiresAt,
        expiryReason,
        source,
        now.available(),
        now.held(),
        now.used(),
        now.lapsed());
  }
}
