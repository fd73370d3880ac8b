package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Step;
import cloudcredits.ledger.AnswerRepository.Name;
import cloudcredits.ledger.AnswerRepository.Stored;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobService.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts a batch: all requests of one contract that wait, decided in their order on one book, in one
 * transaction together with their answers.
 */
public final class BatchService {

  private final LedgerService ledger;
  private final AnswerRepository answers = new AnswerRepository();

  public BatchService(LedgerService ledger) {
    this.ledger = ledger;
  }

  /** Posts, and completes every request's result after the commit, or fails them all. */
  void post(List<Waiting> batch) {
    try {
      List<Result> results = commit(batch);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result().complete(results.get(i));
      }
    } catch (RuntimeException | Error e) {
      fail(batch, e);
    }
  }

  /**
   * One bad request must not take the others of its batch down: each is tried again alone. So is a
   * request whose key was taken meanwhile on another contract: now its answer is there to be found.
   */
  private void fail(List<Waiting> batch, Throwable cause) {
    if (batch.size() > 1 || AnswerRepository.isKeyTaken(cause)) {
      batch.forEach(waiting -> post(List.of(waiting)));
    } else {
      batch.getFirst().result().completeExceptionally(cause);
    }
  }

  private List<Result> commit(List<Waiting> batch) {
    List<JobRequest> requests = batch.stream().map(Waiting::request).toList();
    ContractId contract = requests.getFirst().contract();
    return ledger.change(
        contract,
        change -> {
          Map<Name, Stored> known =
              answers.find(change.handle(), requests.stream().map(r -> Name.of(r.key())).toList());
          ledger.recallJobs(change, jobsToRecall(requests));
          var stored = new HashMap<>(known);
          var results = new ArrayList<Result>(requests.size());
          for (JobRequest request : requests) {
            results.add(answer(request, change, stored));
          }
          return results;
        });
  }

  private static List<JobId> jobsToRecall(List<JobRequest> requests) {
    return requests.stream()
        .filter(request -> request.newJob().isEmpty())
        .map(request -> request.step().job())
        .toList();
  }

  /** The stored answer where there is one; a key that stands twice in a batch is answered once. */
  private static Result answer(
      JobRequest request, LedgerTransaction change, Map<Name, Stored> stored) {
    Name name = Name.of(request.key());
    Stored before = stored.get(name);
    if (before != null) {
      return before.answerTo(request.key());
    }
    Answer answer = decide(request, change);
    stored.put(name, new Stored(request.key().requestHash(), answer));
    change.keep(request.key(), answer);
    return new Answered(answer, false);
  }

  private static Answer decide(JobRequest request, LedgerTransaction change) {
    Step step = request.step();
    Optional<NewJob> newJob = request.newJob();
    Step.Outcome outcome = step.on(change.book(), change.now());
    newJob.ifPresent(job -> change.describe(step.job(), job.facts()));
    if (newJob.isPresent() && outcome instanceof Step.Refused refused) {
      change.refuse(step.job(), newJob.get().person(), refused.refusal());
    }
    return request.reply().to(outcome, change.book(), change.now());
  }
}
