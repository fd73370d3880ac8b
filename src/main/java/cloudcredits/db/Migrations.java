package cloudcredits.db;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date, as its owner: files {@code db/migration/V001__….sql}. Each part of
 * the portal has its own range of numbers, so that a newer file may have a lower one: a database
 * that has later ones already gets it all the same.
 */
final class Migrations {

  private Migrations() {}

  /**
   * @throws DatabaseUnavailable in one plain sentence
   */
  static void run(DatabaseUrl url) {
    try {
      Flyway.configure()
          .dataSource(url.dataSource())
          .locations("classpath:db/migration")
          .schemas("public")
          .cleanDisabled(true)
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailable(
          "The database at %s cannot be brought up to date: %s".formatted(url, reason(e)), e);
    }
  }

  /** The server's own words where a statement failed, for Flyway's begin with a frame. */
  private static String reason(FlywayException e) {
    Throwable words =
        Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .findFirst()
            .orElse(e);
    return Owner.sentence(words);
  }
}
