package cloudcredits.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rate that is not yet published. */
record RateDraft(RateExpression expression, String words, Instant validFrom) {

  private static final int LONGEST_WORDS = 300;

  /**
   * What stands against publishing it as the service's next version: nothing, when it is empty. The
   * past must stay as it is: no start before now or before the version that it follows (rules §8).
   */
  List<InputProblem> problems(Service service, Instant now) {
    List<InputProblem> problems = new ArrayList<>();
    new RateTrial(service.variables(), expression)
        .problem()
        .ifPresent(why -> problems.add(new InputProblem("expression", why)));
    if (words.isBlank() || words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0) {
      problems.add(
          new InputProblem("words", "Say the rate in plain English, in 1 to 300 characters"));
    }
    startProblem(service, now).ifPresent(why -> problems.add(new InputProblem("validFrom", why)));
    return List.copyOf(problems);
  }

  private Optional<String> startProblem(Service service, Instant now) {
    if (validFrom.isBefore(now)) {
      return Optional.of("Give a start that is not in the past");
    }
    return service.rates().stream()
        .map(Rate::validFrom)
        .filter(earlier -> !validFrom.isAfter(earlier))
        .max(Instant::compareTo)
        .map(latest -> "Give a start after that of the latest version, " + Figures.instant(latest));
  }

  /** The version that it becomes once it is published. */
  Rate as(int version) {
    return new Rate(version, validFrom, expression, words);
  }
}
