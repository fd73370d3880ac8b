package cloudcredits.report;

import cloudcredits.credit.Terms;
import cloudcredits.rollup.Outcome;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a usage report shows, as its address says it.
 *
 * @param across what a column stands for, in a table of two dimensions; never the same as by
 * @param group 0: jobs by people without a group
 * @param code "": jobs without a charge code
 * @param licence 0: jobs of before a licence was noted
 * @param seated only people who have a seat now, or only those who have none any more
 * @param asOf shows the report as it was known at the end of that day: its period ends with it at
 *     the latest
 * @param problems what of the address could not be read, and what is shown instead
 */
public record UsageFilter(
    By by,
    Optional<By> across,
    UsagePeriod period,
    Optional<Integer> person,
    Optional<String> service,
    Optional<Integer> group,
    Optional<String> code,
    Optional<Integer> licence,
    Optional<Outcome> outcome,
    Optional<Boolean> seated,
    Optional<LocalDate> asOf,
    List<String> problems) {

  /** In the address: jobs without a charge code. */
  public static final String NO_CODE = "~none";

  /** In the address: the day of which the report tells what was known. */
  static final String AS_OF = "asOf";

  /** The parameters of an address that narrow a report, besides its period. */
  static final List<String> NARROWING =
      List.of("person", "service", "group", "code", "licence", "state", "seat");

  /** Reads an address; what makes no sense is left out and told. */
  public static UsageFilter of(QueryString query, Terms terms, LocalDate today) {
    var problems = new ArrayList<String>();
    Optional<LocalDate> asOf = asOf(query, today, problems);
    UsagePeriod.Read period = UsagePeriod.of(query, terms, asOf.orElse(today));
    period.problem().ifPresent(problems::add);
    By by = by(query, problems);
    return new UsageFilter(
        by,
        across(query, by, problems),
        asOf.map(period.period()::until).orElse(period.period()),
        number(query, "person", problems),
        asked(query, "service"),
        number(query, "group", problems),
        asked(query, "code").map(code -> code.equals(NO_CODE) ? "" : code),
        number(query, "licence", problems),
        known(query, "state", Outcome::of, "We do not know this state. Shown are all.", problems),
        known(query, "seat", UsageFilter::seat, "Shown are people with and without.", problems),
        asOf,
        problems);
  }

  /** The same in two dimensions. */
  UsageFilter across(By second) {
    return new UsageFilter(
        by,
        Optional.of(second),
        period,
        person,
        service,
        group,
        code,
        licence,
        outcome,
        seated,
        asOf,
        problems);
  }

  /** The same, of people without a seat only. */
  UsageFilter ofThoseGone() {
    return new UsageFilter(
        by,
        across,
        period,
        person,
        service,
        group,
        code,
        licence,
        outcome,
        Optional.of(false),
        asOf,
        problems);
  }

  /** The same, of jobs without a charge code only. */
  UsageFilter withoutCode() {
    return new UsageFilter(
        by,
        across,
        period,
        person,
        service,
        group,
        Optional.of(""),
        licence,
        outcome,
        seated,
        asOf,
        problems);
  }

  /** The same with something more that could not be read. */
  UsageFilter with(String problem) {
    return new UsageFilter(
        by,
        across,
        period,
        person,
        service,
        group,
        code,
        licence,
        outcome,
        seated,
        asOf,
        Stream.concat(problems.stream(), Stream.of(problem)).toList());
  }

  /** Everything of one person in a period, by service. */
  static UsageFilter ofPerson(int person, UsagePeriod period) {
    UsageFilter all = all(By.SERVICE, period);
    return new UsageFilter(
        all.by,
        all.across,
        period,
        Optional.of(person),
        all.service,
        all.group,
        all.code,
        all.licence,
        all.outcome,
        all.seated,
        all.asOf,
        all.problems);
  }

  /** Everything in a period. */
  static UsageFilter all(By by, UsagePeriod period) {
    return new UsageFilter(
        by,
        Optional.empty(),
        period,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same of another period. */
  UsageFilter during(UsagePeriod other) {
    return new UsageFilter(
        by, across, other, person, service, group, code, licence, outcome, seated, asOf, problems);
  }

  private static Optional<String> asked(QueryString query, String name) {
    return query.get(name).filter(value -> !value.isBlank());
  }

  private static By by(QueryString query, List<String> problems) {
    return known(query, "by", By::of, "We do not know this view. Shown is use by user.", problems)
        .orElse(By.USER);
  }

  private static Optional<By> across(QueryString query, By by, List<String> problems) {
    return known(query, "and", By::of, "We do not know these columns. Shown are none.", problems)
        .filter(across -> across != by && !(across.isTime() && by.isTime()));
  }

  private static Optional<Integer> number(QueryString query, String name, List<String> problems) {
    return known(
        query,
        name,
        text -> text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
        "We do not know this " + name + ". Shown are all.",
        problems);
  }

  private static Optional<LocalDate> asOf(
      QueryString query, LocalDate today, List<String> problems) {
    return known(
            query,
            AS_OF,
            UsagePeriod::date,
            "We cannot read the day of which you want to know. Shown is what is known now.",
            problems)
        .filter(day -> day.isBefore(today));
  }

  private static Optional<Boolean> seat(String text) {
    return switch (text) {
      case "now" -> Optional.of(true);
      case "left" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static <T> Optional<T> known(
      QueryString query,
      String name,
      Function<String, Optional<T>> read,
      String otherwise,
      List<String> problems) {
    Optional<String> asked = asked(query, name);
    Optional<T> known = asked.flatMap(read);
    if (asked.isPresent() && known.isEmpty()) {
      problems.add(otherwise);
    }
    return known;
  }

  /** Whether it leaves anybody or anything of the period out. */
  public boolean narrows() {
    return person.isPresent()
        || service.isPresent()
        || group.isPresent()
        || code.isPresent()
        || licence.isPresent()
        || outcome.isPresent()
        || seated.isPresent();
  }
}
