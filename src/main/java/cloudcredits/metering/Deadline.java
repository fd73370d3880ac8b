package cloudcredits.metering;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long one request may wait for all its replies. */
final class Deadline {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final long end = System.nanoTime() + LONGEST.toNanos();

  /** The reply, or empty when the time is over: then nobody knows yet what became of it. */
  Optional<Reply> await(CompletableFuture<Reply> reply) {
    try {
      long rest = Math.max(0, end - System.nanoTime());
      return Optional.of(reply.get(rest, TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
  }
}
