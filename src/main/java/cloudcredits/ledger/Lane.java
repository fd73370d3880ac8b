package cloudcredits.ledger;

import cloudcredits.ledger.JobService.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * A queue of requests and the two threads that post them, in turns: while one writes its batch the
 * other one decides the next. Whatever has queued meanwhile is one batch. Nobody waits for a batch
 * to fill; only while many are on their way, or were just answered and will ask again, the next
 * batch waits for them for a moment that a lone caller never sees.
 */
final class Lane {

  private static final int BATCH = 500;
  private static final int THREADS = 2;

  /** How much of the time that the last batch took the next one may wait for its callers. */
  private static final int LINGER_SHARE = 8;

  /** And how much of it while not one of them has come. */
  private static final int LINGER_ALONE_SHARE = 32;

  /** How often a thread looks whether enough have come to be decided ahead. */
  private static final long LOOK_AHEAD_NANOS = 100_000;

  /** How often an idle lane looks whether it is time to stop. */
  private static final int LOOK_UP_MILLIS = 200;

  private final BatchService batches;
  private final BlockingQueue<Waiting> queue;
  private final int worthABatch;
  private final List<Thread> threads;

  /** Whose turn it is to take the next batch. */
  private final ReentrantLock turn = new ReentrantLock();

  /** Whoever decides has the books of this lane. Not the turn: a thread may wait long for that. */
  private final ReentrantLock deciding = new ReentrantLock(true);

  private volatile Optional<Leg> last = Optional.empty();
  private volatile boolean closed;

  /**
   * @param worthABatch how many must wait before they are decided while the batch ahead is still
   *     being written; fewer wait for its end. A batch costs something of its own, however small it
   *     is: one of all who come is cheaper than two of half of them
   */
  Lane(BatchService batches, int number, int capacity, int worthABatch) {
    this.batches = batches;
    this.worthABatch = worthABatch;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.threads =
        IntStream.range(0, THREADS)
            .mapToObj(
                i ->
                    Thread.ofPlatform()
                        .name("ledger-" + number + "-" + i)
                        .daemon()
                        .start(this::work))
            .toList();
  }

  /** False when too much is waiting, or nothing is taken any more. */
  boolean offer(Waiting waiting) {
    // Looked at after it queued: threads that saw the end and an empty queue will not come back.
    return queue.offer(waiting) && !(closed && queue.remove(waiting));
  }

  /** Takes nothing more. */
  void close() {
    closed = true;
  }

  /** Waits until what is queued is posted. */
  void awaitEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work() {
    var batch = new ArrayList<Waiting>(BATCH);
    while (true) {
      turn.lock();
      if (!take(batch)) {
        turn.unlock();
        return;
      }
      post(batch);
      batch.clear();
    }
  }

  private void post(List<Waiting> batch) {
    deciding.lock();
    var leg = new Leg(batch.size(), last, this::letTheNextBegin);
    last = Optional.of(leg);
    try {
      if (!batches.postAhead(batch, leg)) {
        postAlone(batch, leg);
      }
    } finally {
      letTheNextBegin();
    }
  }

  /** Somebody else came first: the books are read again, and nobody goes on until this is done. */
  private void postAlone(List<Waiting> batch, Leg leg) {
    if (!deciding.isHeldByCurrentThread()) {
      deciding.lock();
    }
    last.filter(other -> other != leg).ifPresent(other -> other.awaitEnd(Long.MAX_VALUE));
    batches.post(batch);
  }

  private void letTheNextBegin() {
    if (deciding.isHeldByCurrentThread()) {
      deciding.unlock();
    }
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
  }

  /** Waits for one request and takes all others that wait too; false when it is time to stop. */
  private boolean take(List<Waiting> batch) {
    last.ifPresent(this::linger);
    while (batch.isEmpty()) {
      if (closed && queue.isEmpty()) {
        return false;
      }
      awaitOne(batch);
    }
    queue.drainTo(batch, BATCH - batch.size());
    return true;
  }

  /**
   * Those who were just answered mostly ask again at once. A batch that began with the first of
   * them would leave the others to the one after: every second batch would be nearly empty.
   */
  private void linger(Leg ahead) {
    while (!ahead.isOver() && queue.size() < worthABatch) {
      ahead.awaitEnd(LOOK_AHEAD_NANOS);
    }
    while (ahead.isOver() && ahead.size() > 1 && queue.size() < ahead.size() && mayLinger(ahead)) {
      Thread.yield();
    }
  }

  private boolean mayLinger(Leg ahead) {
    return ahead.nanosSinceEnd()
        < ahead.nanosTaken() / (queue.isEmpty() ? LINGER_ALONE_SHARE : LINGER_SHARE);
  }

  private void awaitOne(List<Waiting> batch) {
    try {
      Waiting first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a ledger's thread", e);
    }
  }
}
