package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.notify.OutboxService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The door to people: who has an account, and inviting those who have none. */
public final class AccountService {

  /** As many people as a search answers at most. */
  static final int MOST_FOUND = 50;

  private final Jdbi jdbi;
  private final Clock clock;
  private final OutboxService outbox;
  private final AuditService audit;
  private final Portal portal;

  public AccountService(
      Jdbi jdbi, Clock clock, OutboxService outbox, AuditService audit, Portal portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.outbox = outbox;
    this.audit = audit;
    this.portal = portal;
  }

  public Optional<Person> find(PersonId id) {
    return jdbi.withHandle(tx -> new PersonRepository(tx).find(id));
  }

  public Optional<Person> find(EmailAddress email) {
    return jdbi.withHandle(tx -> new PersonRepository(tx).find(email));
  }

  /** The same within the caller's transaction. */
  public Optional<Person> find(Handle transaction, EmailAddress email) {
    return new PersonRepository(transaction).find(email);
  }

  /** People whose address or name contains the text, by name, at most 50. */
  List<Person> search(String text) {
    String wanted = text.replace("\0", "").strip().toLowerCase(Locale.ROOT);
    return jdbi.withHandle(tx -> new PersonRepository(tx).search(wanted));
  }

  /**
   * The person with this address; where there is none yet, an account without a password and, by
   * mail, an invitation. All within the caller's transaction. Two callers at once get the same
   * person, who is invited once.
   *
   * @param name for a new account: 1 to 120 characters
   */
  public Invited findOrInvite(
      Handle transaction, EmailAddress email, String name, PersonId invitedBy, Instant now) {
    PersonRepository people = new PersonRepository(transaction);
    Optional<PersonId> added = people.add(NewPerson.of(email, name), now);
    return added
        .map(id -> invite(transaction, id, Actor.person(invitedBy), now))
        .orElseGet(
            () -> new Invited(people.find(email).orElseThrow().id(), false, Optional.empty()));
  }

  /** The person works for this reseller from now on, within the caller's transaction. */
  public void worksFor(Handle transaction, PersonId person, int reseller) {
    new PersonRepository(transaction).setReseller(person, reseller);
  }

  /**
   * Writes another invitation to a person who never signed in; empty when they have, or are
   * unknown.
   */
  Optional<Invited> inviteAgain(PersonId id, PersonId by) {
    return jdbi.inTransaction(
        tx ->
            new PersonRepository(tx)
                .lock(id)
                .filter(person -> !person.hasPassword())
                .map(person -> invite(tx, person.id(), Actor.person(by), clock.instant())));
  }

  private Invited invite(Handle tx, PersonId id, Actor by, Instant now) {
    Person person = new PersonRepository(tx).find(id).orElseThrow();
    Token token = new LinkRepository(tx).make(LinkPurpose.INVITATION, Optional.of(id), now);
    String link = portal.url(LinkPurpose.INVITATION.path(token));
    Mails.Text mail = portal.mails().invitation(person.name(), link);
    outbox.write(tx, person.email(), mail.subject(), mail.body(), now);
    audit.record(tx, now, by, Optional.empty(), AuditAction.INVITED, person.email(), person.name());
    return new Invited(id, true, Optional.of(link).filter(_ -> portal.demo()));
  }

  /**
   * Adds a person who can sign in at once, for the demo data.
   *
   * @throws IllegalArgumentException when the address has an account, or the password is none
   */
  public PersonId add(NewPerson person, String password) {
    return addAll(List.of(person), password).getFirst();
  }

  /**
   * Adds people who all sign in with the same password, for the demo data: it is hashed once, since
   * everybody knows it anyway.
   *
   * @return in the order of the people
   * @throws IllegalArgumentException when an address has an account, or the password is none
   */
  public List<PersonId> addAll(List<NewPerson> people, String password) {
    people.forEach(person -> requireGood(password, person));
    String hash = Passwords.hash(password);
    return jdbi.inTransaction(
        tx -> people.stream().map(person -> add(new PersonRepository(tx), person, hash)).toList());
  }

  private static void requireGood(String password, NewPerson person) {
    PasswordPolicy.objection(password, person.email())
        .ifPresent(
            words -> {
              throw new IllegalArgumentException(words);
            });
  }

  private PersonId add(PersonRepository people, NewPerson person, String hash) {
    PersonId id =
        people
            .add(person, clock.instant())
            .orElseThrow(() -> new IllegalArgumentException("an account has " + person.email()));
    people.setPassword(id, hash);
    return id;
  }
}
