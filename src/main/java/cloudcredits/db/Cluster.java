package cloudcredits.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The server's files in a data folder, with the password of its only login beside them.
 *
 * @param data the data folder, as the system really calls it
 */
record Cluster(Path data) {

  static final String SUPERUSER = "cloudcredits";

  private static final int PASSWORD_BYTES = 24;
  private static final int STATUS_LINE = 7;
  private static final String STOP_SECONDS = "60";

  static Cluster in(Path data) {
    return new Cluster(data);
  }

  Path files() {
    return data.resolve("database").resolve("cluster");
  }

  String password() {
    try {
      return Files.readString(data.resolve("database").resolve("password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made beside its place and moved there when it is whole, so that no crash leaves a half. */
  void createIfMissing(Programs programs, boolean inHaste) throws IOException {
    Path place = data.resolve("database");
    if (Files.exists(place)) {
      return;
    }
    Path unfinished = data.resolve("database-new");
    PrivateFiles.delete(unfinished);
    PrivateFiles.directories(unfinished);
    Path password = unfinished.resolve("password");
    PrivateFiles.write(password, newPassword());
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-D", unfinished.resolve("cluster").toString()));
    options.addAll(List.of("-U", SUPERUSER, "--pwfile=" + password, "--auth=scram-sha-256"));
    options.addAll(List.of("--encoding=UTF8", "--locale=C"));
    options.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    if (inHaste) {
      options.add("--no-sync");
    }
    programs.run("initdb", options);
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * Stops the server of an earlier process that was killed: it is about to end by itself, or on
   * systems where the kernel makes no such promise it still runs. The number that it left may be
   * another program's by now; only a program out of our own folder is meant.
   */
  void stopOrphan(Programs programs) throws IOException {
    List<String> left = postmaster();
    if (left.isEmpty()) {
      return;
    }
    boolean runs =
        ProcessHandle.of(Long.parseLong(left.getFirst().strip()))
            .flatMap(process -> process.info().command())
            .filter(command -> Path.of(command).startsWith(data))
            .isPresent();
    if (runs) {
      stop(programs);
    }
  }

  void stop(Programs programs) {
    try {
      programs.run(
          "pg_ctl",
          List.of("stop", "-D", files().toString(), "-m", "fast", "-w", "-t", STOP_SECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this very process says in its file that it takes connections. */
  boolean isReady(long pid) throws IOException {
    List<String> lines = postmaster();
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** What the server writes about itself: its number first, its status last; empty when none. */
  private List<String> postmaster() throws IOException {
    try {
      return Files.readAllLines(files().resolve("postmaster.pid"));
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }
}
