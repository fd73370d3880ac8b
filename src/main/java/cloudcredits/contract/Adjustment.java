package cloudcredits.contract;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;

/** What became of shared credits that the vendor gives as goodwill. */
public sealed interface Adjustment {

  /**
   * What a grant now would lead to.
   *
   * @param available shared credits before it
   * @param lastGrant the contract's last grant: who sends it again does not grant twice
   */
  record Preview(Credits available, Expiry expiry, int lastGrant) {}

  record Granted(Grant grant) implements Adjustment {}

  /** Nothing can be granted that would expire at a renewal date which is not there. */
  record NotActive() implements Adjustment {}

  /** The contract got another grant meanwhile: maybe this very one. */
  record Meanwhile() implements Adjustment {}
}
