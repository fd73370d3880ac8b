package cloudcredits.account;

import cloudcredits.web.Form;
import cloudcredits.web.When;
import java.util.List;

/**
 * A person's own account.
 *
 * @param email the address as it is now
 * @param nameForm holds {@code name}
 * @param emailForm holds {@code email} and {@code proof}, the password again
 * @param passwordForm holds {@code current} and {@code password}, the new one
 */
public record ProfilePage(
    String email, Form nameForm, Form emailForm, Form passwordForm, List<Browser> browsers) {

  /**
   * A browser that is signed in.
   *
   * @param own whether it is the one that shows this page
   */
  public record Browser(String id, When since, When lastSeen, boolean own) {}

  public int shortestPassword() {
    return PasswordPolicy.SHORTEST;
  }
}
