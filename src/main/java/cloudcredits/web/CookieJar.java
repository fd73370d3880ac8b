package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * The portal's cookies: never readable by script, never sent along with another site's posts, and
 * under https bound to this very host by the {@code __Host-} prefix.
 */
public final class CookieJar {

  /** Until the browser is closed. */
  static final int SESSION = -1;

  private final boolean secure;

  public CookieJar(Site site) {
    this.secure = site.secure();
  }

  /** The cookie's name as the browser knows it. */
  public String nameOf(String name) {
    return secure ? "__Host-" + name : name;
  }

  Optional<String> get(Context ctx, String name) {
    return Optional.ofNullable(ctx.cookie(nameOf(name)));
  }

  void set(Context ctx, String name, String value, int seconds) {
    ctx.cookie(new Cookie(nameOf(name), value, "/", seconds, secure, true, null, SameSite.LAX));
  }

  void clear(Context ctx, String name) {
    set(ctx, name, "", 0);
  }
}
