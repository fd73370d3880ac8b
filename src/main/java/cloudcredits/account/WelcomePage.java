package cloudcredits.account;

import cloudcredits.web.Form;

/**
 * A page that a one-time link opens.
 *
 * @param action where its form goes: the link's own path
 * @param email the account's address, "" where it is asked for
 */
public record WelcomePage(Form form, String action, String email) {

  public int shortestPassword() {
    return PasswordPolicy.SHORTEST;
  }
}
