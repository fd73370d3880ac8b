package cloudcredits.billing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom papers are made out to.
 *
 * @param name the company's, as it is registered
 * @param postalCode "" where there is none
 * @param country two letters, ISO 3166
 * @param taxNumber "" for none
 */
public record BillTo(
    String name, String street, String postalCode, String city, String country, String taxNumber) {

  /** Street and town, without the country. */
  List<String> address() {
    return List.of(street, (postalCode + " " + city).strip());
  }

  /** {@code Halden & Roux, Maaskade 12, 3071 Rotterdam, Netherlands, NL0000}. */
  public String inOneLine() {
    return Stream.of(
            Stream.of(name), address().stream(), Stream.of(Countries.name(country), taxNumber))
        .flatMap(part -> part)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
