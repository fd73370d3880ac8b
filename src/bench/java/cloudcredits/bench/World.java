package cloudcredits.bench;

import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.db.Database;
import cloudcredits.db.DatabaseUrl;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A database as in production (it loses nothing), with contracts and people for a load: the
 * embedded one, or the empty one that {@code -Dbench.database=postgres://…} names.
 */
final class World implements AutoCloseable {

  /** A contract and its named users, all seated and permitted, with credits for a long time. */
  record Account(ContractId contract, List<PersonId> people) {
    PersonId person(int caller, int round) {
      return people.get(Math.floorMod(caller * 7919 + round, people.size()));
    }

    /** The shared credits; the grants before it are the people's own. */
    GrantId plenty() {
      return new GrantId(people.size() + 1);
    }
  }

  private static final Optional<DatabaseUrl> OWN_DATABASE =
      Optional.ofNullable(System.getProperty("bench.database"))
          .filter(url -> !url.isEmpty())
          .map(DatabaseUrl::parse);

  private static final Credits PLENTY = Credits.of(1_000_000_000);

  final Database database;
  final LedgerService ledger;
  final int caller;
  private final Path folder;

  World() throws IOException {
    folder = Files.createTempDirectory("cloud-credits-bench");
    database = Database.open(folder, OWN_DATABASE);
    ledger = new LedgerService(database.jdbi(), Clock.systemUTC(), LedgerSettings.DEFAULT);
    caller =
        one(
            """
            insert into api_key (name, key_hash, services, created_at)
            values ('bench', sha256('bench'), array['rendering'], now()) returning id
            """);
    one("insert into customer (name) values ('Bench') returning id");
  }

  Account account(String number, int people) {
    return account(number, people, Instant.now());
  }

  /**
   * @param since when its people were seated and its credits granted
   */
  Account account(String number, int people, Instant since) {
    var then =
        new LedgerService(
            database.jdbi(), Clock.fixed(since, ZoneOffset.UTC), LedgerSettings.DEFAULT);
    List<PersonId> persons = addPeople(number, people);
    ContractId contract = addContract(number, people);
    then.change(
        contract,
        change -> {
          change
              .handle()
              .createUpdate(
                  """
                  insert into seat (contract_id, licence_id, person_id, seated_at, permitted)
                  select :contract, 1, id, :now, true from person where email like :mine
                  """)
              .bind("contract", contract)
              .bind("now", change.now())
              .bind("mine", "%@" + number.toLowerCase(Locale.ROOT) + ".example")
              .execute();
          change.rulesChanged();
          persons.forEach(person -> then.grantFirstSeat(change, person));
          grantPlenty(change.book(), change.now());
          return null;
        });
    return new Account(contract, persons);
  }

  List<Account> accounts(String prefix, int count, int people) {
    return IntStream.range(0, count).mapToObj(i -> account(prefix + i, people)).toList();
  }

  int one(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  @Override
  public void close() throws IOException {
    database.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static void grantPlenty(Book book, Instant now) {
    Expiry expiry =
        Expiry.ofShared(now, LocalDate.now(ZoneOffset.UTC).plusYears(5), ZoneOffset.UTC);
    var origin = new Origin(Source.ADJUSTMENT, "bench");
    book.grant(Pool.SHARED, Optional.empty(), PLENTY, expiry, origin, now);
  }

  private List<PersonId> addPeople(String number, int people) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        insert into person (email, name, created_at)
                        select 'p' || i || '@' || lower(:number) || '.example', 'Person ' || i, now()
                          from generate_series(1, :people) i returning id
                        """)
                    .bind("number", number)
                    .bind("people", people)
                    .mapTo(PersonId.class)
                    .list());
  }

  private ContractId addContract(String number, int seats) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              ContractId contract =
                  handle
                      .createQuery(
                          """
                          insert into contract (number, customer_id, kind, time_zone, created_at)
                          values (:number, 1, 'subscription', 'UTC', now()) returning id
                          """)
                      .bind("number", number)
                      .mapTo(ContractId.class)
                      .one();
              handle.execute(
                  "insert into licence values (?, 1, 'Suite', 'S', ?, ?)", contract, seats, seats);
              handle.execute(
                  "insert into contract_term values (?, current_date - 400, current_date + 2000, now())",
                  contract);
              ledger.open(handle, contract);
              return contract;
            });
  }
}
