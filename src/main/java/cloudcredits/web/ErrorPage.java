package cloudcredits.web;

import java.util.Optional;
import java.util.Set;

/**
 * What an error page says.
 *
 * @param text what happened and what to do now
 * @param reference names the entry in the log, where there is one
 */
public record ErrorPage(int status, String title, String text, Optional<String> reference) {

  /**
   * Of the server's errors those that the request brought about: unknown method, unknown version.
   */
  private static final Set<Integer> NOT_ASKED_WELL = Set.of(501, 505);

  /**
   * The status in the words of {@code messages.properties}; one without words reads like its class.
   */
  static ErrorPage of(int status) {
    int known =
        Messages.has("error." + status + ".title")
            ? status
            : status < 500 || NOT_ASKED_WELL.contains(status) ? 400 : 500;
    return new ErrorPage(
        status,
        Messages.text("error." + known + ".title"),
        Messages.text("error." + known + ".text"),
        Optional.empty());
  }

  ErrorPage saying(String words) {
    return new ErrorPage(status, title, words, reference);
  }

  ErrorPage referringTo(String id) {
    return new ErrorPage(status, title, text, Optional.of(id));
  }
}
