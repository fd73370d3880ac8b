package cloudcredits.web;

import io.javalin.event.HandlerMetaInfo;
import io.javalin.security.RouteRole;
import java.util.Collection;

/** Refuses, when the portal starts, a route that does not say who may use it. */
final class RouteCheck {

  private RouteCheck() {}

  /**
   * @throws IllegalStateException when the route has not exactly one {@link Access}, or a right on
   *     a contract without {@code {contract}} in its path
   */
  static void check(HandlerMetaInfo route) {
    if (!route.getHttpMethod().isHttpMethod()) {
      return;
    }
    try {
      Access access = accessOf(route.getRoles());
      if (access instanceof Access.OnContract && !route.getPath().contains("{contract}")) {
        throw new IllegalStateException("has a right on a contract, but no {contract} in its path");
      }
    } catch (IllegalStateException refused) {
      throw new IllegalStateException(
          route.getHttpMethod() + " " + route.getPath() + " " + refused.getMessage(), refused);
    }
  }

  static Access accessOf(Collection<? extends RouteRole> roles) {
    if (roles.size() == 1 && roles.iterator().next() instanceof Access access) {
      return access;
    }
    throw new IllegalStateException("must have exactly one Access, not " + roles);
  }
}
