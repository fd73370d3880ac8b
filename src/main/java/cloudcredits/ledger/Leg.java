package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.ledger.AnswerRepository.Name;
import cloudcredits.ledger.AnswerRepository.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A batch on its way, as those behind it see it. Once it is decided it hands on its books and its
 * answers, so that the next batch is decided while this one is written. Whoever takes something
 * from it must not commit before it has, and not at all when it fails.
 */
final class Leg {

  /** The batch ahead did not come through: what was decided on its books is void. */
  static final class Fallen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fallen() {
      super("the batch ahead was not written", null, false, false);
    }
  }

  private final int size;
  private final Runnable handOver;
  private final long begin = System.nanoTime();
  private final Map<ContractId, Remembered> books = new HashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private Optional<Leg> ahead;
  private volatile Map<Name, Stored> answers = Map.of();
  private volatile boolean written;
  private volatile long endedAt;
  private boolean follows;

  /**
   * @param size how many requests it has
   * @param ahead the batch that was decided before it, which may still be on its way
   * @param handOver called when the next batch may be decided
   */
  Leg(int size, Optional<Leg> ahead, Runnable handOver) {
    this.size = size;
    this.ahead = ahead.filter(leg -> !leg.isOver());
    this.handOver = handOver;
  }

  /** The book as the batch ahead will leave it; it is ours from now on. */
  Optional<Remembered> takeBook(ContractId contract) {
    Optional<Remembered> taken = ahead.flatMap(leg -> leg.giveAway(contract));
    follows |= taken.isPresent();
    return taken;
  }

  private synchronized Optional<Remembered> giveAway(ContractId contract) {
    return Optional.ofNullable(books.remove(contract));
  }

  /** The answers that the batch ahead gives to these names. */
  Map<Name, Stored> answersAhead(Collection<Name> asked) {
    var found = new HashMap<Name, Stored>();
    Map<Name, Stored> given = ahead.map(leg -> leg.answers).orElse(Map.of());
    asked.stream().filter(given::containsKey).forEach(name -> found.put(name, given.get(name)));
    follows |= !found.isEmpty();
    return found;
  }

  /** Whether it must wait for the batch ahead, which is not over yet. */
  boolean isHeldUp() {
    return follows && !ahead.orElseThrow().isOver();
  }

  /**
   * Waits for the batch ahead, if anything was taken from it.
   *
   * @throws Fallen when that was not written
   */
  void awaitAhead() {
    if (follows) {
      Leg first = ahead.orElseThrow();
      first.awaitEnd(Long.MAX_VALUE);
      if (!first.written) {
        throw new Fallen();
      }
    }
  }

  /** It is decided: the next batch may take these. */
  void handOver(Map<ContractId, Remembered> after, Map<Name, Stored> given) {
    synchronized (this) {
      books.putAll(after);
    }
    answers = given;
    handOver.run();
  }

  /** It is written: the books that nobody took go to the keeper, before anybody misses them. */
  void succeed(BiConsumer<ContractId, Remembered> keeper) {
    synchronized (this) {
      books.forEach(keeper);
      books.clear();
    }
    end(true);
  }

  /** It was not written: nobody may go on with what it decided. */
  void fail() {
    synchronized (this) {
      books.clear();
    }
    end(false);
  }

  private void end(boolean committed) {
    written = committed;
    ahead = Optional.empty();
    endedAt = System.nanoTime();
    end.countDown();
  }

  int size() {
    return size;
  }

  /** How long it was on its way, of one that is over. */
  long nanosTaken() {
    return endedAt - begin;
  }

  long nanosSinceEnd() {
    return System.nanoTime() - endedAt;
  }

  boolean isOver() {
    return end.getCount() == 0;
  }

  /** Waits for its end, at most so long. */
  void awaitEnd(long nanos) {
    try {
      end.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a ledger's thread", e);
    }
  }
}
