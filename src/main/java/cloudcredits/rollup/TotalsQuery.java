package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Asks for totals of use.
 *
 * @param zone the contract's, in which days begin
 * @param to the last day, included
 * @param by none for one total, one or two for a row each; of times at most one
 */
public record TotalsQuery(
    ContractId contract,
    ZoneId zone,
    LocalDate from,
    LocalDate to,
    List<Dimension> by,
    UseFilter filter) {

  private static final int MOST_DIMENSIONS = 2;

  public TotalsQuery {
    by = List.copyOf(by);
    if (by.size() > MOST_DIMENSIONS || by.stream().filter(Dimension::isTime).count() > 1) {
      throw new IllegalArgumentException("totals by " + by);
    }
  }

  /** The same question, split otherwise. */
  public TotalsQuery by(Dimension... dimensions) {
    return new TotalsQuery(contract, zone, from, to, List.of(dimensions), filter);
  }

  /** The same question, of these people only. */
  TotalsQuery ofPeople(Set<PersonId> people) {
    return new TotalsQuery(contract, zone, from, to, by, filter.withPeople(people));
  }
}
