package cloudcredits.report;

import cloudcredits.credit.Terms;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a usage report shows, as its address says it.
 *
 * @param group 0: people without a group
 * @param code "": jobs without a charge code
 * @param seated only people who have a seat now, or only those who have none any more
 * @param problems what of the address could not be read, and what is shown instead
 */
public record UsageFilter(
    By by,
    UsagePeriod period,
    Optional<Integer> person,
    Optional<String> service,
    Optional<Integer> group,
    Optional<String> code,
    Optional<Boolean> seated,
    List<String> problems) {

  /** In the address: jobs without a charge code. */
  public static final String NO_CODE = "~none";

  /** Reads an address; what makes no sense is left out and told. */
  public static UsageFilter of(QueryString query, Terms terms, LocalDate today) {
    var problems = new ArrayList<String>();
    UsagePeriod.Read period = UsagePeriod.of(query, terms, today);
    period.problem().ifPresent(problems::add);
    return new UsageFilter(
        by(query, problems),
        period.period(),
        number(query, "person", problems),
        asked(query, "service"),
        number(query, "group", problems),
        asked(query, "code").map(code -> code.equals(NO_CODE) ? "" : code),
        seated(query, problems),
        problems);
  }

  /** Everything of one person in a period, by service. */
  static UsageFilter ofPerson(int person, UsagePeriod period) {
    return new UsageFilter(
        By.SERVICE,
        period,
        Optional.of(person),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Everything in a period. */
  static UsageFilter all(By by, UsagePeriod period) {
    return new UsageFilter(
        by,
        period,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Optional<String> asked(QueryString query, String name) {
    return query.get(name).filter(value -> !value.isBlank());
  }

  private static By by(QueryString query, List<String> problems) {
    Optional<String> asked = asked(query, "by");
    Optional<By> by = asked.flatMap(By::of);
    if (asked.isPresent() && by.isEmpty()) {
      problems.add("We do not know this view. Shown is use by user.");
    }
    return by.orElse(By.USER);
  }

  private static Optional<Integer> number(QueryString query, String name, List<String> problems) {
    Optional<String> asked = asked(query, name);
    Optional<Integer> number =
        asked.filter(text -> text.matches("[0-9]{1,9}")).map(Integer::parseInt);
    if (asked.isPresent() && number.isEmpty()) {
      problems.add("We do not know this " + name + ". Shown are all.");
    }
    return number;
  }

  private static Optional<Boolean> seated(QueryString query, List<String> problems) {
    Optional<String> asked = asked(query, "state");
    Optional<Boolean> seated =
        asked.filter(text -> text.matches("seated|left")).map("seated"::equals);
    if (asked.isPresent() && seated.isEmpty()) {
      problems.add("We do not know this state. Shown are all people.");
    }
    return seated;
  }

  /** Whether it leaves anybody or anything of the period out. */
  public boolean narrows() {
    return person.isPresent()
        || service.isPresent()
        || group.isPresent()
        || code.isPresent()
        || seated.isPresent();
  }
}
