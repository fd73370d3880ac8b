package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Answers what was used: from the rollups and, for what is not folded yet, from the entries. In the
 * transaction of whoever asks, so that all figures of a page are of one moment.
 */
public final class TotalsService {

  private final FoldRepository folds = new FoldRepository();
  private final TotalsRepository repository = new TotalsRepository();

  /** A row for each combination of keys that anything happened with, in no order. */
  public List<Total> totals(Handle handle, TotalsQuery query) {
    return repository.totals(handle, query, watermark(handle, query.contract(), query.zone()));
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
