package cloudcredits.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

  @Test
  void readsTheFormWithTheLoginInFront() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgres://ana:p%40ss+w:1@db.example:5433/credits?ssl=true");
    assertEquals("jdbc:postgresql://db.example:5433/credits?ssl=true", url.jdbc());
    assertEquals(Optional.of("ana"), url.user());
    assertEquals(Optional.of("p@ss+w:1"), url.password());
  }

  @Test
  void leavesTheDriversOwnFormAsItIs() {
    String text = "jdbc:postgresql://db.example/credits?user=ana&password=secret";
    assertEquals(
        new DatabaseUrl(text, Optional.empty(), Optional.empty()), DatabaseUrl.parse(text));
  }

  @Test
  void showsNoPassword() {
    assertEquals(
        "db.example:5432/credits",
        DatabaseUrl.parse("postgresql://ana:secret@db.example/credits").toString());
    assertEquals(
        "db.example:5432/credits",
        DatabaseUrl.parse("jdbc:postgresql://db.example/credits?password=secret").toString());
  }

  @Test
  void changesTheDatabaseOnly() {
    assertEquals(
        "jdbc:postgresql://db.example:5433/other?ssl=true",
        DatabaseUrl.parse("postgres://db.example:5433/credits?ssl=true")
            .withDatabase("other")
            .jdbc());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://h/d", "jdbc:mysql://h/d", "postgres:h", "postgres:///d", "x y", "jdbc:"})
  void refusesWhatIsNoPostgresqlAddress(String text) {
    assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
  }
}
