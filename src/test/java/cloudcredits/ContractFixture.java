package cloudcredits;

import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Contracts and people for tests that need some to stand on: rows of other features are written by
 * hand with the owner's rights, credits only through the ledger.
 */
public final class ContractFixture {

  private final Jdbi owner;
  private final LedgerService ledger;

  public ContractFixture(TestDatabase database, LedgerService ledger) {
    this(database.owner(), ledger);
  }

  /**
   * @param owner of a database of whatever server
   */
  public ContractFixture(Jdbi owner, LedgerService ledger) {
    this.owner = owner;
    this.ledger = ledger;
  }

  /** A subscription with one licence ("1") of 1,000 seats and one term. */
  public ContractId contract(String number, String zone, String startsOn, String renewalOn) {
    return owner.inTransaction(
        handle -> {
          int customer =
              handle
                  .createQuery("insert into customer (name) values (:name) returning id")
                  .bind("name", "Customer of " + number)
                  .mapTo(Integer.class)
                  .one();
          ContractId contract =
              handle
                  .createQuery(
                      """
                      insert into contract (number, customer_id, kind, time_zone, credit_limit, created_at)
                      values (:number, :customer, 'subscription', :zone, 5000, now()) returning id
                      """)
                  .bind("number", number)
                  .bind("customer", customer)
                  .bind("zone", zone)
                  .mapTo(ContractId.class)
                  .one();
          handle.execute(
              "insert into licence values (?, 1, 'Design Suite', ?, 1000)",
              contract,
              "S-" + number);
          handle.execute(
              "insert into contract_term values (?, ?, ?, now())",
              contract,
              LocalDate.parse(startsOn),
              LocalDate.parse(renewalOn));
          handle.execute(
              "insert into tax_rate (country, valid_from, name, percent, reverse_charge, published_at)"
                  + " values ('IE', '2000-01-01', 'VAT', 0, false, now()) on conflict do nothing");
          handle.execute(
              "insert into billing_address values (?, ?, '2 Street', '3000', 'City', 'IE', '')",
              contract,
              "Customer of " + number);
          ledger.open(handle, contract);
          return contract;
        });
  }

  /** In UTC, from 2027-01-01 to 2028-01-01: contract C of the worked examples. */
  public ContractId contractC() {
    return contract("110-0000-0001", "UTC", "2027-01-01", "2028-01-01");
  }

  public void renew(ContractId contract, String startsOn, String renewalOn) {
    ledger.change(
        contract,
        change -> {
          change
              .handle()
              .execute(
                  "insert into contract_term values (?, ?, ?, ?)",
                  contract,
                  LocalDate.parse(startsOn),
                  LocalDate.parse(renewalOn),
                  change.now());
          change.rulesChanged();
          return null;
        });
  }

  public PersonId person(String name) {
    return owner.withHandle(
        handle ->
            handle
                .createQuery(
                    "insert into person (email, name, created_at) values (:email, :name, now()) returning id")
                .bind("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org")
                .bind("name", name)
                .mapTo(PersonId.class)
                .one());
  }

  /** Seats with the permission; the first time ever with the individual grant. */
  public Optional<Grant> seat(ContractId contract, PersonId person) {
    return ledger.change(
        contract,
        change -> {
          change
              .handle()
              .execute(
                  "insert into seat (contract_id, licence_id, person_id, seated_at, permitted) values (?, 1, ?, ?, true)",
                  contract,
                  person,
                  change.now());
          change
              .handle()
              .execute(
                  "update licence set seats_taken = seats_taken + 1 where contract_id = ? and id = 1",
                  contract);
          change.rulesChanged();
          return ledger.grantFirstSeat(change, person);
        });
  }

  public void unseat(ContractId contract, PersonId person) {
    ledger.change(
        contract,
        change -> {
          change
              .handle()
              .execute(
                  "update seat set unseated_at = ? where contract_id = ? and person_id = ? and unseated_at is null",
                  change.now(),
                  contract,
                  person);
          change
              .handle()
              .execute(
                  "update licence set seats_taken = seats_taken - 1 where contract_id = ? and id = 1",
                  contract);
          change.rulesChanged();
          return null;
        });
  }

  /** Shared credits as a purchase now would give them. */
  public Grant buy(ContractId contract, int packs) {
    return ledger.change(
        contract,
        change -> {
          var terms = change.book().rules().terms();
          LocalDate renewal = terms.runningAt(change.now()).orElseThrow().renewalOn();
          var origin = new Origin(Source.ADJUSTMENT, "a purchase of a test");
          Expiry expiry = Expiry.ofShared(change.now(), renewal, terms.zone());
          return change
              .book()
              .grant(
                  Pool.SHARED,
                  Optional.empty(),
                  Credits.of(100L * packs),
                  expiry,
                  origin,
                  change.now());
        });
  }

  public void cap(ContractId contract, Cap cap) {
    ledger.change(
        contract,
        change -> {
          change
              .handle()
              .execute(
                  "insert into cap values (?, ?, ?, ?, ?)",
                  contract,
                  cap.scope(),
                  cap.subject(),
                  cap.period(),
                  cap.credits());
          change.rulesChanged();
          return null;
        });
  }

  /** A key of a cloud service; its number is the caller of idempotency keys. */
  public int apiKey(String name) {
    return owner.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into api_key (name, key_hash, services, created_at)
                    values (:name, sha256(:name::bytea), array['rendering'], now()) returning id
                    """)
                .bind("name", name)
                .mapTo(Integer.class)
                .one());
  }
}
