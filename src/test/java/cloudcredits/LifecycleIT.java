package cloudcredits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.db.DatabaseUrl;
import cloudcredits.db.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, end and what can go wrong between, from outside the process. */
final class LifecycleIT {

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void chooseFolder() throws IOException {
    data = folder.toRealPath().resolve("data");
  }

  @Test
  void startsEndsAndFindsItsDataAgain() throws Exception {
    String identity;
    try (Portal portal = Portal.launch(data).awaitReady()) {
      assertEquals(200, portal.get("/healthz"));
      assertEquals(200, portal.get("/readyz"));
      assertEquals(2, portal.output().size(), "the first operator's link, and the address");
      identity = clusterIdentity();
      portal.terminate();
      assertEquals(List.of(), portal.errors());
    }
    assertEquals(List.of(), servers());
    assertEndedInOrder();
    try (Portal portal = Portal.launch(data).awaitReady()) {
      assertEquals(identity, clusterIdentity());
      portal.terminate();
    }
  }

  /** The password is made once, with the server's files. */
  private String clusterIdentity() throws IOException {
    return Files.readString(data.resolve("database").resolve("password"));
  }

  private void assertEndedInOrder() throws IOException {
    String log = Files.readString(data.resolve("postgres.log"));
    assertTrue(log.contains("database system is shut down"), log);
  }

  @Test
  void keepsItsFilesToItself() throws Exception {
    try (Portal portal = Portal.launch(data).awaitReady()) {
      assertEquals("rwx------", permissions(data));
      assertEquals("rwx------", permissions(data.resolve("database")));
      assertEquals("rw-------", permissions(data.resolve("database").resolve("password")));
      portal.terminate();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void startsAgainAfterItWasKilledAndLeavesNoServer() throws Exception {
    try (Portal portal = Portal.launch(data).awaitReady()) {
      assertEquals(1, servers().size());
      portal.kill();
    }
    try (Portal portal = Portal.launch(data).awaitReady()) {
      assertEquals(200, portal.get("/readyz"));
      assertEquals(1, servers().size());
      portal.kill();
    }
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (!servers().isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertEquals(List.of(), servers());
    assertEndedInOrder();
  }

  /** The numbers of the PostgreSQL servers (not their workers) that run out of the data folder. */
  private List<Long> servers() {
    return ProcessHandle.allProcesses()
        .filter(process -> isOurs(process) && process.parent().filter(this::isOurs).isEmpty())
        .map(ProcessHandle::pid)
        .toList();
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().command().filter(c -> Path.of(c).startsWith(data)).isPresent();
  }

  @Test
  void refusesAFolderThatIsInUse() throws Exception {
    try (Portal first = Portal.launch(data).awaitReady();
        Portal second = Portal.launch(data)) {
      assertRefused(second, "The data folder " + data + " is in use by another process.");
      assertEquals(200, first.get("/readyz"));
      first.terminate();
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        Portal portal = Portal.launch(data, taken.getLocalPort(), Map.of())) {
      assertRefused(
          portal,
          "Port " + taken.getLocalPort() + " is taken: end what uses it or set PORT to another.");
      assertEquals(List.of(), servers());
    }
  }

  @Test
  void usesAGivenDatabaseInsteadOfItsOwn() throws Exception {
    try (TestDatabase given = TestDatabase.fresh();
        Portal portal =
            Portal.launch(data, Portal.freePort(), Map.of("DATABASE_URL", address(given.url())))) {
      assertEquals(200, portal.awaitReady().get("/readyz"));
      assertFalse(Files.exists(data.resolve("database")));
      portal.terminate();
    }
  }

  private static String address(DatabaseUrl url) {
    return "%s?user=%s&password=%s"
        .formatted(url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow());
  }

  @Test
  void refusesADatabaseThatDoesNotAnswer() throws Exception {
    int nobody = Portal.freePort();
    String url = "postgres://ana:secret@127.0.0.1:" + nobody + "/credits";
    try (Portal portal = Portal.launch(data, Portal.freePort(), Map.of("DATABASE_URL", url))) {
      assertRefused(portal, "The database at 127.0.0.1:" + nobody + "/credits cannot be used");
    }
  }

  @Test
  void refusesADatabaseThatIsTooOld() throws Exception {
    try (OldServer server = new OldServer("14.20");
        Portal portal =
            Portal.launch(
                data,
                Portal.freePort(),
                Map.of("DATABASE_URL", "postgres://ana@127.0.0.1:" + server.port() + "/credits"))) {
      assertRefused(
          portal,
          "The database at 127.0.0.1:"
              + server.port()
              + "/credits is PostgreSQL 14.20, too old: Cloud Credits needs 15 or newer.");
    }
  }

  @Test
  void refusesABadSetting() throws Exception {
    try (Portal portal = Portal.launch(data, Portal.freePort(), Map.of("DEV", "perhaps"))) {
      assertRefused(portal, "DEV must be on or off, not \"perhaps\".");
    }
  }

  private static void assertRefused(Portal portal, String beginning) throws Exception {
    assertEquals(1, portal.exitStatus());
    assertEquals(1, portal.errors().size(), portal.errors()::toString);
    assertTrue(portal.errors().getFirst().startsWith(beginning), portal.errors()::toString);
    assertEquals(List.of(), portal.output());
  }
}
