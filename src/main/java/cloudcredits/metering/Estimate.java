package cloudcredits.metering;

import cloudcredits.credit.BurnDown.Part;
import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Means;
import cloudcredits.credit.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job would cost and whether it would be held now (rules §6).
 *
 * @param rateWords the rate in plain English
 * @param draws which grants would pay; none when it would be refused
 * @param left what the person could use after it; as it is now when it would be refused
 * @param refusal the problem that a hold would be answered with; empty: it would pass
 */
record Estimate(
    Credits credits,
    Optional<Integer> rateVersion,
    Optional<String> rateWords,
    List<Draw> draws,
    JobAnswer.Left left,
    Optional<Map<String, Object>> refusal) {

  /** What one grant would give. */
  record Draw(GrantId grant, Pool pool, Credits credits) {

    static Draw of(Part part) {
      return new Draw(part.grant(), part.pool(), part.credits());
    }
  }

  /** What is left of these means after these parts: a cap shrinks with the pool. */
  static JobAnswer.Left after(Means means, List<Part> parts) {
    return new JobAnswer.Left(
        means.individualCredits().minus(sum(parts, Pool.INDIVIDUAL)),
        means.sharedAllowed().minus(sum(parts, Pool.SHARED)));
  }

  private static Credits sum(List<Part> parts, Pool pool) {
    return Credits.sum(
        parts.stream().filter(part -> part.pool() == pool).map(Part::credits).toList());
  }
}
