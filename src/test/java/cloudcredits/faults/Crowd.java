package cloudcredits.faults;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Services that go on metering, whatever happens to the portal meanwhile. */
final class Crowd implements AutoCloseable {

  private static final int SERVICES = 8;

  /** How often it is looked whether enough has happened. */
  private static final int LOOK_UP_MILLIS = 5;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Meter> meters;
  private final List<Future<Void>> works;
  private volatile boolean over;

  private Crowd(Ground ground, List<URI> portals) {
    this.meters =
        IntStream.range(0, SERVICES)
            .mapToObj(i -> new Meter(new Line(portals, ground.key.text(), failures), i))
            .toList();
    this.works = meters.stream().map(meter -> threads.submit(() -> work(meter))).toList();
  }

  /** Begins to work on this ground through these instances of the portal. */
  static Crowd on(Ground ground, URI... portals) {
    return new Crowd(ground, List.of(portals));
  }

  private Void work(Meter meter) throws InterruptedException {
    while (!over) {
      meter.job();
      done.incrementAndGet();
    }
    return null;
  }

  /** Waits until so many more jobs are over. */
  void letJobsEnd(int more) throws Exception {
    await(done::get, done.get() + more);
  }

  /** Waits until so many more attempts have failed: the fault is felt. */
  void letAttemptsFail(int more) throws Exception {
    await(failures::get, failures.get() + more);
  }

  private void await(IntSupplier count, int target) throws Exception {
    while (count.getAsInt() < target) {
      for (Future<Void> work : works) {
        if (work.isDone()) {
          result(work);
        }
      }
      Thread.sleep(LOOK_UP_MILLIS);
    }
  }

  /**
   * Takes up no further job, lets each get its final answers, and asks everything once more: the
   * answers must be the same.
   */
  List<Meter> end() throws Exception {
    over = true;
    for (Future<Void> work : works) {
      result(work);
    }
    List<Callable<Void>> again = meters.stream().map(Crowd::askingAgain).toList();
    for (Future<Void> asked : threads.invokeAll(again)) {
      result(asked);
    }
    return meters;
  }

  private static Callable<Void> askingAgain(Meter meter) {
    return () -> {
      meter.askEverythingAgain();
      return null;
    };
  }

  private static void result(Future<Void> work) throws Exception {
    try {
      work.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
