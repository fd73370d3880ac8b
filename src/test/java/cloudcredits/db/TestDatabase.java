package cloudcredits.db;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated, empty database for one test, on the test JVM's own PostgreSQL:
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.fresh()) {
 *   database.jdbi().useHandle(…);
 * }
 * }</pre>
 *
 * <p>Takes some tens of milliseconds (a copy of a template); the first one of a JVM a second or
 * two.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private final DatabaseUrl url;
  private final Database database;
  private final Jdbi owner;

  private TestDatabase(String name, DatabaseUrl url) {
    this.name = name;
    this.url = url;
    this.database = Database.attach(url);
    this.owner = Mappings.configure(Jdbi.create(url.dataSource()));
  }

  /** A database of its own, with every migration run and no row. */
  public static TestDatabase fresh() {
    TestServer server = TestServer.running();
    String name = "test_" + NUMBER.incrementAndGet();
    server.create(name, TestServer.TEMPLATE);
    return new TestDatabase(name, server.url(name));
  }

  /** What the application gets at start; closing this object closes it. */
  public Database database() {
    return database;
  }

  /** With the application's rights, as in production. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** With the owner's rights, for what the application must not do itself. */
  public Jdbi owner() {
    return owner;
  }

  /** Where it is, for a second {@link Database} or a process of its own. */
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    database.close();
    TestServer.running().drop(name);
  }
}
