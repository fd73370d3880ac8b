package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import java.util.Map;
import java.util.Set;

/**
 * A contract in somebody's list.
 *
 * @param left what the person may see of it: the shared credits available, or else their own
 */
record Listed(Visit visit, Credits left) {

  static Listed of(
      ContractRow.Found found, Map<ContractId, Credits> shared, Map<ContractId, Credits> own) {
    var visit = new Visit(found.contract(), found.roles());
    Map<ContractId, Credits> seen = visit.may(Right.BALANCE) ? shared : own;
    return new Listed(visit, seen.getOrDefault(found.contract().id(), Credits.ZERO));
  }

  static Listed forOperator(Contract contract, Map<ContractId, Credits> shared) {
    return new Listed(
        new Visit(contract, Set.of(Role.OPERATOR)),
        shared.getOrDefault(contract.id(), Credits.ZERO));
  }
}
