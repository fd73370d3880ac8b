package cloudcredits.cap;

import java.util.Optional;

/** What became of a new cap. */
public sealed interface CapChange {

  /**
   * The cap is as wanted now; empty is no cap.
   *
   * @param whom in words: a name, "the contract", "new people"
   */
  record Changed(String whom, Optional<Limit> before, Optional<Limit> after) implements CapChange {}

  /** The contract has no such group, or the person never had a seat on it. */
  record UnknownTarget() implements CapChange {}
}
