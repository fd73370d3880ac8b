package cloudcredits.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DatabaseIT {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theApplicationHasItsOwnRoleAndLimits() {
    assertEquals("cloudcredits_app", show(database.jdbi(), "role"));
    assertEquals("30s", show(database.jdbi(), "statement_timeout"));
    assertEquals("10s", show(database.jdbi(), "lock_timeout"));
    assertEquals("1min", show(database.jdbi(), "idle_in_transaction_session_timeout"));
    assertEquals("UTC", show(database.jdbi(), "timezone"));
    assertEquals("on", show(database.jdbi(), "synchronous_commit"));
  }

  @Test
  void theApplicationReadsAndWritesRowsButMakesNoTables() {
    database.owner().useHandle(h -> h.execute("CREATE TABLE note (id serial, words text)"));
    database.jdbi().useHandle(h -> h.execute("INSERT INTO note (words) VALUES ('a')"));
    database.jdbi().useHandle(h -> h.execute("UPDATE note SET words = 'b'"));
    database.jdbi().useHandle(h -> h.execute("DELETE FROM note"));
    refused("TRUNCATE note");
    refused("DROP TABLE note");
    refused("CREATE TABLE mine (id int)");
  }

  @Test
  void whatAMigrationRevokedStaysRevokedAtTheNextStart() {
    database.owner().useHandle(h -> h.execute("CREATE TABLE entry (id int)"));
    database.owner().useHandle(h -> h.execute("REVOKE UPDATE ON entry FROM cloudcredits_app"));
    Database.prepare(database.url());
    database.jdbi().useHandle(h -> h.execute("INSERT INTO entry VALUES (1)"));
    refused("UPDATE entry SET id = 2");
  }

  private void refused(String command) {
    Exception refusal =
        assertThrows(
            UnableToExecuteStatementException.class,
            () -> database.jdbi().useHandle(handle -> handle.execute(command)));
    assertTrue(
        refusal.getMessage().contains("permission denied")
            || refusal.getMessage().contains("must be owner"),
        refusal.getMessage());
  }

  @Test
  void aLoginThatMayNotMakeRolesIsToldWhatToRun() {
    TestServer server = TestServer.running();
    server.execute("CREATE ROLE visitor LOGIN PASSWORD 'visitor'");
    DatabaseUrl visitor = as("visitor", "visitor");
    String sentence =
        assertThrows(DatabaseUnavailable.class, () -> Database.prepare(visitor)).getMessage();
    assertTrue(sentence.contains("GRANT cloudcredits_app TO visitor;"), sentence);
  }

  @Test
  void aLoginThatMayMakeRolesNeedsNoMore() {
    TestServer server = TestServer.running();
    server.execute("CREATE ROLE tenant LOGIN PASSWORD 'tenant' CREATEROLE");
    server.execute("GRANT cloudcredits_app TO tenant WITH INHERIT FALSE, SET FALSE, ADMIN TRUE");
    database.owner().useHandle(h -> h.execute("ALTER SCHEMA public OWNER TO tenant"));
    Owner.prepare(as("tenant", "tenant"));
    Owner.prepare(as("tenant", "tenant"));
    try (Database open = Database.attach(as("tenant", "tenant"))) {
      assertEquals("cloudcredits_app", show(open.jdbi(), "role"));
    }
  }

  private DatabaseUrl as(String user, String password) {
    return new DatabaseUrl(database.url().jdbc(), Optional.of(user), Optional.of(password));
  }

  @Test
  void aWrongPasswordIsOneSentence() {
    String sentence =
        assertThrows(DatabaseUnavailable.class, () -> Database.prepare(as("cloudcredits", "no")))
            .getMessage();
    assertTrue(sentence.contains("password authentication failed"), sentence);
    assertEquals(1, sentence.lines().count());
  }

  @Test
  void answersSaysWhetherItDoes() {
    assertTrue(database.database().answers());
    database.database().close();
    assertFalse(database.database().answers());
  }

  private static String show(Jdbi jdbi, String setting) {
    return jdbi.withHandle(h -> h.createQuery("SHOW " + setting).mapTo(String.class).one());
  }
}
