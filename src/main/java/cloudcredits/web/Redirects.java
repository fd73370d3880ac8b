package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.regex.Pattern;

/** Redirects: they stay on this site, whatever a request asks for. */
public final class Redirects {

  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");
  private static final int LONGEST = 2000;

  private Redirects() {}

  /**
   * The path, if it stays on this site; otherwise the fallback. Refused are other hosts ({@code
   * //evil}, {@code /\evil}, absolute addresses), blanks, control and non-ASCII characters and
   * backslashes.
   */
  public static String local(String path, String fallback) {
    return isLocal(path) ? path : fallback;
  }

  static boolean isLocal(String path) {
    return path != null && path.length() <= LONGEST && LOCAL.matcher(path).matches();
  }

  /**
   * Answers a post with "see other" (303), so that a reload does not post again.
   *
   * @throws IllegalArgumentException when the path is not local
   */
  public static void to(Context ctx, String path) {
    if (!isLocal(path)) {
      throw new IllegalArgumentException("not a local path: " + path);
    }
    ctx.redirect(path, HttpStatus.SEE_OTHER);
  }

  /**
   * Answers a post with "see other" to a page outside: only ever one that we asked for ourselves,
   * never one that a request names.
   */
  public static void away(Context ctx, URI address) {
    ctx.redirect(address.toString(), HttpStatus.SEE_OTHER);
  }
}
