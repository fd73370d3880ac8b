package cloudcredits.metering;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.util.Optional;

/**
 * Which jobs are asked for.
 *
 * @param after the last job of the page before
 */
record JobFilter(
    ContractId contract,
    Optional<PersonId> person,
    Optional<Job.State> state,
    Optional<JobId> after) {}
