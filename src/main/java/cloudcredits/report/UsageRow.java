package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.util.Optional;

/**
 * A row of the usage report, in figures: what table and export both print.
 *
 * @param key as the address or the export calls it
 * @param person who it is, in the view by user
 * @param holdings what that person has left now
 */
record UsageRow(
    String key,
    String label,
    Optional<UsagePerson> person,
    Optional<Holdings> holdings,
    Credits individual,
    Credits shared,
    long jobs,
    long refused) {

  Credits used() {
    return individual.plus(shared);
  }
}
