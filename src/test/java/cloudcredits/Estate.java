package cloudcredits;

import cloudcredits.credit.PersonId;
import java.util.Map;

/**
 * A contract with everybody and everything that an address of the portal can name.
 *
 * @param people who has which role: manager, administrator, coordinator, user, reseller
 * @param jobs one of each of them who has a seat
 * @param names what stands for the parameters of a path, such as {@code order}
 */
public record Estate(
    Map<String, PersonId> people, Map<PersonId, String> jobs, Map<String, String> names) {

  public String number() {
    return names.get("contract");
  }
}
