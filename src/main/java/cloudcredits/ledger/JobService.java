package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobRequest.TooBusy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Takes steps of jobs and posts them in batches: whatever has queued while the previous commit ran
 * is decided and written in one transaction. A contract always has the same queue. Callers are
 * answered after the commit. Nobody waits for a batch to fill; only right after many were answered
 * the next batch lets them ask again, for a moment that a lone caller never sees.
 */
public final class JobService implements AutoCloseable {

  private static final int BATCH = 500;

  /** How much of the time that the last batch took the next one may wait for its callers. */
  private static final int LINGER_SHARE = 8;

  /** And how much of it while not one of them has come. */
  private static final int LINGER_ALONE_SHARE = 32;

  /** How often an idle worker looks whether it is time to stop. */
  private static final int LOOK_UP_MILLIS = 200;

  /** A request and where its result goes. */
  record Waiting(JobRequest request, CompletableFuture<Result> result) {}

  private final BatchService batches;
  private final List<Worker> workers;
  private volatile boolean closed;

  /**
   * @param workers how many batches are posted at the same time
   * @param queue how many requests may wait for each; beyond that, callers are told to come back
   */
  public JobService(BatchService batches, int workers, int queue) {
    this.batches = batches;
    this.workers = IntStream.range(0, workers).mapToObj(i -> new Worker(i, queue)).toList();
    this.workers.forEach(worker -> worker.thread.start());
  }

  /**
   * Queues a step. The result comes after the commit; the future fails only when the database does,
   * and then the caller can't know whether it happened and asks again with the same key.
   */
  public CompletableFuture<Result> submit(JobRequest request) {
    var waiting = new Waiting(request, new CompletableFuture<>());
    BlockingQueue<Waiting> queue = workerOf(request.contract()).queue;
    // Looked at after it queued: a worker that saw the end and an empty queue will not come back.
    if (!queue.offer(waiting) || (closed && queue.remove(waiting))) {
      waiting.result().complete(new TooBusy());
    }
    return waiting.result();
  }

  /** Finishes what is queued and stops. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      try {
        worker.thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Worker workerOf(ContractId contract) {
    return workers.get(Math.floorMod(contract.hashCode() * 0x9E3779B9 >>> 8, workers.size()));
  }

  /** One thread and its queue; a contract always has the same. */
  private final class Worker {

    private final BlockingQueue<Waiting> queue;
    private final Thread thread;

    Worker(int number, int capacity) {
      queue = new ArrayBlockingQueue<>(capacity);
      thread = Thread.ofPlatform().name("ledger-" + number).daemon().unstarted(this::work);
    }

    private void work() {
      var drained = new ArrayList<Waiting>(BATCH);
      while (take(drained)) {
        long before = System.nanoTime();
        batches.post(drained);
        linger(drained.size(), System.nanoTime() - before);
        drained.clear();
      }
    }

    /**
     * Those who were just answered mostly ask again at once. A batch that began with the first of
     * them would leave the others to the one after: every second batch would be nearly empty.
     */
    private void linger(int answered, long nanos) {
      long from = System.nanoTime();
      while (answered > 1
          && queue.size() < answered
          && System.nanoTime() - from
              < nanos / (queue.isEmpty() ? LINGER_ALONE_SHARE : LINGER_SHARE)) {
        Thread.yield();
      }
    }

    /** Waits for one request and takes all others that wait too; false when it is time to stop. */
    private boolean take(List<Waiting> drained) {
      while (drained.isEmpty()) {
        if (closed && queue.isEmpty()) {
          return false;
        }
        awaitOne(drained);
      }
      queue.drainTo(drained, BATCH - drained.size());
      return true;
    }

    private void awaitOne(List<Waiting> drained) {
      try {
        Waiting first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          drained.add(first);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a ledger's thread", e);
      }
    }
  }
}
