package cloudcredits.seat;

import cloudcredits.credit.Grant;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.web.Format;
import java.util.Optional;

/** What the pages on people say in several places. */
final class SeatWords {

  private SeatWords() {}

  /** Why nobody can be seated on the contract now; "" when they can. */
  static String whyInactive(Activity activity) {
    return switch (activity) {
      case ACTIVE -> "";
      case NOT_STARTED ->
          "This contract has not started yet. People can be seated from its start on.";
      case LAPSED ->
          "This contract has lapsed. Nobody can be seated, and all credits are suspended, until it"
              + " is renewed.";
      case CANCELLED -> "This contract was cancelled. Nobody can be seated on it any more.";
    };
  }

  static String granted(Optional<Grant> grant) {
    return grant.map(made -> " The first seat brings %s.".formatted(individual(made))).orElse("");
  }

  private static String individual(Grant grant) {
    return Format.credits(grant.credits()) + " individual credits";
  }
}
