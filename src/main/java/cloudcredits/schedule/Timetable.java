package cloudcredits.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * What runs by the clock. Several instances on one database share the work: each run is one
 * instance's. Nothing is wrong when a run is late, only not written down yet.
 */
public final class Timetable implements AutoCloseable {

  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  /** One more than there is long work, so that the short never waits for it. */
  private static final int THREADS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A piece of work that is done again and again.
   *
   * @param name stays the same over restarts: the database knows the work by it
   * @param every from the end of one run to the start of the next
   */
  public record Work(String name, Duration every, Runnable action) {}

  private final Scheduler scheduler;

  private Timetable(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Starts; the first runs come at once. */
  public static Timetable start(DataSource database, List<Work> works) {
    List<RecurringTask<Void>> tasks = works.stream().map(Timetable::task).toList();
    Scheduler scheduler =
        Scheduler.create(database)
            .startTasks(tasks)
            .threads(THREADS)
            .pollingInterval(LOOK_UP)
            .shutdownMaxWait(PATIENCE)
            .build();
    scheduler.start();
    return new Timetable(scheduler);
  }

  /** Lets running work finish. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private static RecurringTask<Void> task(Work work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.every()))
        .execute((instance, context) -> work.action().run());
  }
}
