package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Settle;
import cloudcredits.credit.Step;
import cloudcredits.db.Database;
import cloudcredits.ledger.AnswerRepository.Name;
import cloudcredits.ledger.AnswerRepository.Stored;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobService.Waiting;
import cloudcredits.ledger.LedgerService.Decided;
import cloudcredits.ledger.LedgerService.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a batch: requests that waited together, of whatever contracts, decided in their order on
 * each contract's book, in one transaction together with their answers.
 */
public final class BatchService {

  private static final Logger LOG = LoggerFactory.getLogger(BatchService.class);

  private final LedgerService ledger;

  public BatchService(LedgerService ledger) {
    this.ledger = ledger;
  }

  /**
   * Posts without waiting for what is ahead, and completes every request's result after the commit.
   *
   * @return false when nothing was done since somebody else came first: then {@link #post} does it
   */
  boolean postAhead(List<Waiting> batch, Leg leg) {
    try {
      answer(batch, commitAhead(requests(batch), leg));
      return true;
    } catch (RuntimeException | Error e) {
      if (wasDecidedInVain(e)) {
        LOG.debug("a batch of {} is decided again, under the lock", batch.size(), e);
        return false;
      }
      fail(batch, e);
      return true;
    }
  }

  /** Nothing is wrong with the requests: somebody else came first. */
  private static boolean wasDecidedInVain(Throwable failure) {
    return failure instanceof Leg.Fallen
        || Database.cameTooLate(failure)
        || AnswerRepository.isKeyTaken(failure);
  }

  /** Posts, and completes every request's result after the commit, or fails them all. */
  void post(List<Waiting> batch) {
    try {
      answer(batch, commit(requests(batch)));
    } catch (RuntimeException | Error e) {
      fail(batch, e);
    }
  }

  private static List<JobRequest> requests(List<Waiting> batch) {
    return batch.stream().map(Waiting::request).toList();
  }

  private static void answer(List<Waiting> batch, List<Result> results) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result().complete(results.get(i));
    }
  }

  /**
   * One bad request must not take the others of its batch down: each is tried again alone. So is a
   * request whose key was taken meanwhile on another contract: now its answer is there to be found.
   * Without a connection there is nothing to try: each would wait for one in vain.
   */
  private void fail(List<Waiting> batch, Throwable cause) {
    boolean again = batch.size() > 1 || AnswerRepository.isKeyTaken(cause);
    if (again && !(cause instanceof ConnectionException)) {
      batch.forEach(waiting -> post(List.of(waiting)));
    } else {
      batch.forEach(waiting -> waiting.result().completeExceptionally(cause));
    }
  }

  private List<Result> commitAhead(List<JobRequest> requests, Leg leg) {
    return ledger.changeAhead(
        leg, contracts(requests), names(requests), opened -> decide(requests, opened));
  }

  private List<Result> commit(List<JobRequest> requests) {
    return ledger.change(
        contracts(requests), names(requests), opened -> decide(requests, opened).result());
  }

  private static List<ContractId> contracts(List<JobRequest> requests) {
    return requests.stream().map(JobRequest::contract).distinct().toList();
  }

  private static List<Name> names(List<JobRequest> requests) {
    return requests.stream().map(request -> Name.of(request.key())).distinct().toList();
  }

  private Decided<List<Result>> decide(List<JobRequest> requests, Opened opened) {
    var stored = new HashMap<>(opened.answers());
    recall(jobsToRecall(requests, opened), opened);
    var results = new ArrayList<Result>(requests.size());
    for (JobRequest request : requests) {
      results.add(answer(request, opened.changes().get(request.contract()), stored));
    }
    return new Decided<>(results, stored);
  }

  private void recall(Map<ContractId, List<JobId>> jobs, Opened opened) {
    if (!jobs.isEmpty()) {
      opened.awaitAhead().run();
      jobs.forEach(
          (contract, missing) -> ledger.recallJobs(opened.changes().get(contract), missing));
    }
  }

  /** Jobs that are named and not in the book: those that are over. */
  private static Map<ContractId, List<JobId>> jobsToRecall(
      List<JobRequest> requests, Opened opened) {
    var jobs = new LinkedHashMap<ContractId, List<JobId>>();
    for (JobRequest request : requests) {
      JobId job = request.step().job();
      if (request.newJob().isEmpty()
          && !opened.answers().containsKey(Name.of(request.key()))
          && opened.changes().get(request.contract()).book().job(job).isEmpty()) {
        jobs.computeIfAbsent(request.contract(), contract -> new ArrayList<>()).add(job);
      }
    }
    return jobs;
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
    boolean open =
        change.book().job(step.job()).filter(job -> job.state() == Job.State.HELD).isPresent();
    Step.Outcome outcome = step.on(change.book(), change.now());
    if (open && outcome instanceof Step.Done && step instanceof Settle settle) {
      request.measured().ifPresent(measured -> change.settled(settle, measured));
    }
    newJob.ifPresent(job -> change.describe(step.job(), job.facts()));
    if (newJob.isPresent() && outcome instanceof Step.Refused refused) {
      change.refuse(step.job(), newJob.get().person(), refused.refusal());
    }
    return request.reply().to(outcome, change.book(), change.now());
  }
}
