package cloudcredits.metering;

import cloudcredits.credit.Credits;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * A settlement by variables: what the service told and what that cost.
 *
 * @param last whether the rest of the hold came back
 * @param variables as JSON
 */
public record SettlementLine(
    Credits credits,
    @JsonProperty("final") boolean last,
    int rateVersion,
    @JsonRawValue String variables,
    Instant recordedAt) {}
