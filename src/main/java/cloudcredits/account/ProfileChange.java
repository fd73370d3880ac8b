package cloudcredits.account;

/** What came of changing a password or an address. */
sealed interface ProfileChange {

  /** Changed; the new token goes into this browser's cookie, all other browsers are signed out. */
  record Changed(String token) implements ProfileChange {}

  /** The password given as proof was wrong. */
  record WrongPassword() implements ProfileChange {}

  /** Too many wrong attempts from there: this one was not looked at. */
  record TooMany() implements ProfileChange {}

  /** Another account has the address. */
  record AddressTaken() implements ProfileChange {}
}
