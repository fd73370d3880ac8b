package cloudcredits.catalogue;

import cloudcredits.credit.Credits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What jobs cost by a rate and by the one that it follows.
 *
 * @param samples a few jobs, from the smallest to the largest that there can be
 * @param tried how many jobs were compared in all
 */
public record RateComparison(List<Sample> samples, long tried, long dearer, long cheaper) {

  /**
   * One job.
   *
   * @param before empty: no rate came before, or it fails for this job
   */
  public record Sample(Variables variables, Optional<Credits> before, Credits after) {

    /** Below zero when the job becomes cheaper. */
    int change() {
      return before.map(after::compareTo).map(Integer::signum).orElse(0);
    }
  }

  /**
   * @param after a rate that {@link RateTrial} found nothing wrong with
   */
  static RateComparison of(
      List<Variable> variables, Optional<RateExpression> before, RateExpression after) {
    Function<Variables, Sample> compare = job -> sample(job, before, after);
    Map<Integer, Long> changes =
        SampleJobs.all(variables).stream()
            .map(compare)
            .collect(Collectors.groupingBy(Sample::change, Collectors.counting()));
    return new RateComparison(
        SampleJobs.few(variables).stream().map(compare).toList(),
        changes.values().stream().mapToLong(Long::longValue).sum(),
        changes.getOrDefault(1, 0L),
        changes.getOrDefault(-1, 0L));
  }

  private static Sample sample(
      Variables job, Optional<RateExpression> before, RateExpression after) {
    return new Sample(
        job,
        before.flatMap(rate -> cost(rate, job)),
        cost(after, job).orElseThrow(() -> new IllegalStateException("fails for " + job)));
  }

  private static Optional<Credits> cost(RateExpression rate, Variables job) {
    return switch (rate.evaluate(job)) {
      case RateExpression.Evaluation.Cost(Credits credits) -> Optional.of(credits);
      case RateExpression.Evaluation.Failure(String _) -> Optional.empty();
    };
  }
}
