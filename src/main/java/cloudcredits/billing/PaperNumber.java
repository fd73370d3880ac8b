package cloudcredits.billing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A paper's number: {@code INV-2027-000042}.
 *
 * @param year in which it was issued
 * @param number 1, 2, 3, … by kind and year, without a gap
 */
public record PaperNumber(PaperKind kind, int year, int number) {

  private static final Pattern WRITTEN = Pattern.compile("([A-Z]{3})-([0-9]{4})-([0-9]{6,9})");

  /** Empty for what is no paper's number. */
  public static Optional<PaperNumber> parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    return parts.matches()
        ? Stream.of(PaperKind.values())
            .filter(kind -> kind.prefix().equals(parts.group(1)))
            .findFirst()
            .map(
                kind ->
                    new PaperNumber(
                        kind, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))))
            .filter(read -> read.toString().equals(text))
        : Optional.empty();
  }

  /** As it is printed. */
  @Override
  public String toString() {
    return "%s-%04d-%06d".formatted(kind.prefix(), year, number);
  }
}
