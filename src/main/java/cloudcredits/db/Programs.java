package cloudcredits.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are called on this system. They refuse to run as root: there they run
 * in a user namespace of their own, where root is nobody but still owns the files.
 *
 * @param folder the unpacked binaries
 */
record Programs(Path folder) {

  private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
  private static final List<String> NOT_AS_ROOT =
      LINUX && isRoot() ? List.of("unshare", "-U") : List.of();

  /**
   * The server's command. On Linux in a session of its own, so that Ctrl-C reaches us first, and
   * with the kernel's promise to interrupt it (a fast, clean shutdown) when the thread that starts
   * it dies, in whatever way.
   */
  List<String> server(List<String> options) {
    List<String> command = new ArrayList<>();
    if (LINUX) {
      command.add("setsid");
      command.addAll(NOT_AS_ROOT);
      command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
    }
    command.add(program("postgres"));
    command.addAll(options);
    return command;
  }

  /**
   * Runs a program to its end.
   *
   * @throws DatabaseUnavailable with its last words when it fails
   */
  void run(String program, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(NOT_AS_ROOT);
    command.add(program(program));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try (var output = process.inputReader()) {
      String lastWords = output.lines().reduce("", (earlier, later) -> later);
      if (process.waitFor() != 0) {
        throw new DatabaseUnavailable(
            "The embedded PostgreSQL cannot be used, %s failed: %s".formatted(program, lastWords));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
