package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import cloudcredits.db.LongWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Folds what was posted into the rollups, beside the postings and not in them: a posting pays
 * nothing for it. Figures do not wait for a fold, for what is not folded is read beside the
 * rollups. Any number of instances may fold at once.
 */
public final class FoldService {

  /** So many entries are still read quickly; a contract with fewer need not be folded at once. */
  private static final long MANY = 2_000;

  private static final Duration LONG = Duration.ofMinutes(1);

  /** At most so many in one transaction; ordinarily there are far fewer. */
  private static final long MOST = 1_000_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final FoldRepository repository = new FoldRepository();

  public FoldService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Folds the contracts for which it is time. */
  public void foldDue() {
    Instant since = clock.instant().minus(LONG);
    List<ContractId> due = jdbi.withHandle(handle -> repository.due(handle, MANY, since));
    due.forEach(this::fold);
  }

  /** Folds all of a contract's entries that are there now. */
  public void fold(ContractId contract) {
    fold(contract, MOST);
  }

  /**
   * @param most how many entries one transaction folds; a posting is never parted
   */
  void fold(ContractId contract, long most) {
    long left;
    do {
      left =
          LongWork.write(jdbi, handle -> repository.fold(handle, contract, clock.instant(), most));
    } while (left > 0);
  }

  /** Makes a contract's rollups anew from its entries. Reports stay right meanwhile. */
  public void rebuild(ContractId contract) {
    LongWork.write(jdbi, handle -> repository.unfold(handle, contract));
    fold(contract);
  }

  /** Makes all rollups anew, one contract after the other. */
  public void rebuildAll() {
    jdbi.withHandle(repository::contracts).forEach(this::rebuild);
  }
}
