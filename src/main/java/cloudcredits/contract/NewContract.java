package cloudcredits.contract;

import cloudcredits.credit.Money;
import cloudcredits.credit.Terms;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A contract that is to be made.
 *
 * @param number {@link #NUMBER}; no other contract may have it
 * @param customer whose it is
 * @param creditLimit how much may be unpaid, by invoice; 0 or more
 * @param licences in the order in which they are numbered
 * @param manager its one manager (rules §11)
 */
public record NewContract(
    String number,
    int customer,
    Contract.Kind kind,
    ZoneId zone,
    Terms.Term firstTerm,
    Money creditLimit,
    List<NewLicence> licences,
    Appointee manager) {

  /** 3 to 32 capitals, digits and hyphens, no hyphen first. */
  public static final Pattern NUMBER = Pattern.compile("[0-9A-Z][0-9A-Z-]{2,31}");

  /**
   * @throws IllegalArgumentException when the number has not the form of one
   */
  public NewContract {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("not a contract's number");
    }
    licences = List.copyOf(licences);
  }

  /** The number that was meant by this text, or nothing when it has not the form of one. */
  static Optional<String> number(String text) {
    return Optional.of(text.strip().toUpperCase(Locale.ROOT))
        .filter(number -> NUMBER.matcher(number).matches());
  }
}
