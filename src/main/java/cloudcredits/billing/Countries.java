package cloudcredits.billing;

import cloudcredits.web.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Countries of ISO 3166, by their two letters. */
public final class Countries {

  /** All of them, by name. */
  static final List<Choice> ALL =
      Stream.of(Locale.getISOCountries())
          .map(Countries::choice)
          .sorted(Comparator.comparing(Choice::label))
          .toList();

  private Countries() {}

  /** {@code Netherlands}; the letters themselves where no country has them. */
  public static String name(String country) {
    return Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
  }

  static Choice choice(String country) {
    return new Choice(country, name(country));
  }
}
