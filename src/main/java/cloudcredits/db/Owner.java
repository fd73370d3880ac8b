package cloudcredits.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the login that owns the schema does before any migration: it looks at the server's age and
 * gives the application a role that may read and write rows and nothing more. A migration takes
 * further rights away where rows must never change. Can be done again at every start.
 */
final class Owner {

  static final String APPLICATION_ROLE = "cloudcredits_app";

  /** Two instances that start together must not write the same grants at once; ends with us. */
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_lock(5106291640)";

  private static final int OLDEST_SERVER = 15;
  private static final String ALREADY_THERE = "42710";
  private static final String MADE_AT_THE_SAME_MOMENT = "23505";
  private static final String NOT_ALLOWED = "42501";

  private Owner() {}

  /**
   * @throws DatabaseUnavailable in one plain sentence
   */
  static void prepare(DatabaseUrl url) {
    try (Connection connection = url.dataSource().getConnection()) {
      requireAge(url, connection);
      execute(connection, ONE_AT_A_TIME);
      makeRole(url, connection);
      grant(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "The database at %s cannot be used: %s".formatted(url, sentence(e)), e);
    }
  }

  /** Drops every table, with all that is in them. */
  static void dropSchema(DatabaseUrl url) {
    try (Connection connection = url.dataSource().getConnection()) {
      execute(connection, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "The database at %s cannot be emptied: %s".formatted(url, sentence(e)), e);
    }
  }

  private static void requireAge(DatabaseUrl url, Connection connection) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_SERVER) {
      throw new DatabaseUnavailable(
          "The database at %s is PostgreSQL %s, too old: Cloud Credits needs %d or newer."
              .formatted(url, connection.getMetaData().getDatabaseProductVersion(), OLDEST_SERVER));
    }
  }

  private static void makeRole(DatabaseUrl url, Connection connection) throws SQLException {
    if (canTakeRole(connection)) {
      return;
    }
    try {
      createRole(connection);
      execute(connection, "GRANT " + APPLICATION_ROLE + " TO CURRENT_USER");
    } catch (SQLException e) {
      if (!NOT_ALLOWED.equals(e.getSQLState())) {
        throw e;
      }
      throw new DatabaseUnavailable(
          "The database at %1$s lacks a role that %2$s may not make: run CREATE ROLE %3$s; GRANT %3$s TO %2$s; as its administrator."
              .formatted(url, connection.getMetaData().getUserName(), APPLICATION_ROLE),
          e);
    }
  }

  /** Asked by doing: what a grant allows differs between the server's versions. */
  private static boolean canTakeRole(Connection connection) {
    try {
      execute(connection, "SET ROLE " + APPLICATION_ROLE, "RESET ROLE");
      return true;
    } catch (SQLException absentOrNotGranted) {
      return false;
    }
  }

  private static void createRole(Connection connection) throws SQLException {
    try {
      execute(connection, "CREATE ROLE " + APPLICATION_ROLE + " NOLOGIN");
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (!ALREADY_THERE.equals(state)
          && !MADE_AT_THE_SAME_MOMENT.equals(state)
          && !(NOT_ALLOWED.equals(state) && roleExists(connection))) {
        throw e;
      }
    }
  }

  private static boolean roleExists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT 1 FROM pg_roles WHERE rolname = '" + APPLICATION_ROLE + "'")) {
      return row.next();
    }
  }

  /** By default privileges, never on existing tables: that would give back what was revoked. */
  private static void grant(Connection connection) throws SQLException {
    execute(
        connection,
        "GRANT USAGE ON SCHEMA public TO " + APPLICATION_ROLE,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
            + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "
            + APPLICATION_ROLE,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "
            + APPLICATION_ROLE);
  }

  private static void execute(Connection connection, String... commands) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  /** The first line of what the server or the driver says, with one full stop. */
  static String sentence(Throwable e) {
    String line = e.getMessage().lines().findFirst().orElse("no reason given").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}
