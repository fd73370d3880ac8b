package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeyIT {

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void aKeySaysWhoCallsAndForWhat() {
    ApiKeyService.NewKey key =
        at.keys.create("Render farm", Set.of("rendering", "sim-360"), Optional.of(at.ana));
    assertTrue(key.text().matches("cck_[A-Za-z0-9_-]{43}"), key.text());
    assertEquals(
        Optional.of(new ApiCaller(key.id(), "Render farm", Set.of("rendering", "sim-360"))),
        at.keys.authenticate(key.text()));
    ApiKey listed = at.keys.all().getFirst();
    assertEquals(List.of("rendering", "sim-360"), listed.services());
    assertEquals(Optional.of("Ana Brandt"), listed.createdBy());
  }

  @Test
  void neitherTheDatabaseNorTheLogHoldsIt() {
    ApiKeyService.NewKey key = at.keys.create("Render farm", Set.of("rendering"), Optional.empty());
    String row =
        at.database
            .jdbi()
            .withHandle(
                tx ->
                    tx.createQuery("select api_key::text from api_key").mapTo(String.class).one());
    assertFalse(row.contains(key.text().substring(4)), row);
    assertFalse(key.toString().contains(key.text()));
  }

  @Test
  void aRevokedKeyStopsAtOnceHere() {
    ApiKeyService.NewKey key = at.keys.create("Render farm", Set.of("rendering"), Optional.empty());
    assertTrue(at.keys.authenticate(key.text()).isPresent());
    assertTrue(at.keys.revoke(key.id(), at.ana));
    assertEquals(Optional.empty(), at.keys.authenticate(key.text()));
    assertFalse(at.keys.revoke(key.id(), at.ana), "it was revoked before");
    assertTrue(at.keys.find(key.id()).orElseThrow().revokedAt().isPresent());
  }

  @Test
  void aCallCostsNoQueryWhileTheKeyIsRemembered() {
    ApiKeyService.NewKey key = at.keys.create("Render farm", Set.of("rendering"), Optional.empty());
    at.keys.authenticate(key.text());
    at.database.owner().useHandle(tx -> tx.execute("delete from api_key"));
    assertTrue(at.keys.authenticate(key.text()).isPresent());
    assertEquals(
        Optional.empty(),
        new ApiKeyService(at.database.jdbi(), at.clock, at.audit).authenticate(key.text()));
  }

  @Test
  void whatIsNoKeyIsRefused() {
    String key = at.keys.create("Render farm", Set.of("rendering"), Optional.empty()).text();
    List<String> odd =
        List.of(
            "",
            "cck_",
            key.substring(4),
            key + "x",
            key.replace("cck_", "CCK_"),
            "cck_" + "\0".repeat(43),
            "cck_" + "A".repeat(43),
            "x".repeat(1_000_000),
            "cck_' or ''='" + "x".repeat(34));
    odd.forEach(
        text ->
            assertEquals(
                Optional.empty(),
                at.keys.authenticate(text),
                text.substring(0, Math.min(60, text.length()))));
  }
}
