package cloudcredits.account;

/** What came of an attempt to sign in. */
sealed interface SignIn {

  /** The person is signed in; the token goes into the cookie. */
  record SignedIn(String token) implements SignIn {}

  /** There is no such account, or it has another password: nobody learns which. */
  record Wrong() implements SignIn {}

  /** Too many wrong attempts from there: this one was not looked at. */
  record TooMany() implements SignIn {}
}
