package cloudcredits.seat;

/**
 * An address that has an account.
 *
 * @param seated whether the person has a seat on the licence in question
 * @param grantedBefore whether the person has had the individual credits, on whatever contract
 */
public record KnownAddress(String email, String name, boolean seated, boolean grantedBefore) {}
