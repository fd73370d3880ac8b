package cloudcredits.ledger;

/**
 * What a service measured of a job that it settles by variables.
 *
 * @param rateVersion which priced them: the one that priced the job's beginning
 * @param variables as JSON, validated by the catalogue
 */
public record Measured(int rateVersion, String variables) {}
