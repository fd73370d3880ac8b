package cloudcredits.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders templates. Every template gets a {@link Frame} as {@code frame}. */
public final class View {

  private final Templates templates;
  private final Assets assets;
  private final Sessions sessions;
  private final Csrf csrf;
  private final Notices notices;
  private final Links links;
  private final Clock clock;

  public View(Site site, Assets assets, Sessions sessions, Csrf csrf, Links links, Clock clock) {
    this.templates = Templates.load(site);
    this.assets = assets;
    this.sessions = sessions;
    this.csrf = csrf;
    this.notices = new Notices(new CookieJar(site));
    this.links = links;
    this.clock = clock;
  }

  /** A page on a contract's sheet; the template's parameters are {@code frame} and {@code page}. */
  public void render(Context ctx, Here here, String template, Object page) {
    send(ctx, template, Map.of("frame", frame(ctx, Optional.of(here)), "page", page));
  }

  /** A page without a contract; the template's parameters are {@code frame} and {@code page}. */
  public void render(Context ctx, String template, Object page) {
    send(ctx, template, Map.of("frame", frame(ctx, Optional.empty()), "page", page));
  }

  /** A page without a contract; the template's parameters are {@code frame} and these. */
  public void render(Context ctx, String template, Map<String, Object> values) {
    var parameters = new HashMap<>(values);
    parameters.put("frame", frame(ctx, Optional.empty()));
    send(ctx, template, parameters);
  }

  /** Answers a post: on to a local path, where the notice tells what was done. */
  public void redirect(Context ctx, String path, Notice notice) {
    notices.leave(ctx, notice);
    Redirects.to(ctx, path);
  }

  /** An error page, which must not depend on anything that may be what failed. */
  void renderError(Context ctx, ErrorPage page) {
    var frame =
        new Frame(
            assets,
            links,
            Optional.empty(),
            Optional.empty(),
            ctx.path(),
            clock.instant(),
            Optional.empty(),
            () -> "");
    send(ctx, "error/error.jte", Map.of("frame", frame, "page", page));
  }

  private Frame frame(Context ctx, Optional<Here> here) {
    Optional<Visitor> visitor = sessions.visitor(ctx);
    return new Frame(
        assets,
        links,
        visitor,
        here,
        ctx.path(),
        clock.instant(),
        notices.take(ctx),
        () -> csrf.token(ctx, visitor));
  }

  private void send(Context ctx, String template, Map<String, Object> parameters) {
    ctx.contentType("text/html; charset=utf-8").result(templates.render(template, parameters));
  }
}
