package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one value of a variable, whatever it may be. Sizes are looked at before anything is
 * calculated: {@code 1E999999999} is nine bytes of text and a gigabyte of digits.
 */
final class VariableReader {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final int MOST_DIGITS = 18;
  private static final int MOST_BITS = 63;

  private VariableReader() {}

  /** The value in canonical form; empty when it is missing or not valid. */
  static Optional<Object> read(Variable variable, Object raw) {
    return switch (variable) {
      case Variable.Number number -> number(raw).flatMap(value -> within(number, value));
      case Variable.Choice choice ->
          Optional.<Object>ofNullable(raw).filter(choice.choices()::contains);
    };
  }

  private static Optional<BigDecimal> number(Object raw) {
    return switch (raw) {
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Double real when Double.isFinite(real) -> small(BigDecimal.valueOf(real));
      case BigDecimal decimal -> small(decimal);
      case BigInteger whole when whole.bitLength() <= MOST_BITS -> small(new BigDecimal(whole));
      case String text when PLAIN.matcher(text.strip()).matches() ->
          Optional.of(new BigDecimal(text.strip()));
      case null, default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> small(BigDecimal value) {
    long digitsBeforePoint = (long) value.precision() - value.scale();
    return Optional.of(value)
        .filter(v -> digitsBeforePoint <= MOST_DIGITS && v.scale() <= MOST_DIGITS);
  }

  private static Optional<Object> within(Variable.Number number, BigDecimal value) {
    BigDecimal canonical = canonical(value);
    boolean valid =
        canonical.scale() <= number.places()
            && canonical.compareTo(number.minimum()) >= 0
            && canonical.compareTo(number.maximum()) <= 0;
    return valid ? Optional.of(canonical) : Optional.empty();
  }

  /** Without needless zeros, and never in scientific notation. */
  static BigDecimal canonical(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
