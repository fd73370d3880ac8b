package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.report.Runway;
import cloudcredits.report.RunwayFacts;
import cloudcredits.report.RunwayFacts.Layer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runways whose answers a calculator gives. */
final class Runways {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Runways() {}

  /** 1,300 credits used at 16 a day: dry after 81 days, on 11 Feb, 31 days before the renewal. */
  static Runway dryBeforeTheRenewal() {
    return runway(1300, steady(16), LocalDate.of(2027, 3, 14));
  }

  /** The same credits used at 4 a day: 448 to the renewal, the rest lapses. */
  static Runway moreThanEnough() {
    return runway(1300, steady(4), LocalDate.of(2027, 3, 14));
  }

  /** Nobody has used anything yet. */
  static Runway untouched() {
    return runway(1300, new TreeMap<>(), LocalDate.of(2027, 3, 14));
  }

  private static Runway runway(int credits, SortedMap<LocalDate, Credits> used, LocalDate renewal) {
    var layer =
        new Layer(
            1, Credits.of(3000), LocalDate.of(2026, 4, 2), renewal, Credits.of(credits), Map.of());
    return Runway.of(new RunwayFacts(TODAY, Optional.of(renewal), List.of(layer), used));
  }

  private static SortedMap<LocalDate, Credits> steady(int creditsADay) {
    var used = new TreeMap<LocalDate, Credits>();
    for (LocalDate day = TODAY.minusDays(150); day.isBefore(TODAY); day = day.plusDays(1)) {
      used.put(day, Credits.of(creditsADay));
    }
    return used;
  }
}
