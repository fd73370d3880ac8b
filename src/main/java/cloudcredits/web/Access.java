package cloudcredits.web;

import io.javalin.security.RouteRole;

/**
 * Who may use a route. It stands beside each URL in the route table; {@link Gate} keeps it. Every
 * route has exactly one.
 */
public sealed interface Access extends RouteRole {

  /** No account needed. */
  Access ANYONE = Who.ANYONE;

  /** Any person who has signed in. */
  Access SIGNED_IN = Who.SIGNED_IN;

  /** The vendor's own people; for everybody else such a page does not exist. */
  Access OPERATOR = Who.OPERATOR;

  /** A cloud service, by its key in the {@code Authorization} header. */
  Access API_KEY = Who.API_KEY;

  /** A machine outside that signs each of its messages: the handler checks the signature. */
  Access SIGNED_MESSAGE = Who.SIGNED_MESSAGE;

  /** A person with this right on the contract whose number is the path's {@code {contract}}. */
  static Access on(Enum<?> right) {
    return new OnContract(right);
  }

  /** Access that does not depend on a contract. */
  enum Who implements Access {
    ANYONE,
    SIGNED_IN,
    OPERATOR,
    API_KEY,
    SIGNED_MESSAGE
  }

  /** Access by a right on the contract in the path. */
  record OnContract(Enum<?> right) implements Access {}
}
