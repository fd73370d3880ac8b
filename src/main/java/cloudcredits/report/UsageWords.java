package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Terms;
import cloudcredits.web.Format;
import java.util.Comparator;
import java.util.List;

/** A usage report in sentences. */
final class UsageWords {

  private UsageWords() {}

  /** What most of it went on, who used it, and how that compares with the period before. */
  static String answer(Bars bars, List<UsageRow> rows, UsageReport report) {
    if (bars.series().isEmpty()) {
      return "Nothing was used in this period." + change(report, Credits.ZERO);
    }
    Bars.Series first = bars.series().getFirst();
    String most = Format.percent(first.used(), bars.all()) + " went on " + first.name() + ".";
    String who = report.filter().by() == By.USER ? " " + concentration(rows) : "";
    return most + who + change(report, bars.all());
  }

  /** How many people it takes to come to four fifths of the use. */
  private static String concentration(List<UsageRow> rows) {
    List<Credits> used =
        rows.stream().map(UsageRow::used).sorted(Comparator.reverseOrder()).toList();
    long enough = Credits.sum(used).hundredths() * 4 / 5;
    long sum = 0;
    int people = 0;
    while (people < used.size() && sum < enough) {
      sum += used.get(people++).hundredths();
    }
    return Format.number(people)
        + " of "
        + Format.plural("person", "people", rows.size())
        + " used 80\u00a0% of it.";
  }

  private static String change(UsageReport report, Credits now) {
    return report
        .before()
        .map(before -> new Change(now, before.used()))
        .filter(change -> !change.now().isZero() || !change.before().isZero())
        .map(
            change ->
                " That is "
                    + change.comparison()
                    + " the "
                    + report.before().orElseThrow().period().length()
                    + " before.")
        .orElse("");
  }

  /** What changes are measured against; "" when nothing is compared. */
  static String compared(UsageReport report, Terms terms) {
    return switch (report.filter().by()) {
      case USER, SERVICE, GROUP, CODE, LICENCE ->
          report
              .before()
              .map(UsageReport.Before::period)
              .map(before -> against(before) + began(before, terms))
              .orElse("");
      case MONTH -> "Changes are against the month before, of whole months only.";
      case WEEK -> "Changes are against the week before, of whole weeks only.";
      case DAY -> "Changes are against the day before.";
    };
  }

  /** With which days the statement is compared. */
  static String before(UsageReport report, Terms terms) {
    return report
        .before()
        .map(UsageReport.Before::period)
        .map(before -> against(before) + began(before, terms))
        .orElse("");
  }

  private static String against(UsagePeriod before) {
    return "Changes are against the %s before, %s to %s."
        .formatted(before.length(), Format.date(before.from()), Format.date(before.to()));
  }

  /** A comparison with days of before the contract wants to be told. */
  private static String began(UsagePeriod before, Terms terms) {
    return terms.terms().stream()
        .map(Terms.Term::startsOn)
        .findFirst()
        .filter(start -> start.isAfter(before.from()))
        .map(start -> " The contract began on " + Format.date(start) + ".")
        .orElse("");
  }
}
