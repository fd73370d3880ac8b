package cloudcredits.seat;

import cloudcredits.credit.Grant;
import cloudcredits.credit.Terms;
import java.util.Optional;

/** What became of giving the permission to a person, or taking it away (rules §3). */
public sealed interface PermissionChange {

  /**
   * @param firstGrant the individual credits, if this was the first seat with permission ever
   */
  record Changed(Member person, boolean permitted, Optional<Grant> firstGrant)
      implements PermissionChange {}

  /** It was so already. */
  record Unchanged(Member person, boolean permitted) implements PermissionChange {}

  record NotSeated() implements PermissionChange {}

  /** The permission is given on active contracts only; it can be taken away on any. */
  record ContractNotActive(Terms.Activity activity) implements PermissionChange {}
}
