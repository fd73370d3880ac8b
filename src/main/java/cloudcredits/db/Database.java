package cloudcredits.db;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The portal's database, open: of the right age, migrated, and reached through a pool whose
 * connections have the application's rights only.
 */
public final class Database implements AutoCloseable {

  /**
   * What the server calls it when a connection breaks, two transactions wait for each other, disk
   * or memory is short, a lock is not to be had, a statement takes too long or the server ends.
   */
  private static final List<String> AWAY = List.of("08", "40", "53", "55P03", "57");

  /** Two transactions waited for each other, or what one was decided on has changed. */
  private static final String TOO_LATE = "40";

  private final DatabaseUrl url;
  private final Optional<EmbeddedServer> server;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DatabaseUrl url, Optional<EmbeddedServer> server, HikariDataSource pool) {
    this.url = url;
    this.server = server;
    this.pool = pool;
    this.jdbi = Mappings.configure(Jdbi.create(pool));
  }

  /**
   * Opens the given database, or without one the embedded server that keeps its files in the data
   * folder, and brings the schema up to date.
   *
   * @throws DatabaseUnavailable in one plain sentence when that cannot be
   */
  public static Database open(Path dataDirectory, Optional<DatabaseUrl> given) {
    if (given.isPresent()) {
      prepare(given.get());
      return attach(given.get());
    }
    EmbeddedServer server = EmbeddedServer.start(dataDirectory);
    try {
      prepare(server.url());
      return new Database(server.url(), Optional.of(server), Pool.open(server.url()));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Checks the server, makes the application's role and migrates: all that needs the owner. */
  static void prepare(DatabaseUrl url) {
    Owner.prepare(url);
    Migrations.run(url);
  }

  /** Opens a database that is prepared. */
  static Database attach(DatabaseUrl url) {
    return new Database(url, Optional.empty(), Pool.open(url));
  }

  /**
   * The same database by connections of its own whose commits don't wait for the disk, for work
   * that is begun anew when it is cut short. A later commit of an ordinary connection makes it
   * last.
   */
  public Database hasty() {
    return new Database(url, Optional.empty(), Pool.hasty(url));
  }

  /** SQL with the application's rights and the kernel's types. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The same pool, for libraries that speak JDBC. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Throws everything away and makes the schema anew, for the one case in which nothing in it is
   * worth keeping: demo data that were not finished. Only a database of our own is treated so.
   *
   * @throws DatabaseUnavailable when it is a given one
   */
  public void startOver() {
    if (server.isEmpty()) {
      throw new DatabaseUnavailable(
          "The demo data in the database at %s were not finished: empty it and start again."
              .formatted(url));
    }
    Owner.dropSchema(url);
    prepare(url);
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Whether the database answers now, within the pool's few seconds. */
  public boolean answers() {
    try {
      return jdbi.withHandle(handle -> handle.getConnection().isValid(1));
    } catch (SQLException | JdbiException e) {
      return false;
    }
  }

  /** Whether this failed because the database is away for the moment: the client may try again. */
  public static boolean isAwayAfter(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(Database::isAway);
  }

  /** Whether the server refused this for good and rolled it back: asking again changes nothing. */
  public static boolean isRefusalOf(Throwable failure) {
    return !isAwayAfter(failure)
        && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(
                cause -> cause instanceof SQLException refused && refused.getSQLState() != null);
  }

  /** Whether this failed because another transaction was first: it may be tried again at once. */
  public static boolean cameTooLate(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException refused && isOf(refused, TOO_LATE));
  }

  private static boolean isAway(Throwable cause) {
    return switch (cause) {
      case SQLTransientException _ -> true;
      case SQLException refused -> AWAY.stream().anyMatch(state -> isOf(refused, state));
      default -> cause instanceof ConnectionException;
    };
  }

  private static boolean isOf(SQLException refused, String state) {
    return Optional.ofNullable(refused.getSQLState()).orElse("").startsWith(state);
  }

  /** Closes the pool, then stops the server if it is ours. */
  @Override
  public void close() {
    pool.close();
    server.ifPresent(EmbeddedServer::close);
  }

  /** A random key of 32 bytes that every instance on this database has the same of. */
  public byte[] secret(String name) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    return jdbi()
        .inTransaction(
            handle -> {
              handle.execute(
                  "insert into secret values (?, ?) on conflict (name) do nothing", name, fresh);
              return handle
                  .select("select value from secret where name = ?", name)
                  .mapTo(byte[].class)
                  .one();
            });
  }
}
