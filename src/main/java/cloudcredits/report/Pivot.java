package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.rollup.Total;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Use in two dimensions at once, in figures. Rows and columns add up to the same: what has no
 * column of its own stands in the one of the others.
 *
 * @param all of each column, over all rows of the report, also those that stand on another page
 */
record Pivot(List<Column> columns, List<Line> lines, List<Credits> all) {

  /** How many columns a page can hold: of times, and of other things. */
  static final int MOST_TIMES = 13;

  static final int MOST_OTHERS = 9;

  /**
   * A column.
   *
   * @param keys what is summed in it; more than one in that of the others
   * @param rest whether it is that of the others: of times, the earlier ones
   */
  record Column(List<String> keys, boolean rest) {

    String key() {
      return keys.getFirst();
    }
  }

  /**
   * A row with its cells, in the order of the columns.
   *
   * @param cells empty where nothing happened
   */
  record Line(UsageRow row, List<Optional<Credits>> cells) {}

  /**
   * The rows of a page in two dimensions.
   *
   * @param most columns; what is beyond stands together
   * @throws java.util.NoSuchElementException when the report has one dimension only
   */
  static Pivot of(UsageReport report, List<UsageRow> rows, int most) {
    UsageReport.Cells facts = report.cells().orElseThrow();
    By across = report.filter().across().orElseThrow();
    List<Column> columns =
        across.isTime()
            ? times(facts.columns(), Span.of(across), most)
            : others(facts.columns(), most);
    Map<String, Integer> places = places(columns);
    Map<String, List<Optional<Credits>>> cells = new HashMap<>();
    for (Total cell : facts.cells()) {
      List<Optional<Credits>> line =
          cells.computeIfAbsent(cell.keys().getFirst(), _ -> nothing(columns));
      add(line, places.get(cell.keys().getLast()), cell.used());
    }
    List<Optional<Credits>> all = nothing(columns);
    facts.columns().forEach(total -> add(all, places.get(total.key()), total.used()));
    return new Pivot(
        columns,
        rows.stream()
            .map(row -> new Line(row, cells.getOrDefault(row.key(), nothing(columns))))
            .toList(),
        all.stream().map(cell -> cell.orElse(Credits.ZERO)).toList());
  }

  /** How many columns of a page there may be. */
  static int most(By across) {
    return across.isTime() ? MOST_TIMES : MOST_OTHERS;
  }

  /** From the first with use to the last, none left out; the earliest together. */
  private static List<Column> times(List<Total> totals, Span span, int most) {
    List<LocalDate> used =
        totals.stream().map(total -> LocalDate.parse(total.key())).sorted().toList();
    if (used.isEmpty()) {
      return List.of();
    }
    List<String> keys =
        Stream.iterate(used.getFirst(), day -> !day.isAfter(used.getLast()), span::next)
            .map(LocalDate::toString)
            .toList();
    int rest = keys.size() > most ? keys.size() - most + 1 : 0;
    return Stream.concat(
            rest > 0 ? Stream.of(new Column(keys.subList(0, rest), true)) : Stream.empty(),
            keys.stream().skip(rest).map(key -> new Column(List.of(key), false)))
        .toList();
  }

  /** The most used first. */
  private static List<Column> others(List<Total> totals, int most) {
    List<String> keys =
        totals.stream()
            .sorted(Comparator.comparing(Total::used).reversed().thenComparing(Total::key))
            .map(Total::key)
            .toList();
    int own = keys.size() > most ? most - 1 : keys.size();
    return Stream.concat(
            keys.stream().limit(own).map(key -> new Column(List.of(key), false)),
            own < keys.size()
                ? Stream.of(new Column(keys.subList(own, keys.size()), true))
                : Stream.empty())
        .toList();
  }

  private static Map<String, Integer> places(List<Column> columns) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      for (String key : columns.get(i).keys()) {
        places.put(key, i);
      }
    }
    return places;
  }

  private static List<Optional<Credits>> nothing(List<Column> columns) {
    var cells = new ArrayList<Optional<Credits>>();
    columns.forEach(_ -> cells.add(Optional.empty()));
    return cells;
  }

  private static void add(List<Optional<Credits>> cells, int place, Credits used) {
    cells.set(place, Optional.of(cells.get(place).orElse(Credits.ZERO).plus(used)));
  }
}
