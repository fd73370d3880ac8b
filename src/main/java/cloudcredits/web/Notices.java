package cloudcredits.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Carries a {@link Notice} over a redirect in a short-lived cookie; it is shown once. */
final class Notices {

  private static final int SECONDS = 60;
  private static final int LONGEST = 2000;

  private final CookieJar cookies;

  Notices(CookieJar cookies) {
    this.cookies = cookies;
  }

  void leave(Context ctx, Notice notice) {
    var query = QueryString.EMPTY.with("text", notice.text());
    query = with(query, "link", notice.link());
    query = with(query, "undo", notice.undo());
    var bytes = query.toString().getBytes(StandardCharsets.UTF_8);
    cookies.set(
        ctx, "notice", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), SECONDS);
  }

  Optional<Notice> take(Context ctx) {
    Optional<String> left = cookies.get(ctx, "notice");
    left.ifPresent(_ -> cookies.clear(ctx, "notice"));
    return left.filter(value -> value.length() <= LONGEST).flatMap(Notices::read);
  }

  private static QueryString with(QueryString query, String name, Optional<Notice.Step> step) {
    return step.map(s -> query.with(name + "-label", s.label()).with(name + "-href", s.href()))
        .orElse(query);
  }

  private static Optional<Notice> read(String value) {
    try {
      var query =
          QueryString.parse(
              new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
      return query
          .get("text")
          .map(text -> new Notice(text, step(query, "link"), step(query, "undo")));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Notice.Step> step(QueryString query, String name) {
    return query
        .get(name + "-href")
        .filter(Redirects::isLocal)
        .map(href -> new Notice.Step(query.get(name + "-label").orElse(href), href));
  }
}
