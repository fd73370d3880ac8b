package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.util.Optional;

/**
 * A person with an account. The id is the identity; address and name may change.
 *
 * @param email in lower case
 * @param resellerId the reseller that the person works for, if any
 * @param hasPassword false while the person is invited and has never signed in
 */
public record Person(
    PersonId id,
    String email,
    String name,
    boolean operator,
    Optional<Integer> resellerId,
    boolean hasPassword) {

  /** The longest name that an account takes. */
  public static final int LONGEST_NAME = 120;
}
