package cloudcredits.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and who signs in to it.
 *
 * @param jdbc the address as the driver wants it; may itself carry user and password
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

  private static final int CONNECT_SECONDS = 5;

  /**
   * Reads either form in use: {@code jdbc:postgresql://host:port/database?user=…} or {@code
   * postgres://user:password@host:port/database}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static DatabaseUrl parse(String text) {
    DatabaseUrl url = text.startsWith("jdbc:") ? ofJdbc(text) : ofUri(text);
    if (Driver.parseURL(url.jdbc, new Properties()) == null) {
      throw new IllegalArgumentException("not an address of a PostgreSQL database");
    }
    return url;
  }

  private static DatabaseUrl ofJdbc(String text) {
    return new DatabaseUrl(text, Optional.empty(), Optional.empty());
  }

  private static DatabaseUrl ofUri(String text) {
    URI uri = URI.create(text);
    if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
      throw new IllegalArgumentException("neither jdbc:postgresql:// nor postgres://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    return new DatabaseUrl(jdbc, part(login, 0), part(login, 1));
  }

  private static Optional<String> part(String[] login, int index) {
    return index < login.length && !login[index].isEmpty()
        ? Optional.of(URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Plain connections with the rights of the login itself: for roles and migrations. */
  DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbc);
    user.ifPresent(source::setUser);
    password.ifPresent(source::setPassword);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setApplicationName("cloud-credits");
    return source;
  }

  /** The same server and login, another database. */
  DatabaseUrl withDatabase(String name) {
    return new DatabaseUrl(jdbc.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, password);
  }

  /** Host, port and database, as a sentence may show them: never the password. */
  @Override
  public String toString() {
    Properties parts = Driver.parseURL(jdbc, new Properties());
    return "%s:%s/%s"
        .formatted(
            PGProperty.PG_HOST.getOrDefault(parts),
            PGProperty.PG_PORT.getOrDefault(parts),
            PGProperty.PG_DBNAME.getOrDefault(parts));
  }
}
