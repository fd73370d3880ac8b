package cloudcredits.metering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Takes so many requests a second from each API key, and twice as many at once after a pause. */
public final class ApiThrottle {

  private static final int MOST_KEYS = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Cache<Integer, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

  /**
   * @param perSecond one or more
   */
  public ApiThrottle(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Counts one request; false when the key has to wait a second. */
  boolean admits(int key) {
    return buckets.get(key, _ -> fresh()).tryConsume(1);
  }

  private Bucket fresh() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, SECOND))
        .build();
  }
}
