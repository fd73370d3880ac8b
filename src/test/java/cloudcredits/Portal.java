package cloudcredits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The portal as its users start it: a process of its own with an environment of its own. */
public final class Portal implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final String READY = "Cloud Credits is running at http://localhost:";

  private final Process process;
  private final int port;
  private final Path out;
  private final Path err;

  private Portal(Process process, int port, Path out, Path err) {
    this.process = process;
    this.port = port;
    this.out = out;
    this.err = err;
  }

  /** Starts it on a free port with its data in this folder, and does not wait. */
  static Portal launch(Path data) throws IOException {
    return launch(data, freePort(), Map.of());
  }

  public static Portal launch(Path data, int port, Map<String, String> environment)
      throws IOException {
    return launch(data, port, environment, List.of());
  }

  /**
   * The same by another command that ends in running what is appended to it, such as one that gives
   * it a namespace.
   */
  public static Portal launch(
      Path data, int port, Map<String, String> environment, List<String> within)
      throws IOException {
    Path out = Files.createTempFile(data.getParent(), "out", ".txt");
    Path err = Files.createTempFile(data.getParent(), "err", ".txt");
    List<String> command = new ArrayList<>(within);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "cloudcredits.Main"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Stream.of("BASE_URL", "DATABASE_URL", "DEV").forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().put("DEMO", "off");
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("DATA_DIR", data.toString());
    return new Portal(builder.start(), port, out, err);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for the line with the address. */
  public Portal awaitReady() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!Files.readString(out).contains(READY + port + " ")) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("not ready: " + Files.readString(out) + Files.readString(err));
      }
      Thread.sleep(50);
    }
    return this;
  }

  int get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address().resolve(path)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  public long pid() {
    return process.pid();
  }

  /** The exit status, once it has ended by itself. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(err);
  }

  List<String> output() throws IOException {
    return Files.readAllLines(out);
  }

  /** SIGTERM, which ends it as Ctrl-C does; waits until it has ended. */
  public void terminate() throws InterruptedException {
    process.destroy();
    exitStatus();
  }

  /** SIGKILL: it can do nothing more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitStatus();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
