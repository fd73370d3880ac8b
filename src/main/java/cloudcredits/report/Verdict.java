package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.LocalDate;

/** The answer that a runway gives to "how long do the shared credits last?". */
public sealed interface Verdict {

  /** The contract is not active: nothing can be used and nothing bought. */
  record NotActive() implements Verdict {}

  /** There never was a shared grant that could still be told of. */
  record NoCredits() implements Verdict {}

  /** There were some; nothing is available now. */
  record UsedUp() implements Verdict {}

  /** There are credits, but not enough whole weeks of use to say. */
  record TooLittleHistory() implements Verdict {}

  /**
   * Nothing was used in the weeks that count.
   *
   * @param lapsing what would lapse up to the renewal if it stays so
   */
  record NothingUsed(Credits lapsing) implements Verdict {}

  /**
   * Nothing is left before the renewal.
   *
   * @param days from today
   * @param daysShort from then to the renewal
   * @param byExpiry the last credits expire rather than being used up
   */
  record RunsDry(LocalDate on, long days, long daysShort, boolean byExpiry) implements Verdict {}

  /**
   * Something is there up to the renewal.
   *
   * @param lapsing what would lapse up to the renewal, the renewal included
   */
  record Lasts(LocalDate renewal, Credits lapsing) implements Verdict {}
}
