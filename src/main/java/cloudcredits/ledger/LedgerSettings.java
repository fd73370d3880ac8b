package cloudcredits.ledger;

import cloudcredits.credit.IndividualExpiry;

/**
 * What an installation decides about credits (rules §3, §4).
 *
 * @param replacementDays how long credits live that come back to an expired grant; 0: they lapse
 */
public record LedgerSettings(IndividualExpiry individualExpiry, int replacementDays) {

  public static final LedgerSettings DEFAULT = new LedgerSettings(IndividualExpiry.NEVER, 30);
}
