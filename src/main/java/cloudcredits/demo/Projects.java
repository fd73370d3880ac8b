package cloudcredits.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The projects that work is charged to. One of them has ended.
 *
 * @param ended the day on which Kade 12 was finished
 */
record Projects(LocalDate ended) {

  static final String KADE = "2607 Kade 12";
  static final List<String> RUNNING =
      List.of("2598 Noord Clinic", "2614 Harbour Library", "2621 Station East");

  String of(LocalDate day, Random random) {
    return day.isBefore(ended) && random.nextInt(10) < 4
        ? KADE
        : RUNNING.get(random.nextInt(RUNNING.size()));
  }
}
