package cloudcredits.report;

import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.rollup.Total;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a usage report, all of one moment.
 *
 * @param book the credits as they are now
 * @param span how long a bar of the chart is
 * @param rows use by what the filter's view asks for
 * @param bars use by span and service
 * @param before the same rows of the period before, where there was one
 * @param cells in two dimensions, what stands in them
 * @param statement of the whole contract, whatever the filter leaves out
 * @param people everybody where rows are of users; else those of whom one may be chosen, or the one
 *     who is
 * @param many whether there are too many people to choose from a list
 * @param then in a report as of a past day, what was left then
 */
record UsageReport(
    UsageFilter filter,
    Book book,
    Instant now,
    Span span,
    List<Total> rows,
    List<Total> bars,
    Optional<Before> before,
    Optional<Cells> cells,
    Statement statement,
    Optional<Then> then,
    List<UsagePerson> people,
    boolean many,
    List<Option> options) {

  /**
   * What is compared with.
   *
   * @param rows of all keys that the report has rows of, or only of the people that are shown
   * @param of those people; nobody means everybody
   * @param used of all rows together
   * @param statement of the whole contract
   */
  record Before(
      UsagePeriod period, List<Total> rows, Set<PersonId> of, Credits used, Statement statement) {

    boolean tellsOf(PersonId person) {
      return of.isEmpty() || of.contains(person);
    }
  }

  /**
   * A second dimension.
   *
   * @param columns the totals of each column, over all rows
   * @param cells by row and column; of the rows of one page where that is enough
   */
  record Cells(List<Total> columns, List<Total> cells) {}

  /**
   * What was left at the end of a past day. Caps and seats of that day are not kept.
   *
   * @param individual by person, also when it was suspended
   * @param shared of the whole contract
   */
  record Then(Map<PersonId, Credits> individual, Credits shared) {}

  /** What a person has left, or had left then. */
  Holdings holdings(PersonId person) {
    return then.map(past -> Holdings.then(past, person))
        .orElseGet(() -> Holdings.of(book, person, now));
  }

  /** The individual credits that people have left, or had left then; who has none may be absent. */
  Map<PersonId, Credits> individual() {
    return then.map(Then::individual).orElseGet(() -> Holdings.individual(book, now));
  }

  UsageReport with(Cells twoDimensions) {
    return with(before, Optional.of(twoDimensions));
  }

  UsageReport with(Before compared) {
    return with(Optional.of(compared), cells);
  }

  private UsageReport with(Optional<Before> compared, Optional<Cells> twoDimensions) {
    return new UsageReport(
        filter,
        book,
        now,
        span,
        rows,
        bars,
        compared,
        twoDimensions,
        statement,
        then,
        people,
        many,
        options);
  }
}
