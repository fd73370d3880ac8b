package cloudcredits.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Meters jobs at a portal. Every step carries a key of the caller's choice, such as the job's own
 * number with the step's name: keep it until there is an outcome, and after a crash ask again with
 * it. A step acts once, however often it is asked for with one key; this client asks until there is
 * a final answer, as long as its patience lasts.
 *
 * <p>Every step throws {@link Unanswered} when there was no final answer in time, and {@link
 * IllegalStateException} when the portal does not take the API key. Safe for use by many threads.
 */
public final class CreditsClient implements AutoCloseable {

  private final Wire wire;

  /**
   * @param portal its address, as {@code https://credits.example}
   * @param apiKey as an operator made it
   */
  public CreditsClient(URI portal, String apiKey) {
    this(portal, apiKey, Patience.DEFAULT);
  }

  public CreditsClient(URI portal, String apiKey, Patience patience) {
    this.wire = new Wire(portal, apiKey, patience);
  }

  /** Sets credits aside before a job runs, for this long. */
  public Outcome hold(String key, Order order, Duration lasts)
      throws IOException, InterruptedException {
    var members = new LinkedHashMap<>(order.members());
    members.put("duration", lasts.toString());
    return wire.post(key, "holds", members);
  }

  /** Charges a job whose cost is known. */
  public Outcome charge(String key, Order order) throws IOException, InterruptedException {
    return wire.post(key, "charges", order.members());
  }

  /** Charges what a job cost; the rest of its hold comes back. */
  public Outcome settle(String key, UUID job, Cost cost) throws IOException, InterruptedException {
    return settle(key, job, cost, true);
  }

  /** Charges a part of what a job costs; the rest stays held. */
  public Outcome settlePart(String key, UUID job, Cost cost)
      throws IOException, InterruptedException {
    return settle(key, job, cost, false);
  }

  private Outcome settle(String key, UUID job, Cost cost, boolean last)
      throws IOException, InterruptedException {
    var members = new LinkedHashMap<>(cost.members());
    members.put("final", last);
    return wire.post(key, "holds/" + job + "/settle", members);
  }

  /** Gives back everything that is held. */
  public Outcome release(String key, UUID job) throws IOException, InterruptedException {
    return wire.post(key, "holds/" + job + "/release", Map.of());
  }

  /** Keeps a hold for this long from now. */
  public Outcome extend(String key, UUID job, Duration lasts)
      throws IOException, InterruptedException {
    return wire.post(key, "holds/" + job + "/extend", Map.of("duration", lasts.toString()));
  }

  /** Gives back settled credits; empty: all of them. */
  public Outcome reverse(String key, UUID job, Optional<BigDecimal> credits)
      throws IOException, InterruptedException {
    var members = new LinkedHashMap<String, Object>();
    credits.ifPresent(some -> members.put("credits", some.toPlainString()));
    return wire.post(key, "jobs/" + job + "/reversals", members);
  }

  @Override
  public void close() {
    wire.close();
  }
}
