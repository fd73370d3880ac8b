package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives an installation without an operator its first one: from the environment, or by a link on
 * the console.
 */
public final class FirstOperatorService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final SessionService sessions;
  private final AuditService audit;
  private final Portal portal;

  public FirstOperatorService(
      Jdbi jdbi, Clock clock, SessionService sessions, AuditService audit, Portal portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.sessions = sessions;
    this.audit = audit;
    this.portal = portal;
  }

  /**
   * Sees at the start that there is an operator or can be one.
   *
   * @param email OPERATOR_EMAIL; an account that has the address already becomes an operator's and
   *     keeps its password
   * @param password OPERATOR_PASSWORD
   * @return a link to print once, for whoever reads the console; empty when there is an operator.
   *     It works once, for 24 hours and until the next start
   * @throws IllegalArgumentException in one sentence, when address or password is none
   */
  public Optional<String> ensure(Optional<String> email, Optional<String> password) {
    if (jdbi.withHandle(tx -> new PersonRepository(tx).hasOperator())) {
      return Optional.empty();
    }
    if (email.isPresent() && password.isPresent()) {
      fromEnvironment(email.get(), password.get());
      return Optional.empty();
    }
    Token token =
        jdbi.inTransaction(
            tx ->
                new LinkRepository(tx)
                    .make(LinkPurpose.FIRST_OPERATOR, Optional.empty(), clock.instant()));
    return Optional.of(portal.url(LinkPurpose.FIRST_OPERATOR.path(token)));
  }

  private void fromEnvironment(String address, String password) {
    EmailAddress email =
        EmailAddress.parse(address)
            .orElseThrow(
                () -> new IllegalArgumentException("OPERATOR_EMAIL must be an e-mail address."));
    PasswordPolicy.objection(password, email)
        .ifPresent(
            words -> {
              throw new IllegalArgumentException("OPERATOR_PASSWORD is refused: " + words + ".");
            });
    String hash = Passwords.hash(password);
    jdbi.useTransaction(tx -> fromEnvironment(tx, email, hash));
  }

  private void fromEnvironment(Handle tx, EmailAddress email, String hash) {
    Instant now = clock.instant();
    PersonRepository people = new PersonRepository(tx);
    people.add(NewPerson.of(email, "Operator"), now);
    Person person = people.find(email).orElseThrow();
    people.makeOperator(person.id());
    if (!person.hasPassword()) {
      people.setPassword(person.id(), hash);
    }
    record(tx, Actor.system(), person.email(), now);
  }

  /** Whether the link on the console still works. */
  boolean isGood(String token) {
    return jdbi.withHandle(
        tx ->
            new LinkRepository(tx)
                .isGood(new Token(token), LinkPurpose.FIRST_OPERATOR, clock.instant()));
  }

  /**
   * Makes the first operator's account and signs its owner in.
   *
   * @param password one that {@link PasswordPolicy} has no objection to
   */
  Opening open(String token, EmailAddress email, String name, String password) {
    if (!isGood(token)) {
      return new Opening.LinkOver();
    }
    String hash = Passwords.hash(password);
    return jdbi.inTransaction(
        tx -> {
          Instant now = clock.instant();
          if (new PersonRepository(tx).find(email).isPresent()) {
            return new Opening.AddressTaken();
          }
          if (!new LinkRepository(tx).use(new Token(token), LinkPurpose.FIRST_OPERATOR, now)) {
            return new Opening.LinkOver();
          }
          PersonId id = add(tx, new NewPerson(email, name, true, Optional.empty()), hash, now);
          return new Opening.SignedIn(sessions.begin(tx, id, now).text());
        });
  }

  private PersonId add(Handle tx, NewPerson person, String hash, Instant now) {
    PersonRepository people = new PersonRepository(tx);
    PersonId id = people.add(person, now).orElseThrow();
    people.setPassword(id, hash);
    record(tx, Actor.person(id), person.email().value(), now);
    return id;
  }

  private void record(Handle tx, Actor actor, String subject, Instant now) {
    audit.record(tx, now, actor, Optional.empty(), AuditAction.OPERATOR_MADE, subject, "");
  }
}
