package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import cloudcredits.report.ReportRepository.Sum;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Use over time: a bar a day, week, month or quarter, each stacked by service. At most five
 * services stand for themselves, the most used first; the others stand together.
 *
 * @param unit how long a bar is: day, week, month or quarter
 */
record Bars(String unit, List<Bar> bars, List<Series> series) {

  static final int MOST_SERIES = 5;

  private static final String OTHERS = "";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("MMM uu", Locale.ENGLISH);

  /**
   * @param used in the order of the series
   */
  record Bar(When when, String label, List<Credits> used) {
    Credits all() {
      return Credits.sum(used);
    }
  }

  record Series(String name, Credits used) {}

  static Bars of(UsageReport report, List<Service> services) {
    Map<String, Credits> byService = new HashMap<>();
    report.bars().forEach(sum -> byService.merge(sum.service(), sum.used(), Credits::plus));
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
            .map(start -> bar(report.bar(), start, cells.getOrDefault(start, nothing(keys))))
            .toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int index = i;
      series.add(
          new Series(
              name(keys.get(i), services),
              Credits.sum(bars.stream().map(bar -> bar.used().get(index)).toList())));
    }
    return new Bars(report.bar(), bars, series);
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

  private static Map<LocalDate, List<Credits>> cells(List<Sum> sums, List<String> keys) {
    var cells = new HashMap<LocalDate, List<Credits>>();
    for (Sum sum : sums) {
      int index = keys.contains(sum.service()) ? keys.indexOf(sum.service()) : keys.indexOf(OTHERS);
      if (index >= 0) {
        var row =
            cells.computeIfAbsent(LocalDate.parse(sum.key()), _ -> new ArrayList<>(nothing(keys)));
        row.set(index, row.get(index).plus(sum.used()));
      }
    }
    return cells;
  }

  /** Every bar of the period, also those without use. */
  private static List<LocalDate> starts(UsageReport report) {
    UsagePeriod period = report.filter().period();
    var starts = new ArrayList<LocalDate>();
    LocalDate start = start(report.bar(), period.from());
    while (!start.isAfter(period.to())) {
      starts.add(start);
      start = next(report.bar(), start);
    }
    return starts;
  }

  private static LocalDate start(String unit, LocalDate day) {
    return switch (unit) {
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      default -> day.withDayOfMonth(1).withMonth(day.getMonth().firstMonthOfQuarter().getValue());
    };
  }

  private static LocalDate next(String unit, LocalDate start) {
    return switch (unit) {
      case "day" -> start.plusDays(1);
      case "week" -> start.plusWeeks(1);
      case "month" -> start.plusMonths(1);
      default -> start.plusMonths(3);
    };
  }

  private static Bar bar(String unit, LocalDate start, List<Credits> used) {
    boolean days = unit.equals("day") || unit.equals("week");
    String words = days ? Format.shortDate(start) : MONTH.format(start);
    String label = days ? words : unit.equals("month") ? NAME.format(start) : words;
    return new Bar(new When(start.toString(), words), label, used);
  }

  Credits all() {
    return Credits.sum(series.stream().map(Series::used).toList());
  }
}
