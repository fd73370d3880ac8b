package cloudcredits.client;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param oneAnswer for the answer to one attempt
 * @param inAll for a final answer, over all attempts
 * @param first between the first two attempts; each further pause is up to twice as long
 * @param longest between two attempts, unless the portal asks for more
 */
public record Patience(Duration oneAnswer, Duration inAll, Duration first, Duration longest) {

  /** 15 seconds for an answer, two minutes in all. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));

  /**
   * The pause after an attempt.
   *
   * @param attempt 0 for the first
   * @param chance from 0 to 1: clients that failed together must not come back together
   * @param asked what the portal wants at least
   */
  Duration pause(int attempt, double chance, Duration asked) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt, 20));
    Duration most = doubled.compareTo(longest) < 0 ? doubled : longest;
    Duration own = Duration.ofNanos((long) (most.toNanos() * (0.5 + chance / 2)));
    return own.compareTo(asked) < 0 ? asked : own;
  }
}
