package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobRequest.TooBusy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Takes steps of jobs and posts them in batches: whatever has queued while others were written is
 * decided and written in one transaction. A contract always has the same lane. Callers are answered
 * after the commit.
 */
public final class JobService implements AutoCloseable {

  /** A request and where its result goes. */
  record Waiting(JobRequest request, CompletableFuture<Result> result) {}

  private static final int WORTH_A_BATCH = 64;
  private static final int MOST_LANES = 8;

  private final List<Lane> lanes;

  /**
   * @param lanes how many queues there are; each has two batches on their way at most
   * @param queue how many requests may wait for each; beyond that, callers are told to come back
   */
  public JobService(BatchService batches, int lanes, int queue) {
    this(batches, lanes, queue, WORTH_A_BATCH);
  }

  /**
   * @param worthABatch how many must wait before they are decided while others are being written
   */
  JobService(BatchService batches, int lanes, int queue, int worthABatch) {
    this.lanes =
        IntStream.range(0, lanes).mapToObj(i -> new Lane(batches, i, queue, worthABatch)).toList();
  }

  /**
   * As many lanes as keep the processors busy, if the database has as many: a lane keeps one of
   * ours and one of the database's at work. Fewer are better, for their batches are fuller.
   */
  public static int lanesForThisMachine() {
    return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_LANES);
  }

  /**
   * Queues a step. The result comes after the commit; the future fails only when the database does,
   * and then the caller can't know whether it happened and asks again with the same key.
   */
  public CompletableFuture<Result> submit(JobRequest request) {
    var waiting = new Waiting(request, new CompletableFuture<>());
    if (!laneOf(request.contract()).offer(waiting)) {
      waiting.result().complete(new TooBusy());
    }
    return waiting.result();
  }

  /** Finishes what is queued and stops. */
  @Override
  public void close() {
    lanes.forEach(Lane::close);
    try {
      for (Lane lane : lanes) {
        lane.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Lane laneOf(ContractId contract) {
    return lanes.get(Math.floorMod(contract.hashCode() * 0x9E3779B9 >>> 8, lanes.size()));
  }
}
