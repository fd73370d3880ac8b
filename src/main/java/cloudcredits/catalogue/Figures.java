package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Prints what variables say. */
final class Figures {

  private Figures() {}

  /** {@code 16,384}, {@code 0.001}. */
  static String of(BigDecimal number) {
    // Not shared: a DecimalFormat is not safe for use by several threads.
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }

  /** With a capital letter in front. */
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
