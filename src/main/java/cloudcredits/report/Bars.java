package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import cloudcredits.rollup.Total;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Use over time: a bar a day, week, month or quarter, each stacked by service. At most five
 * services stand for themselves, the most used first; the others stand together.
 *
 * @param span how long a bar is
 * @param hasOthers whether the last of the series is that of the others
 */
record Bars(Span span, List<Bar> bars, List<Series> series, boolean hasOthers) {

  static final int MOST_SERIES = 5;

  private static final String OTHERS = "";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("MMM uu", Locale.ENGLISH);

  /**
   * @param used in the order of the series
   */
  record Bar(LocalDate start, When when, String label, List<Credits> used) {
    Credits all() {
      return Credits.sum(used);
    }
  }

  record Series(String name, Credits used) {}

  static Bars of(UsageReport report, List<Service> services) {
    Map<String, Credits> byService = new HashMap<>();
    report.bars().forEach(sum -> byService.merge(sum.keys().getLast(), sum.used(), Credits::plus));
    List<String> order =
        byService.keySet().stream()
            .filter(key -> !byService.get(key).isZero())
            .sorted(
                Comparator.comparing((String key) -> byService.get(key))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    int own = order.size() > MOST_SERIES ? MOST_SERIES - 1 : order.size();
    var keys = new ArrayList<>(order.subList(0, own));
    if (own < order.size()) {
      keys.add(OTHERS);
    }
    Map<LocalDate, List<Credits>> cells = cells(report.bars(), keys);
    List<Bar> bars =
        starts(report).stream()
            .map(start -> bar(report.span(), start, cells.getOrDefault(start, nothing(keys))))
            .toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int index = i;
      series.add(
          new Series(
              name(keys.get(i), services),
              Credits.sum(bars.stream().map(bar -> bar.used().get(index)).toList())));
    }
    return new Bars(report.span(), bars, series, own < order.size());
  }

  private static String name(String key, List<Service> services) {
    return key.equals(OTHERS)
        ? "Other services"
        : services.stream()
            .filter(service -> service.key().equals(key))
            .map(Service::name)
            .findFirst()
            .orElse(key);
  }

  private static List<Credits> nothing(List<String> keys) {
    return keys.stream().map(_ -> Credits.ZERO).toList();
  }

  private static Map<LocalDate, List<Credits>> cells(List<Total> sums, List<String> keys) {
    var cells = new HashMap<LocalDate, List<Credits>>();
    for (Total sum : sums) {
      int index =
          keys.contains(sum.keys().getLast())
              ? keys.indexOf(sum.keys().getLast())
              : keys.indexOf(OTHERS);
      if (index >= 0) {
        var row =
            cells.computeIfAbsent(LocalDate.parse(sum.key()), _ -> new ArrayList<>(nothing(keys)));
        row.set(index, row.get(index).plus(sum.used()));
      }
    }
    return cells;
  }

  /** Every bar of the period, also those without use; quarters only from the first use on. */
  private static List<LocalDate> starts(UsageReport report) {
    Span span = report.span();
    UsagePeriod period = report.filter().period();
    LocalDate first = span.start(period.from());
    LocalDate last = period.to();
    if (span == Span.QUARTER) {
      List<LocalDate> used =
          report.bars().stream().map(total -> LocalDate.parse(total.key())).sorted().toList();
      first = used.isEmpty() ? span.start(last) : used.getFirst();
      last = used.isEmpty() ? last : used.getLast();
    }
    LocalDate end = last;
    return Stream.iterate(first, start -> !start.isAfter(end), span::next).toList();
  }

  private static Bar bar(Span span, LocalDate start, List<Credits> used) {
    String label = span == Span.MONTH ? NAME.format(start) : span.label(start);
    return new Bar(start, new When(start.toString(), span.label(start)), label, used);
  }

  Credits all() {
    return Credits.sum(series.stream().map(Series::used).toList());
  }
}
