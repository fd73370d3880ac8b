package cloudcredits.order;

import java.util.Optional;

/**
 * What the payment provider says about money that it was asked to return.
 *
 * @param reference the provider's name for it; empty where it refused to begin
 * @param words the provider's, where it failed; else ""
 */
public record CardRefund(Optional<String> reference, State state, String words) {

  /** How far it is. What comes later here is never undone by news of what comes before. */
  public enum State {
    PENDING,
    RETURNED,
    /** The money is back with the vendor, even when it seemed to have arrived. */
    FAILED
  }
}
