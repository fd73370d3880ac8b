package cloudcredits.bench;

import cloudcredits.bench.Comparison.Way;
import cloudcredits.bench.World.Account;
import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Hold;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Settle;
import cloudcredits.credit.Step;
import cloudcredits.ledger.Answer;
import cloudcredits.ledger.IdempotencyKey;
import cloudcredits.ledger.JobFacts;
import cloudcredits.ledger.JobRequest;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger as services load it: pairs of hold and settle, counted as two operations. */
final class Engine {

  private final World world;
  private final JobService jobs;
  private final byte[] hash = new byte[32];

  Engine(World world, JobService jobs) {
    this.world = world;
    this.jobs = jobs;
  }

  /** Callers that settle one job after the other, on these accounts in turn. */
  Way way(int callers, List<Account> accounts) {
    return new Way(
        "engine",
        callers,
        (caller, round) -> {
          Account account = accounts.get((caller * 31 + round) % accounts.size());
          JobId job = JobId.next(account.contract(), Instant.now());
          PersonId person = account.person(caller, round);
          Instant until = Instant.now().plus(Hold.LASTS);
          var hold = new Hold(job, person, Credits.of(10), Optional.empty(), until);
          post(hold, Optional.of(new NewJob(person, facts())));
          post(new Settle(job, Credits.of(8), true), Optional.empty());
          return 2;
        });
  }

  private void post(Step step, Optional<NewJob> newJob) {
    var key = new IdempotencyKey(world.caller, UUID.randomUUID().toString(), hash);
    var request = new JobRequest(step.job().contract(), step, newJob, key, Engine::answer);
    if (!(jobs.submit(request).join() instanceof Answered(Answer answer, boolean _))
        || answer.status() != 200) {
      throw new IllegalStateException("refused: the bench has run out of credits or room");
    }
  }

  private static Answer answer(Step.Outcome outcome, Book book, Instant now) {
    return new Answer(outcome instanceof Step.Done ? 200 : 402, new byte[] {'{', '}'});
  }

  private JobFacts facts() {
    return new JobFacts(
        "rendering",
        Optional.empty(),
        "{}",
        Credits.of(10),
        Optional.empty(),
        Optional.of(world.caller),
        Instant.now());
  }
}
