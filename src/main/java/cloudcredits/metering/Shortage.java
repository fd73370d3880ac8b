package cloudcredits.metering;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import java.util.Optional;

/**
 * What a refused job needed, and what there was at that moment.
 *
 * @param individual the person's own credits, usable then
 * @param shared the contract's pool, usable then
 * @param cap the cap that stopped it; empty: the pool did
 */
public record Shortage(Credits needed, Credits individual, Credits shared, Optional<Limit> cap) {

  /**
   * A cap as it stood.
   *
   * @param subject the person or the group; empty for the whole contract
   * @param name of the person or the group, as it is called today
   * @param used of the cap, when the job was refused
   */
  public record Limit(
      Cap.Scope scope,
      Optional<Integer> subject,
      Optional<String> name,
      Cap.Period period,
      Credits credits,
      Credits used,
      Credits left) {}
}
