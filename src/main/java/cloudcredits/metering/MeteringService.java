package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.db.Database;
import cloudcredits.ledger.Answer;
import cloudcredits.ledger.IdempotencyKey;
import cloudcredits.ledger.JobRequest;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerService;
import cloudcredits.metering.Problems.Reference;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services' door to the ledger (rules §6). A key promises one answer: whatever reached the
 * ledger is answered from there for ever after, also where the request would not get that far any
 * more.
 */
public final class MeteringService {

  private static final Logger LOG = LoggerFactory.getLogger(MeteringService.class);

  private final LedgerService ledger;
  private final JobService jobs;
  private final AddressService addresses;
  private final Resolver resolver;
  private final Problems problems;

  MeteringService(
      LedgerService ledger,
      JobService jobs,
      AddressService addresses,
      Resolver resolver,
      Problems problems) {
    this.ledger = ledger;
    this.jobs = jobs;
    this.addresses = addresses;
    this.resolver = resolver;
    this.problems = problems;
  }

  /** Takes a call; the reply comes when it is committed, or refused. Never fails. */
  CompletableFuture<Reply> submit(Call call) {
    return prepare(call).get();
  }

  /**
   * Reads, finds and prices what a call asks for; it is queued when the result is asked for, once.
   * So many calls can be queued at one moment, and are posted together.
   */
  Supplier<CompletableFuture<Reply>> prepare(Call call) {
    return switch (CommandReader.read(call.path(), call.body())) {
      case CommandReader.Reading.Read(Command command) ->
          prepare(call.caller(), call.idempotencyKey(), command);
      case CommandReader.Reading.Unreadable(var errors) ->
          answered(Reply.first(problems.of(ProblemType.INVALID_REQUEST, errors)));
      case CommandReader.Reading.NoSuchPath _ ->
          answered(
              Reply.first(problems.of(ProblemType.INVALID_REQUEST, "No command has this path.")));
      case CommandReader.Reading.NoSuchJob _ ->
          answered(
              Reply.first(problems.of(ProblemType.UNKNOWN_JOB, ProblemType.UNKNOWN_JOB.meaning())));
    };
  }

  Supplier<CompletableFuture<Reply>> prepare(
      ApiCaller caller, IdempotencyKey key, Command command) {
    try {
      return switch (resolver.resolve(caller, key, command)) {
        case Resolver.Resolved.Ready(JobRequest request, KnownJob job) ->
            () ->
                jobs.submit(request)
                    .thenApply(result -> reply(result, request, job))
                    .exceptionally(failure -> failed(key, failure));
        case Resolver.Resolved.Refused(Answer problem) ->
            answered(answeredBefore(key).orElse(Reply.first(problem)));
      };
    } catch (RuntimeException failure) {
      return answered(failed(key, failure));
    }
  }

  static Supplier<CompletableFuture<Reply>> answered(Reply reply) {
    return () -> CompletableFuture.completedFuture(reply);
  }

  private Optional<Reply> answeredBefore(IdempotencyKey key) {
    return ledger.answerTo(key).map(this::reply);
  }

  private Reply reply(JobRequest.Result result, JobRequest request, KnownJob job) {
    if (request.newJob().isPresent()
        && result instanceof JobRequest.Answered answered
        && !answered.again()) {
      addresses.remember(job);
    }
    return reply(result);
  }

  private Reply reply(JobRequest.Result result) {
    return switch (result) {
      case JobRequest.Answered(Answer answer, boolean again) -> new Reply(answer, again);
      case JobRequest.KeyReused _ ->
          Reply.first(
              problems.of(
                  ProblemType.IDEMPOTENCY_KEY_REUSED,
                  ProblemType.IDEMPOTENCY_KEY_REUSED.meaning()));
      case JobRequest.TooBusy _ ->
          Reply.first(problems.of(ProblemType.BUSY, "Too much is waiting. Nothing was done."));
    };
  }

  /**
   * A refusal by the database is told as one: asking again would not help. Otherwise it failed
   * perhaps after the commit, and only asking again with the same key tells.
   */
  private Reply failed(IdempotencyKey key, Throwable failure) {
    Reference reference = Reference.fresh();
    LOG.error(
        "the step with the key {} of caller {} could not be posted, reference {}",
        key.key(),
        key.caller(),
        reference.id(),
        failure);
    ProblemType type = Database.isRefusalOf(failure) ? ProblemType.NOT_POSTED : ProblemType.BUSY;
    return Reply.first(problems.of(type, reference));
  }
}
