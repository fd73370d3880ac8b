package cloudcredits.account;

/** What came of asking a signed-in person for their password again. */
sealed interface Proof {

  /** It was theirs, and these are the credentials that it proved. */
  record Proven(Credentials credentials) implements Proof {}

  /** It was not theirs. */
  record Wrong() implements Proof {}

  /** Too many wrong attempts from there: this one was not looked at. */
  record TooMany() implements Proof {}
}
