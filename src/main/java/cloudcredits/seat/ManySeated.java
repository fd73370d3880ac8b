package cloudcredits.seat;

import cloudcredits.credit.Terms;

/** What became of seating a list of people. */
sealed interface ManySeated {

  /**
   * @param seated how many got a seat
   * @param invited how many of them were new and invited
   * @param granted how many of them got the individual credits
   * @param passed how many got none, since they had one, or none was left
   */
  record Done(int seated, int invited, int granted, int passed) implements ManySeated {}

  record UnknownLicence() implements ManySeated {}

  record ContractNotActive(Terms.Activity activity) implements ManySeated {}
}
