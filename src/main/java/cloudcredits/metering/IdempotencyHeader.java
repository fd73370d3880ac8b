package cloudcredits.metering;

import java.util.Optional;
import java.util.regex.Pattern;

/** A caller's own name for a write, as the header or a batch has it. */
final class IdempotencyHeader {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  private IdempotencyHeader() {}

  /** The key without the quotation marks that it may stand in; empty when it is none. */
  static Optional<String> read(String text) {
    String bare = isQuoted(text) ? text.substring(1, text.length() - 1) : text;
    return Optional.of(bare).filter(key -> KEY.matcher(key).matches());
  }

  private static boolean isQuoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
  }
}
