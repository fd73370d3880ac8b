package cloudcredits.db;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
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
 * the kernel ends it for, and the parent of a process is the thread that started it. A server that
 * ends unasked, killed or for want of disk, is started again until it stays.
 */
final class ServerProcess {

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);
  private static final Duration LOOK_UP = Duration.ofMillis(20);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);

  private final ProcessBuilder builder;
  private volatile Process process;
  private volatile boolean ready;
  private boolean ending;

  private ServerProcess(ProcessBuilder builder) throws IOException {
    this.builder = builder;
    this.process = builder.start();
  }

  static ServerProcess start(List<String> command, Path log) throws IOException {
    Files.deleteIfExists(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
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
      server = new ServerProcess(builder);
    } catch (IOException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(server);
    server.keepRunning();
  }

  private void keepRunning() {
    do {
      int status = process.onExit().join().exitValue();
      if (isToEnd()) {
        return;
      }
      LOG.error("PostgreSQL ended by itself with status {} and is started again", status);
      pause(BETWEEN_STARTS);
    } while (startAgain());
  }

  /** One that was never ready is given up: its start is tried again on another port. */
  private synchronized boolean isToEnd() {
    return ending || !ready;
  }

  /** False when the end was asked for meanwhile. */
  private synchronized boolean startAgain() {
    if (ending) {
      return false;
    }
    try {
      process = builder.start();
    } catch (IOException e) {
      LOG.error("PostgreSQL cannot be started", e);
    }
    return true;
  }

  /** Waits until the server takes connections; false when it has ended instead. */
  boolean awaitReady(Cluster cluster) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_RECOVERY);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      if (cluster.isReady(process.pid())) {
        ready = true;
        return true;
      }
      pause(LOOK_UP);
    }
    process.destroy();
    return false;
  }

  /** From now on the end of the server is no news; false when it does not run. */
  synchronized boolean expectEnd() {
    ending = true;
    return process.isAlive();
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
