package cloudcredits.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "style-src 'self'",
          "script-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'%s",
          "frame-ancestors 'none'",
          "base-uri 'none'");

  private SecurityHeaders() {}

  /** Nothing is stored by default: only assets say otherwise. */
  static Map<String, String> of(Site site) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY.formatted(formTargets(site)));
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    if (site.secure()) {
      headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    return headers;
  }

  private static String formTargets(Site site) {
    return site.formTargets().stream().map(origin -> " " + origin).collect(Collectors.joining());
  }
}
