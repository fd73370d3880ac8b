package cloudcredits;

import cloudcredits.db.Database;
import cloudcredits.db.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;

/**
 * Starts the portal, and ends it in order: whatever was started last ends first, be it after Ctrl-C
 * or because something further could not start.
 */
public final class Main {

  /** Time as the database keeps it, so that what was written reads back equal. */
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private Main() {}

  public static void main(String[] args) {
    // PDF is drawn by classes of java.awt, which must not look for a screen.
    System.setProperty("java.awt.headless", "true");
    Running running = new Running();
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
    try {
      start(running);
    } catch (StartupRefused | DatabaseUnavailable e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void start(Running running) {
    Config config = Config.from(System.getenv());
    Database database = running.add(Database.open(config.dataDirectory(), config.databaseUrl()));
    running.add(App.start(config, database, Clock.tick(Clock.systemUTC(), MICROSECOND)));
    System.out.printf("Cloud Credits is running at %s (Ctrl-C stops it)%n", config.baseUrl());
  }
}
