package cloudcredits.rollup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import java.time.LocalDate;
import java.util.Optional;

/** What moved, summed up. */
public final class Movements {

  private Movements() {}

  /**
   * What moved in one way, of all grants of a pool.
   *
   * @param replacement grants that stand for returned credits of expired ones
   * @param before credits moved before the period
   * @param during credits moved in it
   */
  public record OfPool(
      Pool pool, Movement movement, boolean replacement, Credits before, Credits during) {}

  /** By how much a shared grant's available and used credits changed on a day. */
  public record DayOfGrant(int grant, LocalDate day, Credits available, Credits used) {}

  /**
   * How a grant stood at the end of a day.
   *
   * @param holder of individual credits; empty for shared ones
   */
  public record GrantThen(
      int grant,
      Optional<PersonId> holder,
      Credits available,
      Credits held,
      Credits used,
      Credits lapsed) {}
}
