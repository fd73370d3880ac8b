package cloudcredits.catalogue;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
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
  private final AuditService audit;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

  public CatalogueService(Jdbi jdbi, Clock clock, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
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

  /** What would become of a rate if it were published now. Changes nothing. */
  public Rehearsal rehearse(String serviceKey, NewRate proposed) {
    Instant now = now();
    return find(read(), serviceKey)
        .map(service -> rehearse(service, proposed, now))
        .orElseGet(() -> new Rehearsal.UnknownService(serviceKey));
  }

  private static Rehearsal rehearse(Service service, NewRate proposed, Instant now) {
    Optional<Rate> latest = service.latestRate();
    if (isOvertaken(latest, proposed)) {
      return new Rehearsal.Meanwhile(latest.orElseThrow());
    }
    RateDraft draft = proposed.draft(now);
    List<InputProblem> problems = draft.problems(service, now);
    return problems.isEmpty()
        ? new Rehearsal.Passed(
            service,
            draft.as(service.rates().size() + 1),
            RateComparison.of(
                service.variables(), latest.map(Rate::expression), draft.expression()))
        : new Rehearsal.Refused(problems);
  }

  private static boolean isOvertaken(Optional<Rate> latest, NewRate proposed) {
    return latest.filter(rate -> rate.version() != proposed.after()).isPresent();
  }

  /**
   * Publishes a service's next rate. Sent twice, it is published once.
   *
   * @param proposed its start is not in the past, and after the start of every version before
   */
  public Publication publishRate(String serviceKey, NewRate proposed, Actor actor) {
    Instant now = now();
    Publication publication =
        jdbi.inTransaction(tx -> publish(tx, serviceKey, proposed, actor, now));
    read();
    return publication;
  }

  /** As fine as the database keeps it, lest a start be rounded to before its writing. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Publication publish(
      Handle tx, String serviceKey, NewRate proposed, Actor actor, Instant now) {
    return find(CatalogueRepository.services(tx), serviceKey)
        .map(service -> publish(tx, service, proposed, actor, now))
        .orElseGet(() -> new Publication.UnknownService(serviceKey));
  }

  private Publication publish(
      Handle tx, Service service, NewRate proposed, Actor actor, Instant now) {
    return switch (rehearse(service, proposed, now)) {
      case Rehearsal.UnknownService(String key) -> new Publication.UnknownService(key);
      case Rehearsal.Refused(List<InputProblem> problems) -> new Publication.Refused(problems);
      case Rehearsal.Meanwhile(Rate latest) -> overtaken(service, proposed, latest);
      case Rehearsal.Passed(Service _, Rate rate, RateComparison _) ->
          CatalogueRepository.addRate(tx, service.key(), rate, now)
              ? published(tx, service, rate, actor, now)
              : publish(tx, service.key(), proposed, actor, now);
    };
  }

  private static Publication overtaken(Service service, NewRate proposed, Rate latest) {
    return proposed.became(latest)
        ? new Publication.Published(service, latest)
        : new Publication.Meanwhile(latest);
  }

  private Publication published(Handle tx, Service service, Rate rate, Actor actor, Instant now) {
    String detail =
        "Version %d from %s: %s %s"
            .formatted(
                rate.version(), Figures.instant(rate.validFrom()), rate.expression(), rate.words());
    audit.record(
        tx, now, actor, Optional.empty(), AuditAction.RATE_CHANGED, service.name(), detail);
    return new Publication.Published(service, rate);
  }
}
