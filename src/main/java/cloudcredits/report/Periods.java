package cloudcredits.report;

import cloudcredits.credit.Terms;
import cloudcredits.web.Choice;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The fields with which a period is chosen, and the address that stands for one. */
final class Periods {

  private static final String OWN_DAYS = "days";

  private Periods() {}

  /** Those that the contract has, and one's own days. */
  static List<Choice> choices(Terms terms, LocalDate today) {
    var choices = new ArrayList<>(named(terms, today));
    choices.add(new Choice(OWN_DAYS, "From and to"));
    return choices;
  }

  /** Those that have a name. */
  static List<Choice> named(Terms terms, LocalDate today) {
    return Arrays.stream(UsagePeriod.Preset.values())
        .filter(preset -> preset.isThere(terms, today))
        .map(preset -> new Choice(preset.key(), preset.label()))
        .toList();
  }

  static Map<String, List<String>> values(UsagePeriod period) {
    return Map.of(
        "period", List.of(period.key().isEmpty() ? OWN_DAYS : period.key()),
        "from", List.of(period.from().toString()),
        "to", List.of(period.to().toString()));
  }

  /** The query with this period and without what only the form needs. */
  static QueryString on(QueryString query, UsagePeriod period) {
    QueryString plain = query.without("was");
    return period.key().isEmpty()
        ? plain
            .without("period")
            .with("from", period.from().toString())
            .with("to", period.to().toString())
        : plain.without("from").without("to").with("period", period.key());
  }
}
