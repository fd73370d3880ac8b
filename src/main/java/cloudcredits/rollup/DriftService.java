package cloudcredits.rollup;

import cloudcredits.db.LongWork;
import cloudcredits.ledger.Finding;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Compares the rollups with the entries that they stand for. */
public final class DriftService {

  private final Jdbi jdbi;
  private final DriftRepository repository = new DriftRepository();

  public DriftService(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What must hold, and what contradicts it; of one moment, while postings and folds go on. */
  public List<Finding> look() {
    return LongWork.read(jdbi, repository::check);
  }
}
