package cloudcredits.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL of our own, from the binaries that come with the portal: its files in the data
 * folder, one process at a time on it, reachable from this machine only and with a password. It
 * loses nothing that was committed: it stops when we stop, also when we are killed, and when it
 * ends before that it is started again.
 *
 * <p>In the data folder: {@code lock}, {@code binaries-…}, {@code database} (the server's files and
 * its password) and {@code postgres.log} of the latest start.
 */
final class EmbeddedServer implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private final FolderLock lock;
  private final Cluster cluster;
  private final Programs programs;
  private final ServerProcess process;
  private final DatabaseUrl url;

  private EmbeddedServer(
      FolderLock lock, Cluster cluster, Programs programs, ServerProcess process, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.programs = programs;
    this.process = process;
    this.url =
        new DatabaseUrl(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            Optional.of(Cluster.SUPERUSER),
            Optional.of(cluster.password()));
  }

  /**
   * @throws DatabaseUnavailable when the folder is in use or the server does not start
   */
  static EmbeddedServer start(Path dataDirectory) {
    return start(dataDirectory, dataDirectory, List.of());
  }

  /** The same with the programs elsewhere and settings of one's own: {@code name=value}. */
  static EmbeddedServer start(Path data, Path binaries, List<String> settings) {
    FolderLock lock = FolderLock.take(data);
    try {
      Programs programs = new Programs(Binaries.unpack(binaries));
      Cluster cluster = Cluster.in(lock.folder());
      cluster.stopOrphan(programs);
      cluster.createIfMissing(programs, settings.contains("fsync=off"));
      return launch(lock, cluster, programs, settings);
    } catch (IOException e) {
      lock.close();
      throw new DatabaseUnavailable(
          "The data folder %s cannot be used: %s".formatted(data, e.getMessage()), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Another process may take the free port before the server does: then with another one. */
  private static EmbeddedServer launch(
      FolderLock lock, Cluster cluster, Programs programs, List<String> settings)
      throws IOException {
    Path log = lock.folder().resolve("postgres.log");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = freePort();
      List<String> command = programs.server(options(cluster, port, settings));
      ServerProcess process = ServerProcess.start(command, log);
      if (process.awaitReady(cluster)) {
        return new EmbeddedServer(lock, cluster, programs, process, port);
      }
    }
    throw new DatabaseUnavailable(
        "The embedded PostgreSQL did not start: %s (more in %s)".formatted(lastLine(log), log));
  }

  private static List<String> options(Cluster cluster, int port, List<String> settings) {
    List<String> options = new ArrayList<>(List.of("-D", cluster.files().toString()));
    options.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port)));
    options.addAll(List.of("-c", "unix_socket_directories="));
    // Its start, its stop and what ends it; not each refused statement with its values.
    options.addAll(List.of("-c", "log_min_messages=log", "-c", "log_checkpoints=off"));
    options.addAll(List.of("-c", "timezone=UTC", "-c", "log_timezone=UTC"));
    settings.forEach(setting -> options.addAll(List.of("-c", setting)));
    return options;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
  }

  DatabaseUrl url() {
    return url;
  }

  /** Stops the server in order, ending whatever is still connected, and frees the folder. */
  @Override
  public void close() {
    try {
      if (process.expectEnd()) {
        cluster.stop(programs);
      }
    } finally {
      lock.close();
    }
  }
}
