package cloudcredits.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who a request comes from, by the session token in its cookie. Where sessions live is not known
 * here.
 */
public final class Sessions {

  private static final String COOKIE = "session";
  private static final String ASKED = Sessions.class.getName();

  private final CookieJar cookies;
  private final Function<String, Optional<Visitor>> find;

  /**
   * @param find the visitor behind a session token, empty when unknown or over
   */
  public Sessions(Site site, Function<String, Optional<Visitor>> find) {
    this.cookies = new CookieJar(site);
    this.find = find;
  }

  /** The visitor, asked for at most once a request. */
  public Optional<Visitor> visitor(Context ctx) {
    Optional<Visitor> known = ctx.attribute(ASKED);
    if (known == null) {
      known = token(ctx).flatMap(find);
      ctx.attribute(ASKED, known);
    }
    return known;
  }

  /** The session token that the request carries, whether it is still good or not. */
  public Optional<String> token(Context ctx) {
    return cookies.get(ctx, COOKIE).filter(token -> !token.isEmpty());
  }

  /** Signs the browser in: the token is what {@code find} will be asked with. */
  public void begin(Context ctx, String token) {
    cookies.set(ctx, COOKIE, token, CookieJar.SESSION);
    ctx.attribute(ASKED, find.apply(token));
  }

  /** Makes the browser forget its session; ending it on the server is the caller's. */
  public void end(Context ctx) {
    cookies.clear(ctx, COOKIE);
    ctx.attribute(ASKED, Optional.<Visitor>empty());
  }
}
