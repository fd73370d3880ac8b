package cloudcredits.contract;

import cloudcredits.account.Invited;

/** What became of a new contract. */
public sealed interface Creation {

  /**
   * @param manager who may have been invited by this
   */
  record Created(Contract contract, Invited manager) implements Creation {}

  /** Another contract has this number. */
  record NumberTaken() implements Creation {}

  /** Two of its licences have this serial. */
  record SerialTwice(String serial) implements Creation {}
}
