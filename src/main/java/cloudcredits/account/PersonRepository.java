package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The people, in one transaction. */
final class PersonRepository {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String BEFORE_EMAIL = "before_email";
  private static final String SELECT =
      "select id, email, name, operator, reseller_id, password_hash is not null as has_password"
          + " from person ";

  private final Handle handle;

  PersonRepository(Handle handle) {
    this.handle = handle;
  }

  Optional<Person> find(PersonId id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id)
        .mapTo(Person.class)
        .findOne();
  }

  Optional<Person> find(EmailAddress email) {
    return handle
        .createQuery(SELECT + "where email = :email")
        .bind("email", email.value())
        .mapTo(Person.class)
        .findOne();
  }

  /** The person, whose row nobody else changes until this transaction ends. */
  Optional<Person> lock(PersonId id) {
    return handle
        .createQuery(SELECT + "where id = :id for no key update")
        .bind("id", id)
        .mapTo(Person.class)
        .findOne();
  }

  /** People whose address or name contains the text, by name. */
  List<Person> search(String text) {
    return handle
        .createQuery(
            SELECT
                + "where position(:text in email) > 0 or position(:text in lower(name)) > 0"
                + " order by lower(name), id limit :most")
        .bind("text", text)
        .bind("most", AccountService.MOST_FOUND)
        .mapTo(Person.class)
        .list();
  }

  /** What the person signs in with. */
  Optional<Credentials> credentials(EmailAddress email) {
    return handle
        .createQuery("select id, email, password_hash from person where email = :email")
        .bind("email", email.value())
        .mapTo(Credentials.class)
        .findOne();
  }

  Optional<Credentials> credentials(PersonId id) {
    return handle
        .createQuery("select id, email, password_hash from person where id = :id")
        .bind("id", id)
        .mapTo(Credentials.class)
        .findOne();
  }

  /**
   * Whether these are still the credentials; nobody else changes them until this transaction ends.
   */
  boolean lock(Credentials credentials) {
    return handle
        .createQuery(
            "select password_hash is not distinct from :hash::text from person where id = :id"
                + " for no key update")
        .bind("hash", credentials.passwordHash())
        .bind("id", credentials.id())
        .mapTo(Boolean.class)
        .one();
  }

  /** Adds a person without a password; empty when the address has an account already. */
  Optional<PersonId> add(NewPerson person, Instant now) {
    return handle
        .createQuery(
            "insert into person (email, name, operator, reseller_id, created_at)"
                + " values (:email, :name, :operator, :reseller::int, :now)"
                + " on conflict (email) do nothing returning id")
        .bind("email", person.email().value())
        .bind("name", person.name())
        .bind("operator", person.operator())
        .bind("reseller", person.resellerId())
        .bind("now", now)
        .mapTo(PersonId.class)
        .findOne();
  }

  void setPassword(PersonId id, String hash) {
    handle
        .createUpdate("update person set password_hash = :hash where id = :id")
        .bind("hash", hash)
        .bind("id", id)
        .execute();
  }

  void setName(PersonId id, String name) {
    handle
        .createUpdate("update person set name = :name where id = :id")
        .bind("name", name)
        .bind("id", id)
        .execute();
  }

  void setReseller(PersonId id, int reseller) {
    handle
        .createUpdate("update person set reseller_id = :reseller where id = :id")
        .bind("reseller", reseller)
        .bind("id", id)
        .execute();
  }

  /**
   * False, and nothing changed, when another account has the address, also by a transaction that
   * ran beside this one.
   */
  boolean setEmail(PersonId id, EmailAddress email) {
    handle.savepoint(BEFORE_EMAIL);
    try {
      handle
          .createUpdate("update person set email = :email where id = :id")
          .bind("email", email.value())
          .bind("id", id)
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        handle.rollbackToSavepoint(BEFORE_EMAIL);
        return false;
      }
      throw e;
    }
  }

  void makeOperator(PersonId id) {
    handle
        .createUpdate("update person set operator = true where id = :id")
        .bind("id", id)
        .execute();
  }

  boolean hasOperator() {
    return handle
        .createQuery("select exists (select 1 from person where operator)")
        .mapTo(Boolean.class)
        .one();
  }
}
