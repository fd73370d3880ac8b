package cloudcredits.contract;

import cloudcredits.credit.Terms;
import java.time.LocalDate;

/** What became of a renewal (rules §2). */
public sealed interface Renewal {

  /** The longest term that may be agreed at once. */
  int MOST_YEARS = 10;

  record Renewed(Terms.Term term) implements Renewal {}

  /** The term would begin before the term before it ends, or in the past. */
  record TooEarly(LocalDate earliest) implements Renewal {}

  /** The term would be longer than ten years. */
  record TooLong(LocalDate latest) implements Renewal {}

  /** A cancelled contract is not renewed. */
  record Cancelled() implements Renewal {}

  /**
   * The usual next term: one year from the last renewal date, or from today when the contract has
   * lapsed meanwhile.
   */
  static Terms.Term usual(Terms terms, LocalDate today) {
    LocalDate start = earliest(terms, today);
    return new Terms.Term(start, start.plusYears(1));
  }

  /** What has been stays as it was: no new term begins in the past, or in another term. */
  static LocalDate earliest(Terms terms, LocalDate today) {
    LocalDate ends = terms.terms().getLast().renewalOn();
    return ends.isAfter(today) ? ends : today;
  }
}
