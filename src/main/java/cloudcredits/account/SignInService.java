package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Checks passwords, no more often than {@link SignInThrottle} lets it, and in the same time whether
 * or not there is an account. No connection is held while a hash is computed.
 */
public final class SignInService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final SessionService sessions;
  private final AuditService audit;
  private final SignInThrottle throttle;

  public SignInService(Jdbi jdbi, Clock clock, SessionService sessions, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.sessions = sessions;
    this.audit = audit;
    this.throttle = new SignInThrottle(clock);
  }

  /** Signs a person in by what they typed; the browser's old session, if it has one, ends. */
  SignIn signIn(String address, String password, String ip, Optional<String> oldToken) {
    Optional<EmailAddress> email = EmailAddress.parse(address);
    String throttled = email.map(EmailAddress::value).orElse("");
    if (!throttle.mayTry(throttled, ip)) {
      return new SignIn.TooMany();
    }
    Optional<Credentials> claimed =
        email.flatMap(known -> jdbi.withHandle(tx -> new PersonRepository(tx).credentials(known)));
    Optional<Credentials> proven = check(claimed, password);
    proven.ifPresent(_ -> throttle.wasRight(throttled, ip));
    return proven.flatMap(who -> begin(who, oldToken)).orElseGet(SignIn.Wrong::new);
  }

  private Optional<SignIn> begin(Credentials proven, Optional<String> oldToken) {
    return jdbi.inTransaction(
        tx -> {
          Instant now = clock.instant();
          if (!new PersonRepository(tx).lock(proven)) {
            return Optional.empty();
          }
          oldToken.ifPresent(old -> new SessionRepository(tx).end(new Token(old)));
          Token token = sessions.begin(tx, proven.id(), now);
          audit(tx, proven, now);
          return Optional.of(new SignIn.SignedIn(token.text()));
        });
  }

  private void audit(Handle tx, Credentials who, Instant now) {
    audit.record(tx, now, Actor.person(who.id()), Optional.empty(), AuditAction.SIGNED_IN, "", "");
  }

  /**
   * Checks the password of a person who is signed in already, before something that a stolen
   * session must not do.
   */
  Proof prove(PersonId person, String password, String ip) {
    Credentials claimed =
        jdbi.withHandle(tx -> new PersonRepository(tx).credentials(person)).orElseThrow();
    if (!throttle.mayTry(claimed.email(), ip)) {
      return new Proof.TooMany();
    }
    Optional<Credentials> proven = check(Optional.of(claimed), password);
    proven.ifPresent(_ -> throttle.wasRight(claimed.email(), ip));
    return proven.<Proof>map(Proof.Proven::new).orElseGet(Proof.Wrong::new);
  }

  /** The credentials if the password is theirs, with a hash of today's strength. */
  private Optional<Credentials> check(Optional<Credentials> claimed, String password) {
    Passwords.Check check = Passwords.check(password, claimed.flatMap(Credentials::passwordHash));
    if (!check.matches()) {
      return Optional.empty();
    }
    return check.outdated() ? claimed.map(who -> rehashed(who, password)) : claimed;
  }

  private Credentials rehashed(Credentials who, String password) {
    String hash = Passwords.hash(password);
    return jdbi.inTransaction(
        tx -> {
          PersonRepository people = new PersonRepository(tx);
          if (!people.lock(who)) {
            return who;
          }
          people.setPassword(who.id(), hash);
          return new Credentials(who.id(), who.email(), Optional.of(hash));
        });
  }
}
