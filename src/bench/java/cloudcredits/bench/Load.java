package cloudcredits.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A number of callers that each do one thing after the other for some seconds. */
final class Load {

  /** What one caller does again and again; returns how many operations it was. */
  interface Caller {
    int call(int caller, int round) throws Exception;
  }

  /**
   * How it went.
   *
   * @param perSecond operations, all callers together
   */
  record Figures(double perSecond, Duration p50, Duration p99) {

    /** The run in the middle, by throughput. */
    static Figures median(List<Figures> runs) {
      return runs.stream()
          .sorted((a, b) -> Double.compare(a.perSecond, b.perSecond))
          .toList()
          .get(runs.size() / 2);
    }
  }

  private record Done(long operations, long[] nanos) {}

  private Load() {}

  static Figures run(int callers, Duration length, Caller caller) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    List<Callable<Done>> tasks =
        IntStream.range(0, callers)
            .<Callable<Done>>mapToObj(number -> () -> loop(number, end, caller))
            .toList();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(callers)) {
      List<Done> done = threads.invokeAll(tasks).stream().map(Load::result).toList();
      double seconds = (System.nanoTime() - start) / 1e9;
      long operations = done.stream().mapToLong(Done::operations).sum();
      long[] nanos = done.stream().flatMapToLong(d -> Arrays.stream(d.nanos())).sorted().toArray();
      return new Figures(operations / seconds, at(nanos, 0.50), at(nanos, 0.99));
    }
  }

  /** Latencies are of one call each, divided by its operations: of one operation. */
  private static Done loop(int number, long end, Caller caller) throws Exception {
    long[] nanos = new long[1 << 16];
    long operations = 0;
    int calls = 0;
    while (System.nanoTime() < end) {
      long before = System.nanoTime();
      int count = caller.call(number, calls);
      nanos[calls % nanos.length] = (System.nanoTime() - before) / count;
      operations += count;
      calls++;
    }
    return new Done(operations, Arrays.copyOf(nanos, Math.min(calls, nanos.length)));
  }

  private static Duration at(long[] sorted, double share) {
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))]);
  }

  private static Done result(Future<Done> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
