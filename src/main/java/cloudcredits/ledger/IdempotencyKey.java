package cloudcredits.ledger;

/**
 * A caller's own name for one write (rules §6).
 *
 * @param caller the API key that signed in
 * @param requestHash SHA-256 of what was asked for: the same key with another hash is refused
 */
public record IdempotencyKey(int caller, String key, byte[] requestHash) {}
