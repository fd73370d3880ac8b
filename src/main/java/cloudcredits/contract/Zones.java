package cloudcredits.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The time zones that a contract may have. */
final class Zones {

  /** UTC, then every area and city by name. */
  static final List<String> ALL =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream().filter(Zones::isCity).sorted())
          .toList();

  private Zones() {}

  private static boolean isCity(String zone) {
    return zone.matches(
        "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
  }
}
