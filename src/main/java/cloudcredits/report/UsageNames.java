package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the keys of a report are called: people, services, groups, codes, licences and days. */
final class UsageNames {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private final Map<By, Map<String, String>> names = new EnumMap<>(By.class);

  private UsageNames() {}

  static UsageNames of(List<UsagePerson> people, List<Service> services, List<Option> options) {
    var names = new UsageNames();
    people.forEach(person -> names.put(By.USER, person.id().toString(), person.name()));
    services.forEach(service -> names.put(By.SERVICE, service.key(), service.name()));
    names.put(By.GROUP, "0", "No group");
    names.put(By.CODE, "", "No charge code");
    names.put(By.LICENCE, "0", "No licence noted");
    for (Option option : options) {
      switch (option.kind()) {
        case "group" -> names.put(By.GROUP, option.key(), option.name());
        case "licence" -> names.put(By.LICENCE, option.key(), option.name());
        case "code" -> names.put(By.CODE, option.key(), code(option));
        default -> throw new IllegalStateException("unknown: " + option.kind());
      }
    }
    return names;
  }

  private static String code(Option option) {
    return option.name().isEmpty() ? option.key() : option.key() + " " + option.name();
  }

  private void put(By by, String key, String name) {
    names.computeIfAbsent(by, _ -> new HashMap<>()).put(key, name);
  }

  /** The whole name; a key that nothing is known of stands for itself. */
  String of(By by, String key) {
    return switch (by) {
      case MONTH -> MONTH.format(LocalDate.parse(key));
      case WEEK, DAY -> Format.date(LocalDate.parse(key));
      case USER, SERVICE, GROUP, CODE, LICENCE ->
          names.getOrDefault(by, Map.of()).getOrDefault(key, key);
    };
  }

  /** For a column's head. */
  String inHead(By by, String key) {
    return by.isTime() ? Span.of(by).label(LocalDate.parse(key)) : of(by, key);
  }
}
