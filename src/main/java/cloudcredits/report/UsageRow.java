package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.util.Optional;

/**
 * A row of the usage report, in figures: what table and export both print.
 *
 * @param key as the address calls it
 * @param person who it is, in the view by user
 * @param left the individual credits that this person has left, also when they are suspended
 * @param before what was used in the period before, or of a month, week or day in the one before
 *     it; empty where nothing can be compared, or was not read for the row is not shown
 */
record UsageRow(
    String key,
    String label,
    Optional<UsagePerson> person,
    Optional<Credits> left,
    Credits individual,
    Credits shared,
    Optional<Credits> before,
    long jobs,
    long refused) {

  Credits used() {
    return individual.plus(shared);
  }

  Optional<Change> change() {
    return before.map(then -> new Change(used(), then));
  }
}
