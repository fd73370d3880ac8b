package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Refuses posts that another site made a browser send. A form must carry the visitor's token in its
 * {@code _csrf} field; before sign-in the token is the signature of a random cookie. What the
 * browser says about the origin is checked as well.
 */
public final class Csrf {

  /** The hidden field's name. */
  public static final String FIELD = "_csrf";

  private static final String COOKIE = "visit";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String BEGUN = Csrf.class.getName();

  private final Site site;
  private final CookieJar cookies;
  private final SecretKeySpec key;

  /**
   * @param key signs the tokens of visitors who are not signed in; at least 32 random bytes
   */
  public Csrf(Site site, byte[] key) {
    this.site = site;
    this.cookies = new CookieJar(site);
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** A fresh random key, good until the process ends. */
  public static byte[] randomKey() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return key;
  }

  /** The token for a form on this page; sets the cookie behind it where there is none yet. */
  String token(Context ctx, Optional<Visitor> visitor) {
    return visitor.map(Visitor::csrfToken).orElseGet(() -> sign(visit(ctx)));
  }

  /**
   * Lets a request pass that may change something.
   *
   * @throws Refusal when it did not come from a form of ours
   */
  void check(Context ctx, Optional<Visitor> visitor) {
    if (SAFE.contains(ctx.method().name())) {
      return;
    }
    if (!cameFromHere(ctx) || !carriesToken(ctx, visitor)) {
      throw new Refusal(HttpStatus.FORBIDDEN, Messages.text("error.csrf"));
    }
  }

  private boolean cameFromHere(Context ctx) {
    String fetchSite = ctx.header("Sec-Fetch-Site");
    if (fetchSite != null && !OWN.contains(fetchSite)) {
      return false;
    }
    String origin = ctx.header("Origin");
    return origin == null
        || origin.equals(site.origin())
        || (origin.equals("null") ? fetchSite != null : isHost(origin, ctx.header("Host")));
  }

  private static boolean isHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  private boolean carriesToken(Context ctx, Optional<Visitor> visitor) {
    String sent = Form.of(ctx).typed(FIELD);
    return visitor
        .map(Visitor::csrfToken)
        .or(() -> cookies.get(ctx, COOKIE).map(this::sign))
        .filter(expected -> MessageDigest.isEqual(utf8(expected), utf8(sent)))
        .isPresent();
  }

  /** The browser's own; begun at most once a request, however many forms its page has. */
  private String visit(Context ctx) {
    String begun = ctx.attribute(BEGUN);
    if (begun != null) {
      return begun;
    }
    Optional<String> known = cookies.get(ctx, COOKIE).filter(value -> !value.isEmpty());
    String visit = known.orElseGet(() -> base64(randomKey()));
    if (known.isEmpty()) {
      cookies.set(ctx, COOKIE, visit, CookieJar.SESSION);
    }
    ctx.attribute(BEGUN, visit);
    return visit;
  }

  private String sign(String visit) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return base64(mac.doFinal(utf8(visit)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
