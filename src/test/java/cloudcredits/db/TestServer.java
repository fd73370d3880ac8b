package cloudcredits.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** One embedded PostgreSQL per test JVM, gone with it; the unpacked programs stay in target. */
final class TestServer {

  static final String TEMPLATE = "migrated";

  private static final String PREFIX = "cloud-credits-test-";

  private static final Path FOLDER = Path.of("target", "test-database").toAbsolutePath();
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final List<String> SETTINGS =
      List.of("fsync=off", "max_connections=300", "max_wal_size=128MB");
  private static final long ENOUGH_MEMORY = 2L << 30;

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
      Path data = parent().resolve(PREFIX + ProcessHandle.current().pid());
      TestServer started = new TestServer(EmbeddedServer.start(data, FOLDER, SETTINGS));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> started.stop(data)));
      started.create(TEMPLATE, "template0");
      Database.prepare(started.url(TEMPLATE));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In memory where there is plenty: a database is some five hundred files. */
  private static Path parent() throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_MEMORY
        ? MEMORY
        : FOLDER;
  }

  /** Of test JVMs that were killed. */
  private static void removeLeftovers() throws IOException {
    try (Stream<Path> entries = Files.list(parent())) {
      for (Path folder : entries.filter(TestServer::isLeftover).toList()) {
        PrivateFiles.delete(folder);
      }
    }
  }

  private static boolean isLeftover(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith(PREFIX)
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
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
