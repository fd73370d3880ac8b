package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.catalogue.InputProblem;
import cloudcredits.credit.Book;
import cloudcredits.credit.Charge;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Extend;
import cloudcredits.credit.Hold;
import cloudcredits.credit.Job;
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
import cloudcredits.ledger.Measured;
import cloudcredits.metering.Command.Order;
import cloudcredits.metering.Pricer.Priced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Makes a command ready for the ledger: finds what it names, checks that the key may act for the
 * service, and prices it. What fails here never reaches the ledger and moves nothing.
 */
final class Resolver {

  /** How far a service's clock may be ahead of ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private static final Duration LONG_AGO = Duration.ofDays(3_653);

  private static final int OK = 200;
  private static final int CREATED = 201;

  private final AddressService addresses;
  private final Pricer pricer;
  private final Problems problems;
  private final Clock clock;

  Resolver(AddressService addresses, Pricer pricer, Problems problems, Clock clock) {
    this.addresses = addresses;
    this.pricer = pricer;
    this.problems = problems;
    this.clock = clock;
  }

  /** What came out of it. */
  sealed interface Resolved {

    /**
     * @param job what steps after this one will ask for
     */
    record Ready(JobRequest request, KnownJob job) implements Resolved {}

    record Refused(Answer problem) implements Resolved {}
  }

  /**
   * A job to be, priced.
   *
   * @param occurredAt as the service said, or now
   */
  record Found(
      ContractId contract,
      PersonId person,
      String service,
      Priced.Cost cost,
      Optional<String> chargeCode,
      Instant occurredAt,
      Instant now) {}

  /** What came out of finding what an order names. */
  sealed interface Finding {
    record Complete(Found found) implements Finding {}

    record Lacking(Answer problem) implements Finding {}
  }

  Resolved resolve(ApiCaller caller, IdempotencyKey key, Command command) {
    return switch (command) {
      case Command.Hold(Order order, Duration lasts) ->
          beginning(caller, key, order, (job, f) -> hold(job, f, lasts));
      case Command.Charge(Order order) -> beginning(caller, key, order, Resolver::charge);
      case Command.Settle settle -> settle(caller, key, settle);
      case Command.Release(JobId job) -> step(caller, key, new Release(job), OK);
      case Command.Extend(JobId job, Duration lasts) ->
          step(caller, key, new Extend(job, now().plus(lasts)), OK);
      case Command.Reverse(JobId job, Optional<Credits> credits) ->
          step(caller, key, new Reverse(job, credits), CREATED);
    };
  }

  /** Makes the step that begins a job. */
  private interface Beginning {
    Step of(JobId job, Found found);
  }

  private static Step hold(JobId job, Found found, Duration lasts) {
    Credits credits = found.cost().credits();
    return new Hold(job, found.person(), credits, found.chargeCode(), found.now().plus(lasts));
  }

  private static Step charge(JobId job, Found found) {
    return new Charge(job, found.person(), found.cost().credits(), found.chargeCode());
  }

  private Resolved beginning(
      ApiCaller caller, IdempotencyKey key, Order order, Beginning beginning) {
    return switch (find(caller, order)) {
      case Finding.Lacking(Answer problem) -> new Resolved.Refused(problem);
      case Finding.Complete(Found found) -> {
        JobId id = JobId.next(found.contract(), found.now());
        var job = new KnownJob(id, found.service(), found.cost().rateVersion());
        var newJob = new NewJob(found.person(), facts(caller, found));
        var request =
            new JobRequest(
                found.contract(),
                beginning.of(id, found),
                Optional.of(newJob),
                key,
                replyToNew(job, found.person()));
        yield new Resolved.Ready(request, job);
      }
    };
  }

  private static JobFacts facts(ApiCaller caller, Found found) {
    return new JobFacts(
        found.service(),
        found.cost().rateVersion(),
        found.cost().variables(),
        found.cost().credits(),
        found.chargeCode(),
        Optional.of(caller.id()),
        found.occurredAt());
  }

  /** Finds what an order names and prices it. */
  Finding find(ApiCaller caller, Order order) {
    if (!caller.services().contains(order.service())) {
      return lacking(ProblemType.SERVICE_NOT_YOURS, "This key is not for " + order.service() + ".");
    }
    Instant now = now();
    Instant occurredAt = order.occurredAt().orElse(now);
    if (occurredAt.isAfter(now.plus(CLOCKS_DIFFER)) || occurredAt.isBefore(now.minus(LONG_AGO))) {
      return new Finding.Lacking(problems.of(ProblemType.INVALID_REQUEST, List.of(WRONG_TIME)));
    }
    Optional<ContractId> contract = addresses.contract(order.contract());
    if (contract.isEmpty()) {
      return lacking(ProblemType.CONTRACT_UNKNOWN);
    }
    Optional<PersonId> person = addresses.person(order.user());
    if (person.isEmpty()) {
      return lacking(ProblemType.USER_UNKNOWN);
    }
    Instant pricedAt = occurredAt.isAfter(now) ? now : occurredAt;
    return switch (pricer.atBeginning(order.service(), order.price(), pricedAt)) {
      case Priced.Cost cost ->
          new Finding.Complete(
              new Found(
                  contract.get(),
                  person.get(),
                  order.service(),
                  cost,
                  order.chargeCode(),
                  occurredAt,
                  now));
      case Priced.Failed failed -> new Finding.Lacking(problemOf(failed));
    };
  }

  private static final InputProblem WRONG_TIME =
      new InputProblem("occurred_at", "Give a time of the last ten years, not in the future");

  private Finding lacking(ProblemType type) {
    return lacking(type, type.meaning());
  }

  private Finding lacking(ProblemType type, String detail) {
    return new Finding.Lacking(problems.of(type, detail));
  }

  private Answer problemOf(Priced.Failed failed) {
    return switch (failed) {
      case Priced.UnknownService _ ->
          problems.of(ProblemType.SERVICE_UNKNOWN, ProblemType.SERVICE_UNKNOWN.meaning());
      case Priced.Invalid(List<InputProblem> errors) ->
          problems.of(ProblemType.INVALID_VARIABLES, errors);
      case Priced.NotTheSource _ ->
          problems.of(ProblemType.PRICE_NOT_YOURS, ProblemType.PRICE_NOT_YOURS.meaning());
      case Priced.NoRate(String why) -> problems.of(ProblemType.NO_RATE, why);
      case Priced.NotYet _ ->
          problems.of(ProblemType.BUSY, "The job’s rate is not known here yet. Nothing was done.");
    };
  }

  private Resolved settle(ApiCaller caller, IdempotencyKey key, Command.Settle settle) {
    Optional<KnownJob> job = addresses.job(caller, settle.job());
    if (job.isEmpty()) {
      return noSuchJob();
    }
    return switch (pricer.atEnd(job.get(), settle.cost())) {
      case Priced.Cost cost ->
          step(
              job.get(),
              key,
              new Settle(settle.job(), cost.credits(), settle.last()),
              cost.rateVersion().map(version -> new Measured(version, cost.variables())),
              OK);
      case Priced.Failed failed -> new Resolved.Refused(problemOf(failed));
    };
  }

  private Resolved step(ApiCaller caller, IdempotencyKey key, Step step, int status) {
    return addresses
        .job(caller, step.job())
        .map(job -> step(job, key, step, Optional.empty(), status))
        .orElseGet(this::noSuchJob);
  }

  private Resolved step(
      KnownJob job, IdempotencyKey key, Step step, Optional<Measured> measured, int status) {
    var request =
        new JobRequest(
            job.id().contract(), step, Optional.empty(), measured, key, reply(job, status));
    return new Resolved.Ready(request, job);
  }

  private Resolved noSuchJob() {
    return new Resolved.Refused(
        problems.of(ProblemType.UNKNOWN_JOB, ProblemType.UNKNOWN_JOB.meaning()));
  }

  /** A refusal leaves the job in the report. */
  private JobRequest.Reply replyToNew(KnownJob known, PersonId person) {
    return (outcome, book, now) ->
        switch (outcome) {
          case Step.Done(var job) -> answer(CREATED, job, known, book, now);
          case Step.Refused(var refusal) ->
              problems.of(refusal, known.id(), book.meansOf(person, now).individualCredits());
        };
  }

  private JobRequest.Reply reply(KnownJob known, int status) {
    return (outcome, book, now) ->
        switch (outcome) {
          case Step.Done(var job) -> answer(status, job, known, book, now);
          case Step.Refused(var refusal) -> problems.of(refusal);
        };
  }

  private static Answer answer(int status, Job job, KnownJob known, Book book, Instant now) {
    return new Answer(status, Json.bytes(JobAnswer.of(job, known.rateVersion(), book, now)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
