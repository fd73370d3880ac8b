package cloudcredits.web;

import java.net.URI;
import java.util.List;

/**
 * Where and how the portal is served.
 *
 * @param baseUrl the address that people use, with scheme and host and without a path
 * @param development templates and assets are read from disk on every request, and the style guide
 *     is there
 * @param formTargets origins outside to which a form may lead, such as a payment page
 */
public record Site(URI baseUrl, boolean development, List<String> formTargets) {

  public Site {
    formTargets = List.copyOf(formTargets);
  }

  /** No form leads anywhere else. */
  public Site(URI baseUrl, boolean development) {
    this(baseUrl, development, List.of());
  }

  /** Whether people reach the portal by https, so that cookies may insist on it. */
  public boolean secure() {
    return "https".equalsIgnoreCase(baseUrl.getScheme());
  }

  /** Scheme, host and port, as a browser's {@code Origin} header has them. */
  public String origin() {
    return baseUrl.getScheme() + "://" + baseUrl.getAuthority();
  }
}
