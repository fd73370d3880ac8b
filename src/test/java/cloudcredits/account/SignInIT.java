package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.web.Visitor;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInIT {

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void aSessionKnowsItsVisitor() {
    Visitor visitor = at.sessions.visitor(at.token()).orElseThrow();
    assertEquals(at.ana, visitor.id());
    assertEquals("Ana Brandt", visitor.name());
    assertEquals("ana@example.com", visitor.email());
    assertFalse(visitor.operator());
    assertEquals(Token.LENGTH, visitor.csrfToken().length());
  }

  @Test
  void theAddressMayBeTypedInAnyWay() {
    assertInstanceOf(
        SignIn.SignedIn.class,
        at.signIn.signIn(" Ana@Example.com ", Accounts.PASSWORD, Accounts.HERE, Optional.empty()));
  }

  @Test
  void nobodyLearnsWhoHasAnAccount() {
    at.invite("ben@example.com");
    for (String address :
        List.of("ana@example.com", "ben@example.com", "nobody@example.com", "no address")) {
      assertEquals(
          new SignIn.Wrong(),
          at.signIn.signIn(address, "a wrong password", Accounts.HERE, Optional.empty()),
          address);
    }
  }

  @Test
  void hostileInputIsJustWrong() {
    for (String odd :
        List.of("", "\0", "' or ''='", "x".repeat(1_000_000), "🗝\uD800", "$argon2id$v=19$")) {
      assertEquals(
          new SignIn.Wrong(), at.signIn.signIn(odd, odd, "198.51.100.7", Optional.empty()));
      assertEquals(
          new SignIn.Wrong(),
          at.signIn.signIn("ana@example.com", odd, "198.51.100.7", Optional.empty()));
      assertFalse(at.isGood(odd));
    }
  }

  @Test
  void everySignInHasANewTokenAndEndsTheBrowsersOldSession() {
    String planted = at.token();
    String csrf = at.sessions.visitor(planted).orElseThrow().csrfToken();
    SignIn signedIn =
        at.signIn.signIn("ana@example.com", Accounts.PASSWORD, Accounts.HERE, Optional.of(planted));
    String fresh = assertInstanceOf(SignIn.SignedIn.class, signedIn).token();
    assertNotEquals(planted, fresh);
    assertFalse(at.isGood(planted), "a session from before signing in is no use after");
    assertNotEquals(csrf, at.sessions.visitor(fresh).orElseThrow().csrfToken());
  }

  @Test
  void aTokenThatWeDidNotMakeNeverBecomesASession() {
    String planted = Token.fresh().text();
    at.signIn.signIn("ana@example.com", Accounts.PASSWORD, Accounts.HERE, Optional.of(planted));
    assertFalse(at.isGood(planted));
  }

  @Test
  void twoSignInsAtOnceAreTwoSessions() throws Exception {
    List<String> tokens = AtOnce.run(4, at::token);
    assertEquals(4, new HashSet<>(tokens).size());
    assertTrue(tokens.stream().allMatch(at::isGood));
    assertEquals(4, at.sessions.of(at.ana).size());
  }

  @Test
  void theDatabaseHoldsNoToken() {
    String token = at.token();
    String row =
        at.database
            .jdbi()
            .withHandle(
                tx ->
                    tx.createQuery("select session::text from session").mapTo(String.class).one());
    assertFalse(row.contains(token), row);
  }

  @Test
  void endsAfterTwelveHoursWithoutARequest() {
    String token = at.token();
    at.clock.advance(SessionService.IDLE.minusSeconds(1));
    assertTrue(at.isGood(token));
    at.clock.advance(SessionService.IDLE.minusSeconds(1));
    assertTrue(at.isGood(token), "each request begins the time anew");
    at.clock.advance(SessionService.IDLE);
    assertFalse(at.isGood(token));
    assertEquals(List.of(), at.sessions.of(at.ana));
  }

  @Test
  void endsAfterFourteenDaysInAnyCase() {
    String token = at.token();
    for (Duration age = Duration.ZERO;
        age.compareTo(SessionService.LONGEST) < 0;
        age = age.plusHours(6)) {
      assertTrue(at.isGood(token), age.toString());
      at.clock.advance(Duration.ofHours(6));
    }
    assertFalse(at.isGood(token));
  }

  @Test
  void writesThatASessionIsInUseOnceAMinute() {
    String token = at.token();
    at.clock.advance(Duration.ofSeconds(59));
    at.sessions.visitor(token);
    assertEquals(at.clock.instant().minusSeconds(59), at.sessions.of(at.ana).getFirst().lastSeen());
    at.clock.advance(Duration.ofSeconds(1));
    at.sessions.visitor(token);
    assertEquals(at.clock.instant(), at.sessions.of(at.ana).getFirst().lastSeen());
  }

  @Test
  void whatHasEndedIsForgotten() {
    at.token();
    at.clock.advance(SessionService.IDLE.minusHours(1));
    String going = at.token();
    at.clock.advance(Duration.ofHours(1));
    assertEquals(1, at.sessions.forgetEnded());
    assertTrue(at.isGood(going));
  }

  @Test
  void signingOutEndsTheSession() {
    String token = at.token();
    String other = at.token();
    at.sessions.end(token);
    assertFalse(at.isGood(token));
    assertTrue(at.isGood(other));
  }

  @Test
  void wrongPasswordsAreSlowedDownAlsoForAddressesWithoutAnAccount() {
    for (String address : List.of("ana@example.com", "nobody@example.com")) {
      for (int i = 0; i < SignInThrottle.PER_ADDRESS_AND_CLIENT; i++) {
        assertEquals(new SignIn.Wrong(), wrong(address));
      }
      assertEquals(new SignIn.TooMany(), wrong(address));
    }
    assertEquals(
        new SignIn.TooMany(),
        at.signIn.signIn("ana@example.com", Accounts.PASSWORD, Accounts.HERE, Optional.empty()),
        "not even the right one is looked at");
    assertInstanceOf(
        SignIn.SignedIn.class,
        at.signIn.signIn("ana@example.com", Accounts.PASSWORD, "192.0.2.99", Optional.empty()));
  }

  private SignIn wrong(String address) {
    return at.signIn.signIn(address, "a wrong password", Accounts.HERE, Optional.empty());
  }

  @Test
  void aHashOfOlderStrengthIsReplacedAtSignIn() {
    String older =
        Argon2Function.getInstance(8192, 1, 1, 32, Argon2.ID).hash(Accounts.PASSWORD).getResult();
    at.database.jdbi().useHandle(tx -> new PersonRepository(tx).setPassword(at.ana, older));
    assertTrue(at.isGood(at.token()));
    String now =
        at.database
            .jdbi()
            .withHandle(tx -> new PersonRepository(tx).credentials(at.ana))
            .orElseThrow()
            .passwordHash()
            .orElseThrow();
    assertTrue(now.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), now);
    assertTrue(at.isGood(at.token()));
  }
}
