package cloudcredits;

import cloudcredits.db.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads single variables of the environment; whatever does not fit is a {@link StartupRefused}. */
record Environment(Map<String, String> variables) {

  private static final String DATABASE =
      "like postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database?user=…";

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  int wholeNumber(String name, int otherwise, int least, int most) {
    return parsed(
            name,
            "a whole number from %d to %d".formatted(least, most),
            value -> {
              int number = Integer.parseInt(value);
              require(number >= least && number <= most);
              return number;
            })
        .orElse(otherwise);
  }

  boolean onOrOff(String name, boolean otherwise) {
    return parsed(
            name,
            "on or off",
            value -> {
              require(value.equals("on") || value.equals("off"));
              return value.equals("on");
            })
        .orElse(otherwise);
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  <E extends Enum<E>> E choice(String name, E otherwise) {
    List<E> constants = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
    return parsed(
            name,
            constants.stream().map(Environment::written).collect(Collectors.joining(" or ")),
            value ->
                constants.stream().filter(c -> written(c).equals(value)).findFirst().orElseThrow())
        .orElse(otherwise);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Two letters of ISO 3166. */
  Optional<String> country(String name) {
    return parsed(
        name,
        "two letters of ISO 3166, such as NL",
        value -> {
          require(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value));
          return value;
        });
  }

  Path folder(String name, String otherwise) {
    return parsed(name, "the path of a folder", Path::of)
        .orElse(Path.of(otherwise))
        .toAbsolutePath()
        .normalize();
  }

  Optional<DatabaseUrl> database(String name) {
    // Neither the value nor its parse error is shown: there may be a password in it.
    return text(name).map(value -> read(name + " must be " + DATABASE, value, DatabaseUrl::parse));
  }

  Optional<URI> webAddress(String name) {
    return parsed(
        name,
        "a web address like https://credits.example.com, without path or query",
        value -> {
          URI address = URI.create(value.replaceFirst("/$", ""));
          require("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
          require(address.getHost() != null && address.getUserInfo() == null);
          require(address.getRawPath().isEmpty());
          require(address.getRawQuery() == null && address.getRawFragment() == null);
          return address;
        });
  }

  Optional<URI> mailServer(String name) {
    return text(name)
        .map(
            value ->
                read(
                    name + " must be like smtp://user:password@host:587",
                    value,
                    text -> {
                      URI address = URI.create(text);
                      require(
                          "smtp".equals(address.getScheme())
                              || "smtps".equals(address.getScheme()));
                      require(address.getHost() != null);
                      return address;
                    }));
  }

  private <T> Optional<T> parsed(String name, String wanted, Function<String, T> parser) {
    return text(name)
        .map(
            value ->
                read("%s must be %s, not \"%s\"".formatted(name, wanted, value), value, parser));
  }

  private static <T> T read(String complaint, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new StartupRefused(complaint + ".", e);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
