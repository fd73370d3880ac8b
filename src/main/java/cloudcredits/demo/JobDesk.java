package cloudcredits.demo;

import cloudcredits.catalogue.Pricing.Priced;
import cloudcredits.catalogue.Service;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Hold;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Release;
import cloudcredits.credit.Reverse;
import cloudcredits.credit.Settle;
import cloudcredits.credit.Step;
import cloudcredits.ledger.Answer;
import cloudcredits.ledger.IdempotencyKey;
import cloudcredits.ledger.JobFacts;
import cloudcredits.ledger.JobRequest;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobService;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Runs jobs of the demo as a cloud service would, through the ledger's own queue. */
final class JobDesk {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] UNASKED = new byte[32];
  private static final int YES = 200;
  private static final int NO = 402;

  /** A job that was asked for, and how that ends. */
  record Held(JobId job, Credits credits, CompletableFuture<Result> result) {}

  private final JobService jobs;
  private final Map<String, Service> catalogue;
  private final Clock clock;
  private final int key;

  /** The catalogue is read once: no rates are published in the demo's year. */
  JobDesk(JobService jobs, List<Service> services, Clock clock, int key) {
    this.jobs = jobs;
    this.catalogue = services.stream().collect(Collectors.toMap(Service::key, service -> service));
    this.clock = clock;
    this.key = key;
  }

  /** Prices a task and holds what it would cost; it was asked for some minutes before. */
  Held hold(
      ContractId contract, PersonId person, Task task, Optional<String> code, Duration before) {
    var occurred = clock.instant().minus(before);
    var priced = (Priced) catalogue.get(task.service()).price(task.variables(), occurred);
    JobId job = JobId.next(contract, clock.instant());
    var facts =
        new JobFacts(
            task.service(),
            Optional.of(priced.rateVersion()),
            json(priced.variables().values()),
            priced.credits(),
            code,
            Optional.of(key),
            occurred);
    var hold = new Hold(job, person, priced.credits(), code, clock.instant().plus(Hold.LASTS));
    return new Held(job, priced.credits(), submit(hold, Optional.of(new NewJob(person, facts))));
  }

  CompletableFuture<Result> settle(JobId job, Credits cost) {
    return submit(new Settle(job, cost, true), Optional.empty());
  }

  CompletableFuture<Result> release(JobId job) {
    return submit(new Release(job), Optional.empty());
  }

  CompletableFuture<Result> reverse(JobId job) {
    return submit(new Reverse(job, Optional.empty()), Optional.empty());
  }

  private CompletableFuture<Result> submit(Step step, Optional<NewJob> newJob) {
    var unique = new IdempotencyKey(key, UUID.randomUUID().toString(), UNASKED);
    return jobs.submit(
        new JobRequest(
            step.job().contract(),
            step,
            newJob,
            unique,
            (outcome, book, now) ->
                new Answer(outcome instanceof Step.Done ? YES : NO, new byte[0])));
  }

  private static String json(Object variables) {
    try {
      return JSON.writeValueAsString(variables);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
