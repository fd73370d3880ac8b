package cloudcredits.contract;

/**
 * A licence that is to be added to a contract.
 *
 * @param product 1 to 200 characters
 * @param serial 1 to 60 characters, once on a contract
 * @param seats 1 or more
 */
public record NewLicence(String product, String serial, int seats) {}
