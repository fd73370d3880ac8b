package cloudcredits.ledger;

import cloudcredits.credit.ContractId;

/**
 * Where a contract's ledger ends.
 *
 * @param version counts the changes; readers trust what they remember only at the same version
 * @param hash of the last posting, which the next one is chained to
 */
public record Head(ContractId contract, long version, long lastEntry, int lastGrant, byte[] hash) {}
