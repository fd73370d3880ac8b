package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/** Keeps every route's {@link Access}, before its handler runs. */
public final class Gate {

  /** Where people sign in; {@code next} in its query is the local path to go on to. */
  public static final String SIGN_IN = "/sign-in";

  private static final String CONTRACT = Gate.class.getName() + ".contract";
  private static final String SERVICE = Gate.class.getName() + ".service";
  private static final String VISITOR = Gate.class.getName() + ".visitor";
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final Csrf csrf;
  private final ContractDoor door;
  private final Function<String, Optional<Object>> services;

  /**
   * @param services who an API key belongs to, empty when it is unknown or withdrawn
   */
  public Gate(
      Sessions sessions,
      Csrf csrf,
      ContractDoor door,
      Function<String, Optional<Object>> services) {
    this.sessions = sessions;
    this.csrf = csrf;
    this.door = door;
    this.services = services;
  }

  /** The person who is signed in, on a route that asks for one. */
  public static Visitor visitor(Context ctx) {
    return passed(ctx, VISITOR, Visitor.class);
  }

  /** What the {@link ContractDoor} found, on a route with a right on a contract. */
  public static <T> T contract(Context ctx, Class<T> type) {
    return passed(ctx, CONTRACT, type);
  }

  /** Whose API key it is, on a route for API keys. */
  public static <T> T service(Context ctx, Class<T> type) {
    return passed(ctx, SERVICE, type);
  }

  private static <T> T passed(Context ctx, String name, Class<T> type) {
    Object value = ctx.attribute(name);
    if (value == null) {
      throw new IllegalStateException(
          "this route's access does not provide a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** Lets the request pass, or answers it. */
  void check(Context ctx) {
    switch (RouteCheck.accessOf(ctx.routeRoles())) {
      case Access.Who.ANYONE -> csrf.check(ctx, sessions.visitor(ctx));
      case Access.Who.SIGNED_IN -> person(ctx);
      case Access.Who.OPERATOR -> operator(ctx);
      case Access.Who.API_KEY -> apiKey(ctx);
      case Access.Who.SIGNED_MESSAGE -> {}
      case Access.OnContract(Enum<?> right) -> contract(ctx, right);
    }
  }

  private void contract(Context ctx, Enum<?> right) {
    person(ctx)
        .ifPresent(
            visitor -> {
              switch (door.enter(visitor, ctx.pathParam("contract"), right)) {
                case ContractDoor.Open(Object contract) -> ctx.attribute(CONTRACT, contract);
                case ContractDoor.Forbidden() ->
                    throw new Refusal(HttpStatus.FORBIDDEN, Messages.text("error.right"));
                case ContractDoor.Hidden() -> throw Refusal.notFound();
              }
            });
  }

  private void operator(Context ctx) {
    person(ctx)
        .ifPresent(
            visitor -> {
              if (!visitor.operator()) {
                throw Refusal.notFound();
              }
            });
  }

  /** The visitor; or empty, and the answer is the way to the sign-in page. */
  private Optional<Visitor> person(Context ctx) {
    Optional<Visitor> visitor = sessions.visitor(ctx);
    visitor.ifPresentOrElse(
        known -> {
          csrf.check(ctx, visitor);
          ctx.attribute(VISITOR, known);
        },
        () -> ctx.redirect(signIn(ctx), HttpStatus.SEE_OTHER));
    return visitor;
  }

  private static String signIn(Context ctx) {
    if (!ctx.method().name().equals("GET")) {
      return SIGN_IN;
    }
    String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
    String next = Redirects.local(ctx.path() + query, "/");
    return next.equals("/") ? SIGN_IN : QueryString.EMPTY.with("next", next).on(SIGN_IN);
  }

  private void apiKey(Context ctx) {
    Object service =
        Optional.ofNullable(ctx.header("Authorization"))
            .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(header -> header.substring(BEARER.length()).strip())
            .flatMap(services)
            .orElseThrow(() -> new Refusal(HttpStatus.UNAUTHORIZED, Messages.text("error.key")));
    ctx.attribute(SERVICE, service);
  }
}
