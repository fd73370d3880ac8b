package cloudcredits.account;

/**
 * What we write to people about their accounts.
 *
 * @param portal the portal's own address, without a slash at its end
 */
record Mails(String portal) {

  /** A mail's subject and plain text. */
  record Text(String subject, String body) {}

  Text invitation(String name, String link) {
    return new Text(
        "Your account for cloud credits",
        """
        Hello %s,

        you have been invited to the cloud credits portal. Choose a password to open your account:

        %s

        The link works once, for 14 days. Later, ask for a new one at
        %s/forgot
        """
            .formatted(name, link, portal));
  }

  Text reset(String name, String link) {
    return new Text(
        "Choose a new password",
        """
        Hello %s,

        somebody, you we hope, asked for a new password for your account at %s.
        Choose it here:

        %s

        The link works once, for one hour. If it wasn't you, there is nothing to do: your
        password stays as it is.
        """
            .formatted(name, portal, link));
  }

  Text passwordChanged(String name) {
    return new Text(
        "Your password has been changed",
        """
        Hello %s,

        the password of your account at %s has just been changed, and all other
        browsers are signed out.

        If it wasn't you, choose a new one now: %s/forgot
        """
            .formatted(name, portal, portal));
  }

  Text addressTaken(String name, EmailAddress fresh) {
    return new Text(
        "Your e-mail address has been changed",
        """
        Hello %s,

        your account at %s now has the address %s; mail no longer comes here.

        If it wasn't you, tell whoever runs the portal at once.
        """
            .formatted(name, portal, fresh));
  }

  Text addressGiven(String name, EmailAddress old) {
    return new Text(
        "This is now the address of your account",
        """
        Hello %s,

        your account at %s, until now under %s, has this address from now on. Sign in with it.

        If you have no such account, tell whoever runs the portal: somebody has mistyped theirs.
        """
            .formatted(name, portal, old));
  }
}
