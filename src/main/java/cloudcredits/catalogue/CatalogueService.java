package cloudcredits.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The door to the catalogue: services, what a job on them costs, and new rates (rules §8). Every
 * job is priced here, so the catalogue is kept in memory. Another instance sees a new rate within
 * {@link #FRESH}, this one at once.
 */
public final class CatalogueService {

  static final Duration FRESH = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

  public CatalogueService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  private record Snapshot(List<Service> services, Instant readAt) {

    /** Not from the future either: a clock put back must not keep a snapshot alive. */
    boolean isFreshAt(Instant now) {
      return !now.isBefore(readAt) && Duration.between(readAt, now).compareTo(FRESH) < 0;
    }
  }

  /** All services, in the order of the chart. */
  public List<Service> services() {
    Snapshot known = snapshot;
    return known.isFreshAt(clock.instant()) ? known.services() : readIfStale();
  }

  /** One thread reads, the others wait for it. */
  private synchronized List<Service> readIfStale() {
    return snapshot.isFreshAt(clock.instant()) ? snapshot.services() : read();
  }

  private synchronized List<Service> read() {
    Instant now = clock.instant();
    snapshot = new Snapshot(jdbi.withHandle(CatalogueRepository::services), now);
    return snapshot.services();
  }

  public Optional<Service> service(String key) {
    return find(services(), key);
  }

  private static Optional<Service> find(List<Service> services, String key) {
    return services.stream().filter(service -> service.key().equals(key)).findFirst();
  }

  /**
   * What a job costs. Changes nothing.
   *
   * @param rawVariables by name, as they came from outside; they are validated here
   * @param at when the job occurred: the rate in force then prices it
   */
  public Pricing price(String serviceKey, Map<String, ?> rawVariables, Instant at) {
    return service(serviceKey)
        .map(service -> service.price(rawVariables, at))
        .orElseGet(() -> new Pricing.UnknownService(serviceKey));
  }

  /** Publishes a service's next rate, in force from now on. */
  public Publication publishRate(String serviceKey, String expression, String words) {
    Instant now = now();
    return publish(serviceKey, new RateDraft(RateExpression.of(expression), words, now), now);
  }

  /**
   * Publishes a service's next rate, in force from a given start.
   *
   * @param validFrom not in the past, and after the start of every version before
   */
  public Publication publishRate(
      String serviceKey, String expression, String words, Instant validFrom) {
    Instant start = validFrom.truncatedTo(ChronoUnit.MICROS);
    return publish(serviceKey, new RateDraft(RateExpression.of(expression), words, start), now());
  }

  /** As fine as the database keeps it, lest a start be rounded to before its writing. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Publication publish(String serviceKey, RateDraft draft, Instant now) {
    Publication publication = jdbi.inTransaction(handle -> publish(handle, serviceKey, draft, now));
    read();
    return publication;
  }

  private static Publication publish(
      Handle handle, String serviceKey, RateDraft draft, Instant now) {
    return find(CatalogueRepository.services(handle), serviceKey)
        .map(service -> publish(handle, service, draft, now))
        .orElseGet(() -> new Publication.UnknownService(serviceKey));
  }

  private static Publication publish(Handle handle, Service service, RateDraft draft, Instant now) {
    List<InputProblem> problems = draft.problems(service, now);
    if (!problems.isEmpty()) {
      return new Publication.Refused(problems);
    }
    Rate rate = draft.as(service.rates().size() + 1);
    return CatalogueRepository.addRate(handle, service.key(), rate, now)
        ? new Publication.Published(service, rate)
        : new Publication.Refused(
            List.of(
                new InputProblem(
                    "validFrom", "Another rate has just been published: look at it first")));
  }
}
