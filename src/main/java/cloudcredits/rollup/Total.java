package cloudcredits.rollup;

import cloudcredits.credit.Credits;
import java.util.List;

/**
 * One total of use. Use counts on the day of its entry, a job on the day on which it was asked for.
 *
 * @param keys one for each dimension of the question, as {@link Dimension} says
 * @param individual individual credits used: settled less given back
 * @param shared shared credits used: settled less given back
 * @param returned of both pools, given back in the period, whenever it was settled
 * @param jobs asked for and not refused
 */
public record Total(
    List<String> keys,
    Credits individual,
    Credits shared,
    Credits returned,
    long jobs,
    long refused) {

  public Credits used() {
    return individual.plus(shared);
  }

  /** Whether all its figures are zero. */
  boolean isNothing() {
    return individual.isZero() && shared.isZero() && returned.isZero() && jobs == 0 && refused == 0;
  }

  /** Its key in the only, or the first, dimension. */
  public String key() {
    return keys.getFirst();
  }
}
