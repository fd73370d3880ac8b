package cloudcredits.metering;

import cloudcredits.ledger.Answer;

/**
 * The answer to one command.
 *
 * @param again a stored answer, given before; nothing moved this time
 */
public record Reply(Answer answer, boolean again) {

  static Reply first(Answer answer) {
    return new Reply(answer, false);
  }

  /** Whether the caller is to come back with the same key. */
  boolean isLater() {
    return answer.status() == ProblemType.BUSY.status();
  }
}
