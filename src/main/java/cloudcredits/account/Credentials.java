package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.util.Optional;

/**
 * What a person signs in with.
 *
 * @param passwordHash empty while the person is invited
 */
public record Credentials(PersonId id, String email, Optional<String> passwordHash) {

  /** The hash is nobody's business, least of all a log's. */
  @Override
  public String toString() {
    return "credentials of person " + id;
  }
}
