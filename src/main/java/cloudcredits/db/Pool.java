package cloudcredits.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The application's connections: few, with its own role, and with a limit on every wait. */
final class Pool {

  private static final int CONNECTIONS = 10;
  private static final int IDLE_CONNECTIONS = 2;
  private static final Duration WAIT_FOR_A_CONNECTION = Duration.ofSeconds(5);

  /** Longer than any statement may take: it is for a server that has gone without a word. */
  private static final Duration WAIT_FOR_THE_SERVER = Duration.ofSeconds(60);

  private static final String SESSION =
      """
      SET ROLE %s;
      SET TIME ZONE 'UTC';
      SET statement_timeout = '30s';
      SET lock_timeout = '10s';
      SET idle_in_transaction_session_timeout = '60s'
      """
          .formatted(Owner.APPLICATION_ROLE);

  private Pool() {}

  static HikariDataSource open(DatabaseUrl url) {
    return open(url, SESSION);
  }

  /** Connections whose commits do not wait for the disk: only for what can be made again. */
  static HikariDataSource hasty(DatabaseUrl url) {
    return open(url, SESSION + "; SET synchronous_commit = off");
  }

  private static HikariDataSource open(DatabaseUrl url, String session) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(url.jdbc());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    config.setConnectionTimeout(WAIT_FOR_A_CONNECTION.toMillis());
    config.setConnectionInitSql(session);
    config.addDataSourceProperty("socketTimeout", WAIT_FOR_THE_SERVER.toSeconds());
    config.addDataSourceProperty("connectTimeout", WAIT_FOR_A_CONNECTION.toSeconds());
    config.addDataSourceProperty("ApplicationName", "cloud-credits");
    return new HikariDataSource(config);
  }
}
