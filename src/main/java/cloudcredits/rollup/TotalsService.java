package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Answers what was used: from the rollups and, for what is not folded yet, from the entries. In the
 * transaction of whoever asks, so that all figures of a page are of one moment.
 */
public final class TotalsService {

  private final FoldRepository folds = new FoldRepository();
  private final TotalsRepository repository = new TotalsRepository();
  private final MonthsRepository months = new MonthsRepository();

  /** A row for each combination of keys that anything happened with, in no order. */
  public List<Total> totals(Handle handle, TotalsQuery query) {
    return totals(handle, query, Optional.empty(), Instant.EPOCH);
  }

  /**
   * Of those jobs only that have come to this by now; what they used and gave back counts on its
   * day as ever. The figures by outcome add up to those of all jobs.
   */
  public List<Total> totals(Handle handle, TotalsQuery query, Outcome outcome, Instant now) {
    return totals(handle, query, Optional.of(outcome), now);
  }

  /**
   * By user, of the days of the question that come after a day of each one's own: such as the one
   * on which somebody left.
   */
  public List<Total> after(Handle handle, TotalsQuery query, Map<PersonId, LocalDate> days) {
    return days.isEmpty()
        ? List.of()
        : repository.after(handle, query, days, watermark(handle, query.contract(), query.zone()));
  }

  /**
   * Month by month, what each key used that used anything; in no order. A last month that is not
   * whole counts up to the question's last day.
   *
   * @param query by one dimension that is no time, from the first day of a month on
   */
  public List<UseOfMonth> months(Handle handle, TotalsQuery query) {
    return months.months(handle, query, watermark(handle, query.contract(), query.zone()));
  }

  private List<Total> totals(
      Handle handle, TotalsQuery query, Optional<Outcome> outcome, Instant now) {
    Watermark watermark = watermark(handle, query.contract(), query.zone());
    return repository.totals(handle, query, outcome, now, watermark).stream()
        .filter(total -> outcome.isEmpty() || query.by().isEmpty() || !total.isNothing())
        .toList();
  }

  /** What jobs of the contract ever had of these: people's numbers, charge codes. */
  public List<String> everUsed(
      Handle handle, ContractId contract, ZoneId zone, Dimension dimension) {
    return repository.everUsed(handle, contract, dimension, watermark(handle, contract, zone));
  }

  private Watermark watermark(Handle handle, ContractId contract, ZoneId zone) {
    return folds.watermark(handle, contract, zone);
  }
}
