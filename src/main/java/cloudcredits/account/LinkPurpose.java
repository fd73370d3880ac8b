package cloudcredits.account;

import java.time.Duration;

/** What the holder of a one-time link may do, where, and for how long after it was made. */
enum LinkPurpose {
  INVITATION("/welcome/", Duration.ofDays(14)),
  PASSWORD_RESET("/reset/", Duration.ofHours(1)),
  FIRST_OPERATOR("/first-operator/", Duration.ofHours(24));

  private final String path;
  private final Duration lasts;

  LinkPurpose(String path, Duration lasts) {
    this.path = path;
    this.lasts = lasts;
  }

  /** The path of the page that the link opens. */
  String path(Token token) {
    return path + token.text();
  }

  Duration lasts() {
    return lasts;
  }
}
