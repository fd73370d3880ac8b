package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Prints the numbers of variables: {@code 16,384}, {@code 0.001}. */
final class Figures {

  private Figures() {}

  static String of(BigDecimal number) {
    // Not shared: a DecimalFormat is not safe for use by several threads.
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }
}
