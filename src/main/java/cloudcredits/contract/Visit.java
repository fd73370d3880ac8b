package cloudcredits.contract;

import java.util.Comparator;
import java.util.Set;

/**
 * A visitor on a contract: what the pages behind the door work with.
 *
 * @param roles at least one: without a role the contract does not exist for the visitor
 */
public record Visit(Contract contract, Set<Role> roles) {

  public Visit {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a visit without a role");
    }
    roles = Set.copyOf(roles);
  }

  public boolean may(Right right) {
    return roles.stream().anyMatch(role -> role.rights().contains(right));
  }

  /** Of several roles, the one that comes first in the table of roles. */
  public Role foremost() {
    return roles.stream().min(Comparator.naturalOrder()).orElseThrow();
  }
}
