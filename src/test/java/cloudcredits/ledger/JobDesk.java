package cloudcredits.ledger;

import cloudcredits.credit.Book;
import cloudcredits.credit.Charge;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Hold;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Refusal;
import cloudcredits.credit.Release;
import cloudcredits.credit.Reverse;
import cloudcredits.credit.Settle;
import cloudcredits.credit.Step;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobRequest.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Steps of jobs for tests, as a cloud service would ask for them; answers are short texts. */
public final class JobDesk {

  private final JobService jobs;
  private final Clock clock;
  private final int caller;

  public JobDesk(JobService jobs, Clock clock, int caller) {
    this.jobs = jobs;
    this.clock = clock;
    this.caller = caller;
  }

  public JobId newId(ContractId contract) {
    return JobId.next(contract, clock.instant());
  }

  public Hold hold(ContractId contract, PersonId person, int credits) {
    return new Hold(
        newId(contract),
        person,
        Credits.of(credits),
        Optional.empty(),
        clock.instant().plus(Hold.LASTS));
  }

  public Charge charge(ContractId contract, PersonId person, int credits) {
    return new Charge(newId(contract), person, Credits.of(credits), Optional.empty());
  }

  public static Settle settle(Step held, int cost) {
    return new Settle(held.job(), Credits.of(cost), true);
  }

  public static Release release(Step held) {
    return new Release(held.job());
  }

  public static Reverse reverse(Step held) {
    return new Reverse(held.job(), Optional.empty());
  }

  /** Does the step under a key of its own; the answer is {@code 200 …} or {@code 402 …}. */
  public String does(Step step) {
    return does(step, UUID.randomUUID().toString());
  }

  /** Does the step under this key. */
  public String does(Step step, String key) {
    return words(submit(step, key, step.toString()));
  }

  /** What came back, in words. */
  public static String words(Result result) {
    return switch (result) {
      case Answered(Answer answer, boolean _) ->
          answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
      case JobRequest.KeyReused() -> "key reused";
      case JobRequest.TooBusy() -> "too busy";
    };
  }

  /** Does the step under this key and with this body, and waits for what comes back. */
  public Result submit(Step step, String key, String body) {
    return jobs.submit(request(step, key, body)).join();
  }

  public JobRequest request(Step step, String key, String body) {
    return new JobRequest(
        step.job().contract(),
        step,
        newJob(step),
        new IdempotencyKey(caller, key, sha256(body)),
        JobDesk::answer);
  }

  /** The same, with a charge code of more than the 60 characters that the database takes. */
  static JobRequest withEndlessChargeCode(JobRequest fine) {
    NewJob job = fine.newJob().orElseThrow();
    JobFacts facts = job.facts();
    var endless =
        new JobFacts(
            facts.service(),
            facts.rateVersion(),
            facts.variables(),
            facts.estimate(),
            Optional.of("x".repeat(61)),
            facts.apiKey(),
            facts.occurredAt());
    return new JobRequest(
        fine.contract(),
        fine.step(),
        Optional.of(new NewJob(job.person(), endless)),
        fine.key(),
        fine.reply());
  }

  private Optional<NewJob> newJob(Step step) {
    return switch (step) {
      case Hold hold -> Optional.of(new NewJob(hold.person(), facts(hold.credits())));
      case Charge charge -> Optional.of(new NewJob(charge.person(), facts(charge.credits())));
      default -> Optional.empty();
    };
  }

  private JobFacts facts(Credits estimate) {
    return new JobFacts(
        "rendering",
        Optional.empty(),
        "{}",
        estimate,
        Optional.empty(),
        Optional.of(caller),
        clock.instant());
  }

  private static Answer answer(Step.Outcome outcome, Book book, Instant now) {
    return switch (outcome) {
      case Step.Done(var job) ->
          text(200, job.state() + " held " + job.held() + " used " + job.used());
      case Step.Refused(Refusal refusal) -> text(402, refusal.words());
    };
  }

  private static Answer text(int status, String words) {
    return new Answer(status, words.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
