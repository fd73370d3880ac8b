package cloudcredits.seat;

import cloudcredits.account.EmailAddress;
import cloudcredits.account.Person;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a pasted list of people: {@code ana@example.com}, {@code Ana Sample
 * <ana@example.com>}, or the address and the name with a comma, semicolon or tab between.
 *
 * @param text the line as it was pasted, without control characters
 * @param email empty when the line has none that can be read
 * @param name "" when none was given
 */
record PastedPerson(String text, Optional<EmailAddress> email, String name) {

  private static final Pattern NAME_AND_ADDRESS = Pattern.compile("\"?([^<>\"]*)\"?\\s*<([^<>]*)>");
  private static final Pattern ADDRESS_AND_NAME = Pattern.compile("([^,;\t]*)[,;\t]+(.*)");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\u2028\\u2029]");

  /** Every line that is not empty. */
  static List<PastedPerson> read(String pasted) {
    return pasted
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(PastedPerson::of)
        .toList();
  }

  static PastedPerson of(String line) {
    Matcher nameFirst = NAME_AND_ADDRESS.matcher(line);
    if (nameFirst.matches()) {
      return of(line, nameFirst.group(2), nameFirst.group(1));
    }
    Matcher addressFirst = ADDRESS_AND_NAME.matcher(line);
    return addressFirst.matches()
        ? of(line, addressFirst.group(1), addressFirst.group(2))
        : of(line, line, "");
  }

  private static PastedPerson of(String line, String address, String name) {
    return new PastedPerson(printable(line), EmailAddress.parse(address), printable(name));
  }

  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }

  boolean hasName() {
    return !name.isEmpty() && name.codePointCount(0, name.length()) <= Person.LONGEST_NAME;
  }

  /** The same person in a line that reads back as this one. */
  String asLine() {
    String address = email.map(EmailAddress::value).orElse("");
    return hasName() ? name.replaceAll("[<>\"]", " ") + " <" + address + ">" : address;
  }
}
