package cloudcredits.contract;

/**
 * A company that sells packs to customers and sees their balance, never who used what.
 *
 * @param contracts how many are linked to it
 * @param people how many can sign in for it
 */
public record Reseller(int id, String name, int contracts, int people) {}
