package cloudcredits.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that several places share, by key, from {@code messages.properties}. */
public final class Messages {

  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages", Locale.ROOT);

  private Messages() {}

  /**
   * The text of this key with {@code {0}}, {@code {1}} … filled in as they are; print numbers and
   * dates with {@link Format} first.
   *
   * @throws java.util.MissingResourceException when the key is unknown: a bug
   */
  public static String text(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
  }

  static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }
}
