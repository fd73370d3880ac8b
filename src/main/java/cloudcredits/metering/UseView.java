package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Total;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was used on a contract in a period.
 *
 * @param from the first day, ISO, in the contract's time zone
 * @param to the last day, included
 * @param total of all rows, those of other pages included
 * @param next what to send as {@code after} for the next page; empty on the last one
 */
record UseView(
    String from,
    String to,
    String timeZone,
    Dimension by,
    Sum total,
    List<Row> items,
    Optional<String> next) {

  /** Credits are settled less given back, so that a period's may be negative. */
  record Sum(Credits used, Credits individual, Credits shared, long jobs, long refused) {

    static Sum of(Collection<Total> totals) {
      Credits individual = Credits.sum(totals.stream().map(Total::individual).toList());
      Credits shared = Credits.sum(totals.stream().map(Total::shared).toList());
      return new Sum(
          individual.plus(shared),
          individual,
          shared,
          totals.stream().mapToLong(Total::jobs).sum(),
          totals.stream().mapToLong(Total::refused).sum());
    }
  }

  /**
   * A row.
   *
   * @param key as {@link Dimension} writes it
   */
  record Row(
      String key, Credits used, Credits individual, Credits shared, long jobs, long refused) {

    static Row of(String key, Collection<Total> totals) {
      Sum sum = Sum.of(totals);
      return new Row(key, sum.used(), sum.individual(), sum.shared(), sum.jobs(), sum.refused());
    }
  }
}
