package cloudcredits.ledger;

import cloudcredits.credit.Entry;

/**
 * An entry with its place in the ledger.
 *
 * @param number 1, 2, 3, … on the contract, without a gap
 */
record EntryRow(long number, Entry entry) {}
