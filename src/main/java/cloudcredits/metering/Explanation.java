package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a job cost what it cost and was paid as it was paid, or why it was refused: from stored facts
 * only, so that it reads the same in a year.
 *
 * @param rate the version that priced it; empty: the service named the price
 * @param refusal the rule that refused it
 * @param shortage what it lacked, where it was refused for lack of credits
 * @param settlements what the service told when it settled by variables
 * @param draws the grants in burn-down order, each with why it stood there
 * @param entries everything that the ledger has of it
 * @param words the same in sentences
 */
public record Explanation(
    JobId job,
    String service,
    Job.State state,
    Credits estimate,
    Optional<RateRow> rate,
    Optional<JobView.Rule> refusal,
    Optional<Shortage> shortage,
    List<SettlementLine> settlements,
    List<Draw> draws,
    List<EntryLine> entries,
    List<String> words) {

  /**
   * What one grant gave.
   *
   * @param capMonth the first day of the month in which caps count it, by the contract's zone
   * @param because its place in the burn-down order (rules §5)
   */
  public record Draw(
      GrantId grant,
      Pool pool,
      Optional<Instant> expiresAt,
      Credits held,
      Credits used,
      Credits returned,
      String capMonth,
      String because) {

    static Draw of(DrawRow row) {
      return new Draw(
          row.grant(),
          row.pool(),
          row.expiresAt(),
          row.held(),
          row.used(),
          row.returned(),
          row.month().toString(),
          because(row));
    }

    private static String because(DrawRow row) {
      return switch (row.pool()) {
        case INDIVIDUAL -> "Individual credits pay first.";
        case SHARED -> "Shared credits pay next, those that expire soonest first.";
      };
    }

    private String words() {
      String ends = expiresAt.map(at -> ", expires " + day(at)).orElse("");
      return "Grant %s (%s%s): %s held, %s used, %s returned. %s"
          .formatted(
              grant, pool.name().toLowerCase(Locale.ROOT), ends, held, used, returned, because);
    }
  }

  static Explanation of(
      JobRow job,
      Optional<RateRow> rate,
      Optional<Shortage> shortage,
      List<SettlementLine> settlements,
      List<DrawRow> drawn,
      List<EntryLine> entries) {
    List<Draw> draws = drawn.stream().map(Draw::of).toList();
    return new Explanation(
        job.id(),
        job.service(),
        job.state(),
        job.estimate(),
        rate,
        JobView.Rule.of(job),
        shortage,
        settlements,
        draws,
        entries,
        words(job, rate, settlements, draws));
  }

  private static List<String> words(
      JobRow job, Optional<RateRow> rate, List<SettlementLine> settlements, List<Draw> draws) {
    var words = new ArrayList<String>();
    words.add(price(job, rate));
    job.refusalWords().ifPresent(why -> words.add("Refused: " + why));
    settlements.stream()
        .map(told -> "Settled at %s by %s.".formatted(told.credits(), told.variables()))
        .forEach(words::add);
    draws.stream().map(Draw::words).forEach(words::add);
    words.add(ending(job));
    return List.copyOf(words);
  }

  private static String price(JobRow job, Optional<RateRow> rate) {
    return rate.map(
            version ->
                "Priced at %s by version %d of the rate of %s: %s"
                    .formatted(job.estimate(), version.version(), job.service(), version.words()))
        .orElseGet(() -> "%s named its price, %s.".formatted(job.service(), job.estimate()));
  }

  private static String ending(JobRow job) {
    return switch (job.state()) {
      case HELD -> "%s are held until %s.".formatted(job.held(), job.heldUntil().orElseThrow());
      case SETTLED -> "Settled at %s, of which %s returned.".formatted(job.used(), job.returned());
      case RELEASED -> "Released: everything held came back.";
      case EXPIRED -> "The hold ended by itself: what was held came back.";
      case REFUSED -> "Nothing was held or charged.";
    };
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
