package cloudcredits.account;

/** What came of following a one-time link. */
sealed interface Welcome {

  /** The person is signed in; the token goes into the cookie. */
  record SignedIn(String token) implements Welcome {}

  /** The link was used, has expired, or never was one. */
  record LinkOver() implements Welcome {}
}
