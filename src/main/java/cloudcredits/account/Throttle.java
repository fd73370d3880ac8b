package cloudcredits.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets each key do something a number of times in a period, evenly refilled. In memory: a restart
 * forgets, and of very many keys those that were quiet longest are forgotten first.
 */
final class Throttle {

  private static final int MOST_KEYS = 50_000;

  private final int times;
  private final Duration period;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  Throttle(int times, Duration period, Clock clock) {
    this.times = times;
    this.period = period;
    this.time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(period).build();
  }

  /** Counts one for the key; false, and counts nothing, when the key has used up its times. */
  boolean take(String key) {
    return bucket(key).tryConsume(1);
  }

  /** Takes back what {@link #take} counted, for what turned out harmless. */
  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        fresh ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                .withCustomTimePrecision(time)
                .build());
  }

  private record ClockTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
