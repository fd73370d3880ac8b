package cloudcredits.metering;

import cloudcredits.credit.JobId;
import java.util.Optional;

/**
 * What of a job never changes and every step asks for.
 *
 * @param rateVersion the rate that priced it; empty: the service did
 */
public record KnownJob(JobId id, String service, Optional<Integer> rateVersion) {}
