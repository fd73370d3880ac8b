package cloudcredits.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** One embedded PostgreSQL per test JVM, in {@code target}, gone with the JVM. */
final class TestServer {

  static final String TEMPLATE = "migrated";

  private static final Path FOLDER = Path.of("target", "test-database").toAbsolutePath();

  private final EmbeddedServer server;

  private TestServer(EmbeddedServer server) {
    this.server = server;
  }

  /** Starts it on first use. */
  static TestServer running() {
    return Holder.RUNNING;
  }

  private static final class Holder {
    static final TestServer RUNNING = start();
  }

  private static TestServer start() {
    try {
      PrivateFiles.directories(FOLDER);
      removeLeftovers();
      Path data = FOLDER.resolve("jvm-" + ProcessHandle.current().pid());
      TestServer started = new TestServer(EmbeddedServer.startForTests(data, FOLDER));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> started.stop(data)));
      started.create(TEMPLATE, "template0");
      Database.prepare(started.url(TEMPLATE));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of test JVMs that were killed. */
  private static void removeLeftovers() throws IOException {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      for (Path folder : entries.filter(TestServer::isLeftover).toList()) {
        PrivateFiles.delete(folder);
      }
    }
  }

  private static boolean isLeftover(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith("jvm-")
        && ProcessHandle.of(Long.parseLong(name.substring("jvm-".length()))).isEmpty();
  }

  private void stop(Path data) {
    server.close();
    try {
      PrivateFiles.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DatabaseUrl url(String database) {
    return server.url().withDatabase(database);
  }

  void create(String database, String template) {
    execute("CREATE DATABASE " + database + " TEMPLATE " + template);
  }

  void drop(String database) {
    execute("DROP DATABASE " + database + " WITH (FORCE)");
  }

  void execute(String command) {
    try (Connection connection = server.url().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
