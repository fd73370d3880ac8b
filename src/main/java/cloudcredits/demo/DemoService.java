package cloudcredits.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty database with demonstration data, once. */
public final class DemoService {

  private static final Logger LOG = LoggerFactory.getLogger(DemoService.class);

  /** What a database has of demo data. */
  public enum State {
    /** Nobody has an account yet. */
    EMPTY,
    /** A start was cut short while it made them: the database is of no use to anybody. */
    BEGUN,
    THERE,
    /** Somebody works here without. */
    NOT_WANTED
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final DemoRepository repository = new DemoRepository();

  public DemoService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  public State state() {
    return jdbi.withHandle(repository::state);
  }

  /** Whom a newcomer can sign in as here. */
  public DemoAccounts accounts() {
    return state() == State.THERE ? DemoAccounts.all() : DemoAccounts.NONE;
  }

  /**
   * Makes the demo data in an empty database, in some seconds.
   *
   * @param tools the application's services over the clock
   * @param past stands at the present, and is moved through a year
   */
  public void fill(Tools tools, DemoClock past) {
    Instant now = clock.instant();
    jdbi.useHandle(handle -> repository.begin(handle, now));
    new DemoSeed(tools, past, now).run();
    jdbi.useHandle(handle -> repository.finish(handle, clock.instant()));
    LOG.info("Demo data made in {} s", Duration.between(now, clock.instant()).toSeconds());
  }
}
