package cloudcredits.ledger;

/**
 * What a caller was answered, kept so that the same key gets the same bytes again.
 *
 * @param status of HTTP
 */
public record Answer(int status, byte[] body) {}
