package cloudcredits.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets pages and sends their forms, with cookies and without JavaScript; follows no redirect by
 * itself.
 */
final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final URI site;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  Browser(URI site) {
    this.site = site;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(site.resolve(path)).build());
  }

  /**
   * Opens the page with the form, and sends the form with its CSRF token and these names and
   * values.
   */
  HttpResponse<String> submit(String page, String action, String... pairs) {
    Matcher csrf = CSRF.matcher(get(page).body());
    if (!csrf.find()) {
      throw new AssertionError("no form on " + page);
    }
    return post(action, "_csrf=" + csrf.group(1) + fields(pairs));
  }

  /** Sends a body as a form, as it is. */
  HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String fields(String... pairs) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      String value = URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8);
      fields.append('&').append(pairs[i]).append('=').append(value);
    }
    return fields.toString();
  }

  HttpResponse<String> signIn(String email, String password) {
    return submit("/sign-in", "/sign-in", "email", email, "password", password);
  }

  Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
