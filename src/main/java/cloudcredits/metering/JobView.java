package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as services are told about it.
 *
 * @param credits what it takes now: held and used, less what was returned
 * @param draws which grants pay; empty in lists
 */
public record JobView(
    JobId id,
    String contract,
    User user,
    String service,
    Job.State state,
    Credits credits,
    Credits estimate,
    Credits held,
    Credits used,
    Credits returned,
    Optional<Integer> rateVersion,
    RawValue variables,
    Optional<String> chargeCode,
    Instant occurredAt,
    Instant recordedAt,
    Optional<Instant> heldUntil,
    Optional<Instant> finishedAt,
    Optional<Rule> refusal,
    Optional<List<JobAnswer.Draw>> draws) {

  public record User(PersonId id, String email) {}

  /**
   * @param type the last part of the problem's type
   */
  public record Rule(String type, String detail) {

    static Optional<Rule> of(JobRow row) {
      return row.refusal().map(type -> new Rule(type, row.refusalWords().orElse("")));
    }
  }

  static JobView inList(JobRow row) {
    return of(row, Optional.empty());
  }

  static JobView alone(JobRow row, List<DrawRow> draws) {
    boolean open = row.state() == Job.State.HELD;
    return of(row, Optional.of(draws.stream().map(draw -> drawOf(draw, open)).toList()));
  }

  private static JobAnswer.Draw drawOf(DrawRow draw, boolean open) {
    return new JobAnswer.Draw(
        draw.grant(), draw.pool(), open ? draw.held() : Credits.ZERO, draw.used(), draw.returned());
  }

  private static JobView of(JobRow row, Optional<List<JobAnswer.Draw>> draws) {
    return new JobView(
        row.id(),
        row.contract(),
        new User(row.person(), row.email()),
        row.service(),
        row.state(),
        row.held().plus(row.used()).minus(row.returned()),
        row.estimate(),
        row.held(),
        row.used(),
        row.returned(),
        row.rateVersion(),
        new RawValue(row.variables()),
        row.chargeCode(),
        row.occurredAt(),
        row.recordedAt(),
        row.heldUntil(),
        row.finishedAt(),
        Rule.of(row),
        draws);
  }
}
