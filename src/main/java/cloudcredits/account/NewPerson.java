package cloudcredits.account;

import java.util.Optional;

/**
 * Somebody who is to get an account.
 *
 * @param name 1 to 120 characters
 * @param resellerId the reseller that the person works for, if any
 */
public record NewPerson(
    EmailAddress email, String name, boolean operator, Optional<Integer> resellerId) {

  /** A person without any right of their own. */
  public static NewPerson of(EmailAddress email, String name) {
    return new NewPerson(email, name, false, Optional.empty());
  }
}
