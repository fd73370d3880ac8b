package cloudcredits.rollup;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Answers what was used. In the transaction of whoever asks, so that all figures of a page are of
 * one moment.
 */
public final class TotalsService {

  private final TotalsRepository repository = new TotalsRepository();

  /** A row for each combination of keys that anything happened with, in no order. */
  public List<Total> totals(Handle handle, TotalsQuery query) {
    return repository.totals(handle, query);
  }
}
