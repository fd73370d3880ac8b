package cloudcredits.faults;

import cloudcredits.db.Database;
import cloudcredits.db.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that a portal runs for itself, seen from outside.
 *
 * @param data the portal's data folder, as this process can reach it
 */
record OwnDatabase(Path data) {

  private static final int PORT_LINE = 3;

  long pid() throws IOException {
    return Long.parseLong(postmaster().getFirst().strip());
  }

  /** A second way in, as that of another instance. */
  Database open() throws IOException {
    String port = postmaster().get(PORT_LINE).strip();
    String password = Files.readString(data.resolve("database").resolve("password"));
    return Database.open(
        data,
        Optional.of(
            new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                Optional.of("cloudcredits"),
                Optional.of(password))));
  }

  /** Ends it at once, without a word to anybody: what it had in memory only is gone. */
  void endAtOnce() throws IOException, InterruptedException {
    Processes.run("kill", "-QUIT", Long.toString(pid()));
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(data.resolve("database").resolve("cluster/postmaster.pid"));
  }
}
