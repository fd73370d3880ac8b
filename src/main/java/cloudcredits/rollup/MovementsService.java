package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Answers what moved in a contract's ledger, in the transaction of whoever asks: from the rollups
 * and, for what is not folded yet, from the entries. What the clock has made due and nobody has
 * posted is not in it.
 */
public final class MovementsService {

  private final FoldRepository folds = new FoldRepository();
  private final MovementsRepository repository = new MovementsRepository();

  /** What moved before these days and on them, by pool and movement. */
  public List<Movements.OfPool> ofPools(
      Handle handle, ContractId contract, ZoneId zone, LocalDate from, LocalDate to) {
    return repository.ofPools(handle, contract, zone, from, to, watermark(handle, contract, zone));
  }

  /** What each day since then changed of the shared grants. */
  public List<Movements.DayOfGrant> daysOfShared(
      Handle handle, ContractId contract, ZoneId zone, LocalDate since) {
    return repository.daysOfShared(
        handle, contract, zone, since, watermark(handle, contract, zone));
  }

  /** How every grant stood at the end of a day, those that were not made yet left out. */
  public List<Movements.GrantThen> grantsAt(
      Handle handle, ContractId contract, ZoneId zone, LocalDate day) {
    return repository.grantsAt(handle, contract, zone, day, watermark(handle, contract, zone));
  }

  /** The day on which shared credits were used first. */
  public Optional<LocalDate> firstSharedUse(Handle handle, ContractId contract, ZoneId zone) {
    return repository.firstSharedUse(handle, contract, zone, watermark(handle, contract, zone));
  }

  private Watermark watermark(Handle handle, ContractId contract, ZoneId zone) {
    return folds.watermark(handle, contract, zone);
  }
}
