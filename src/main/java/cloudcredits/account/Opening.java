package cloudcredits.account;

/** What came of opening the first operator's account. */
sealed interface Opening {

  /** The account is open and its owner signed in; the token goes into the cookie. */
  record SignedIn(String token) implements Opening {}

  /** The link was used, has expired, or never was one. */
  record LinkOver() implements Opening {}

  /** The address has an account already. */
  record AddressTaken() implements Opening {}
}
