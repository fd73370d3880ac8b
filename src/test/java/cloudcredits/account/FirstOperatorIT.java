package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstOperatorIT {

  private static final EmailAddress OPERATOR = new EmailAddress("op@example.com");

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void comesFromTheEnvironment() {
    assertEquals(Optional.empty(), ensure("Op@example.com", Accounts.PASSWORD));
    assertTrue(at.accounts.find(OPERATOR).orElseThrow().operator());
    assertTrue(at.isGood(at.token(OPERATOR, Accounts.PASSWORD)));
  }

  @Test
  void theEnvironmentChangesNothingOnceThereIsOne() {
    ensure("op@example.com", Accounts.PASSWORD);
    assertEquals(Optional.empty(), ensure("other@example.com", Accounts.OTHER_PASSWORD));
    assertEquals(Optional.empty(), at.accounts.find(new EmailAddress("other@example.com")));
    assertEquals(Optional.empty(), at.operators.ensure(Optional.empty(), Optional.empty()));
  }

  @Test
  void anAccountThatIsThereKeepsItsPassword() {
    ensure("ana@example.com", Accounts.OTHER_PASSWORD);
    assertTrue(at.accounts.find(at.ana).orElseThrow().operator());
    assertTrue(at.isGood(at.token()));
  }

  @Test
  void badVariablesAreRefusedInASentence() {
    assertThrows(IllegalArgumentException.class, () -> ensure("operator", Accounts.PASSWORD));
    assertThrows(IllegalArgumentException.class, () -> ensure("op@example.com", "short"));
  }

  @Test
  void orByALinkThatWorksOnce() {
    String token = link();
    Opening outcome = at.operators.open(token, OPERATOR, "Olga Park", Accounts.PASSWORD);
    String session = assertInstanceOf(Opening.SignedIn.class, outcome).token();
    assertTrue(at.sessions.visitor(session).orElseThrow().operator());
    assertFalse(at.operators.isGood(token));
    assertEquals(
        new Opening.LinkOver(),
        at.operators.open(
            token, new EmailAddress("mallory@example.com"), "Mallory", Accounts.PASSWORD));
    assertEquals(Optional.empty(), at.operators.ensure(Optional.empty(), Optional.empty()));
  }

  @Test
  void ofTwoAtOnceOneBecomesOperator() throws Exception {
    String token = link();
    List<Opening> outcomes =
        AtOnce.run(
            4,
            () -> {
              String address = Thread.currentThread().threadId() + "@example.com";
              return at.operators.open(token, new EmailAddress(address), "Olga", Accounts.PASSWORD);
            });
    assertEquals(3, outcomes.stream().filter(new Opening.LinkOver()::equals).count());
  }

  @Test
  void aKnownAddressIsNotTakenOver() {
    String token = link();
    assertEquals(
        new Opening.AddressTaken(),
        at.operators.open(token, Accounts.ANA, "Mallory", Accounts.OTHER_PASSWORD));
    assertTrue(at.operators.isGood(token), "another address may still be chosen");
    assertFalse(at.accounts.find(at.ana).orElseThrow().operator());
  }

  @Test
  void eachStartPrintsANewLinkAndTheOldOneIsOver() {
    String first = link();
    String second = link();
    assertFalse(at.operators.isGood(first));
    at.clock.advance(Duration.ofHours(24));
    assertFalse(at.operators.isGood(second));
  }

  private Optional<String> ensure(String email, String password) {
    return at.operators.ensure(Optional.of(email), Optional.of(password));
  }

  private String link() {
    String link = at.operators.ensure(Optional.empty(), Optional.empty()).orElseThrow();
    return link.substring("http://portal.test/first-operator/".length());
  }
}
