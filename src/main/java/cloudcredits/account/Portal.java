package cloudcredits.account;

/**
 * Where the portal is, and whether it is a demonstration.
 *
 * @param baseUrl as its users have it, without a slash at its end
 * @param demo whether demo data may be there: then invitations are shown to whoever invites
 */
public record Portal(String baseUrl, boolean demo) {

  String url(String path) {
    return baseUrl + path;
  }

  Mails mails() {
    return new Mails(baseUrl);
  }
}
