package cloudcredits.cap;

/** What became of a request for more, for the person who asks. */
public sealed interface Asking {

  record Asked(Ask request) implements Asking {}

  /** One is open already: it can be withdrawn first. */
  record OpenAlready(Ask request) implements Asking {}

  /** Only who has a seat on the contract can use more. */
  record NotSeated() implements Asking {}
}
