package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.notify.OutboxService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people may change about their own accounts. The person stays the same person whatever
 * changes (rules §3).
 */
public final class ProfileService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final SignInService signIn;
  private final SessionService sessions;
  private final OutboxService outbox;
  private final AuditService audit;
  private final Portal portal;

  public ProfileService(
      Jdbi jdbi,
      Clock clock,
      SignInService signIn,
      SessionService sessions,
      OutboxService outbox,
      AuditService audit,
      Portal portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.signIn = signIn;
    this.sessions = sessions;
    this.outbox = outbox;
    this.audit = audit;
    this.portal = portal;
  }

  /** Changes a name, of 1 to 120 characters. */
  void rename(PersonId person, String name) {
    jdbi.useTransaction(
        tx -> {
          new PersonRepository(tx).setName(person, name);
          record(tx, person, AuditAction.NAME_CHANGED, name, clock.instant());
        });
  }

  /**
   * Changes the password; every other browser is signed out.
   *
   * @param fresh one that {@link PasswordPolicy} has no objection to
   */
  ProfileChange changePassword(PersonId person, String current, String fresh, String ip) {
    return switch (signIn.prove(person, current, ip)) {
      case Proof.Wrong() -> new ProfileChange.WrongPassword();
      case Proof.TooMany() -> new ProfileChange.TooMany();
      case Proof.Proven(Credentials proven) -> {
        String hash = Passwords.hash(fresh);
        yield jdbi.inTransaction(tx -> changePassword(tx, proven, hash));
      }
    };
  }

  private ProfileChange changePassword(Handle tx, Credentials proven, String hash) {
    Instant now = clock.instant();
    PersonRepository people = new PersonRepository(tx);
    if (!people.lock(proven)) {
      return new ProfileChange.WrongPassword();
    }
    people.setPassword(proven.id(), hash);
    record(tx, proven.id(), AuditAction.PASSWORD_CHANGED, "", now);
    Person person = people.find(proven.id()).orElseThrow();
    write(tx, person.email(), portal.mails().passwordChanged(person.name()), now);
    return signedInAfresh(tx, proven.id(), now);
  }

  /** Changes the address; both mailboxes are told, every other browser is signed out. */
  ProfileChange changeEmail(PersonId person, String password, EmailAddress fresh, String ip) {
    return switch (signIn.prove(person, password, ip)) {
      case Proof.Wrong() -> new ProfileChange.WrongPassword();
      case Proof.TooMany() -> new ProfileChange.TooMany();
      case Proof.Proven(Credentials proven) ->
          jdbi.inTransaction(tx -> changeEmail(tx, proven, fresh));
    };
  }

  private ProfileChange changeEmail(Handle tx, Credentials proven, EmailAddress fresh) {
    Instant now = clock.instant();
    PersonRepository people = new PersonRepository(tx);
    if (!people.lock(proven)) {
      return new ProfileChange.WrongPassword();
    }
    Person before = people.find(proven.id()).orElseThrow();
    if (!people.setEmail(proven.id(), fresh)) {
      return new ProfileChange.AddressTaken();
    }
    EmailAddress old = new EmailAddress(before.email());
    record(tx, proven.id(), AuditAction.EMAIL_CHANGED, old + " → " + fresh, now);
    write(tx, old.value(), portal.mails().addressTaken(before.name(), fresh), now);
    write(tx, fresh.value(), portal.mails().addressGiven(before.name(), old), now);
    return signedInAfresh(tx, proven.id(), now);
  }

  /**
   * Ends all sessions and links, which may be in other hands, and begins a new session for this
   * browser.
   */
  private ProfileChange signedInAfresh(Handle tx, PersonId person, Instant now) {
    new LinkRepository(tx).stopAll(person, now);
    new SessionRepository(tx).endAll(person);
    return new ProfileChange.Changed(sessions.begin(tx, person, now).text());
  }

  List<Session> sessions(PersonId person) {
    return sessions.of(person);
  }

  /** Signs another browser of the person out; false when they have no such session any more. */
  boolean endSession(PersonId person, String id) {
    return jdbi.inTransaction(
        tx -> {
          boolean ended = new SessionRepository(tx).end(person, id);
          if (ended) {
            record(tx, person, AuditAction.SESSION_ENDED, "", clock.instant());
          }
          return ended;
        });
  }

  /** Signs all browsers of the person out, this one too. */
  void endAllSessions(PersonId person) {
    jdbi.useTransaction(
        tx -> {
          new SessionRepository(tx).endAll(person);
          record(tx, person, AuditAction.SIGNED_OUT_EVERYWHERE, "", clock.instant());
        });
  }

  private void write(Handle tx, String recipient, Mails.Text mail, Instant now) {
    outbox.write(tx, recipient, mail.subject(), mail.body(), now);
  }

  private void record(Handle tx, PersonId person, AuditAction action, String detail, Instant now) {
    audit.record(tx, now, Actor.person(person), Optional.empty(), action, "", detail);
  }
}
