package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.notify.OutboxService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one-time links do: open an invited account, or give one a new password. */
public final class WelcomeService {

  private static final Logger LOG = LoggerFactory.getLogger(WelcomeService.class);
  private static final int RESETS_PER_ADDRESS = 3;
  private static final int RESETS_PER_CLIENT = 20;
  private static final Duration RESET_PERIOD = Duration.ofHours(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SessionService sessions;
  private final OutboxService outbox;
  private final AuditService audit;
  private final Portal portal;
  private final Executor aside;
  private final Throttle resetsOfAddress;
  private final Throttle resetsOfClient;

  /**
   * @param aside runs what must not lengthen an answer, or its length would tell who has an account
   */
  public WelcomeService(
      Jdbi jdbi,
      Clock clock,
      SessionService sessions,
      OutboxService outbox,
      AuditService audit,
      Portal portal,
      Executor aside) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.sessions = sessions;
    this.outbox = outbox;
    this.audit = audit;
    this.portal = portal;
    this.aside = aside;
    this.resetsOfAddress = new Throttle(RESETS_PER_ADDRESS, RESET_PERIOD, clock);
    this.resetsOfClient = new Throttle(RESETS_PER_CLIENT, RESET_PERIOD, clock);
  }

  /** Whose link it is, while it works. */
  Optional<Person> holder(String token, LinkPurpose purpose) {
    return jdbi.withHandle(
        tx ->
            new LinkRepository(tx)
                .holder(new Token(token), purpose, clock.instant())
                .flatMap(new PersonRepository(tx)::find));
  }

  /**
   * Opens an invited account and signs its owner in.
   *
   * @param password one that {@link PasswordPolicy} has no objection to
   */
  Welcome open(String token, String name, String password) {
    return follow(
        token,
        LinkPurpose.INVITATION,
        password,
        (tx, person, now) -> {
          new PersonRepository(tx).setName(person, name);
          record(tx, person, AuditAction.ACCOUNT_OPENED, now);
        });
  }

  /** Gives an account a new password, signs all its browsers out and this one in. */
  Welcome reset(String token, String password) {
    return follow(
        token,
        LinkPurpose.PASSWORD_RESET,
        password,
        (tx, id, now) -> {
          record(tx, id, AuditAction.PASSWORD_RESET, now);
          Person person = new PersonRepository(tx).find(id).orElseThrow();
          write(tx, person, portal.mails().passwordChanged(person.name()), now);
        });
  }

  private interface Step {
    void take(Handle tx, PersonId person, Instant now);
  }

  private Welcome follow(String token, LinkPurpose purpose, String password, Step step) {
    Optional<Person> holder = holder(token, purpose);
    if (holder.isEmpty()) {
      return new Welcome.LinkOver();
    }
    PersonId person = holder.get().id();
    String hash = Passwords.hash(password);
    return jdbi.inTransaction(
        tx -> {
          Instant now = clock.instant();
          new PersonRepository(tx).lock(person);
          LinkRepository links = new LinkRepository(tx);
          if (!links.use(new Token(token), purpose, now)) {
            return new Welcome.LinkOver();
          }
          new PersonRepository(tx).setPassword(person, hash);
          links.stopAll(person, now);
          new SessionRepository(tx).endAll(person);
          step.take(tx, person, now);
          return new Welcome.SignedIn(sessions.begin(tx, person, now).text());
        });
  }

  /**
   * Writes a mail with a link for a new password, if the address has an account; the caller never
   * learns whether. An invited person gets one as well: it is how to come in after the invitation
   * has expired.
   *
   * @return false when this client asks too often
   */
  boolean askForReset(String address, String ip) {
    if (!resetsOfClient.take(SignInThrottle.client(ip))) {
      return false;
    }
    EmailAddress.parse(address)
        .filter(email -> resetsOfAddress.take(email.value()))
        .ifPresent(email -> aside.execute(() -> writeReset(email)));
    return true;
  }

  private void writeReset(EmailAddress email) {
    try {
      jdbi.useTransaction(
          tx -> new PersonRepository(tx).find(email).ifPresent(person -> writeReset(tx, person)));
    } catch (RuntimeException e) {
      LOG.error("A link for a new password could not be written", e);
    }
  }

  private void writeReset(Handle tx, Person person) {
    Instant now = clock.instant();
    Token token =
        new LinkRepository(tx).make(LinkPurpose.PASSWORD_RESET, Optional.of(person.id()), now);
    String link = portal.url(LinkPurpose.PASSWORD_RESET.path(token));
    write(tx, person, portal.mails().reset(person.name(), link), now);
  }

  private void write(Handle tx, Person person, Mails.Text mail, Instant now) {
    outbox.write(tx, person.email(), mail.subject(), mail.body(), now);
  }

  private void record(Handle tx, PersonId person, AuditAction action, Instant now) {
    audit.record(tx, now, Actor.person(person), Optional.empty(), action, "", "");
  }

  /** Deletes links that expired a month ago; gives their number. Call it once a day or so. */
  public int forgetExpired() {
    Instant before = clock.instant().minus(FORGOTTEN_AFTER);
    return jdbi.withHandle(tx -> new LinkRepository(tx).forget(before));
  }
}
