package cloudcredits.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as an account knows it: trimmed, in lower case, at most 254 ASCII characters,
 * of the shape that browsers accept in an e-mail field. One address has one account, world-wide
 * (rules §1, named user).
 */
public record EmailAddress(String value) {

  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*");

  public EmailAddress {
    if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a normalised e-mail address");
    }
  }

  /** The address that a person meant by this text, or nothing when it is none. */
  public static Optional<EmailAddress> parse(String text) {
    String trimmed = text.strip();
    // Some characters beyond ASCII become ASCII in lower case (the Kelvin sign): they must not pass
    // for it.
    boolean ascii = trimmed.length() <= 254 && trimmed.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!ascii) {
      return Optional.empty();
    }
    String lower = trimmed.toLowerCase(Locale.ROOT);
    return SHAPE.matcher(lower).matches() ? Optional.of(new EmailAddress(lower)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
