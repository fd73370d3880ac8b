package cloudcredits.db;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server, child of a thread that lives as long as it does: its parent's death is what
 * the kernel ends it for, and the parent of a process is the thread that started it.
 */
final class ServerProcess {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

  private final Process process;
  private volatile boolean ready;
  private volatile boolean ending;

  private ServerProcess(Process process) {
    this.process = process;
  }

  static ServerProcess start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    CompletableFuture<ServerProcess> started = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("postgres").start(() -> keep(builder, started));
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void keep(ProcessBuilder builder, CompletableFuture<ServerProcess> started) {
    ServerProcess server;
    try {
      server = new ServerProcess(builder.start());
    } catch (IOException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(server);
    int status = server.process.onExit().join().exitValue();
    if (server.ready && !server.ending) {
      LOG.error("PostgreSQL ended by itself with status {}", status);
    }
  }

  /** Waits until the server takes connections; false when it has ended instead. */
  boolean awaitReady(Cluster cluster) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_RECOVERY);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      if (cluster.isReady(process.pid())) {
        ready = true;
        return true;
      }
      pause();
    }
    process.destroy();
    return false;
  }

  /** From now on the end of the server is no news. */
  void expectEnd() {
    ending = true;
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
