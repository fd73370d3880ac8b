package cloudcredits.account;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing several times, all beginning together. */
final class AtOnce {

  private AtOnce() {}

  static <T> List<T> run(int times, Callable<T> thing) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    try (var threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return thing.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    }
  }
}
