package cloudcredits.bench;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * A contract with its people, all seated, its groups, licences and charge codes, and no history.
 *
 * @param begin the first day of its first term; a term is a year
 */
record Client(
    ContractId contract,
    List<PersonId> people,
    int groups,
    int licences,
    List<String> codes,
    LocalDate begin) {

  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final int PEOPLE_OF_A_GROUP = 200;
  private static final int PEOPLE_OF_A_LICENCE = 1_500;
  private static final int PEOPLE_OF_A_CODE = 25;
  private static final int YEARS = 3;
  private static final int MONTHS_BEFORE = 4;

  static Client make(World world, String number, int size) {
    LocalDate begin = LocalDate.now(ZONE).minusYears(YEARS).minusMonths(MONTHS_BEFORE);
    int groups = Math.max(2, size / PEOPLE_OF_A_GROUP);
    int licences = 1 + size / PEOPLE_OF_A_LICENCE;
    List<String> codes =
        IntStream.range(0, Math.max(4, size / PEOPLE_OF_A_CODE))
            .mapToObj(i -> "P-%04d".formatted(i))
            .toList();
    return world
        .database
        .jdbi()
        .inTransaction(
            handle -> {
              ContractId contract = contract(handle, number, begin);
              world.ledger.open(handle, contract);
              List<PersonId> people = people(handle, number, size);
              var client = new Client(contract, people, groups, licences, codes, begin);
              client.settle(handle);
              return client;
            });
  }

  private static ContractId contract(Handle handle, String number, LocalDate begin) {
    ContractId contract =
        handle
            .createQuery(
                """
                insert into contract (number, customer_id, kind, time_zone, charge_codes, created_at)
                values (:number, 1, 'subscription', :zone, 'optional', :begin) returning id
                """)
            .bind("number", number)
            .bind("zone", ZONE.getId())
            .bind("begin", begin)
            .mapTo(ContractId.class)
            .one();
    for (int year = 0; year <= YEARS; year++) {
      handle.execute(
          "insert into contract_term values (?, ?, ?, ?)",
          contract,
          begin.plusYears(year),
          begin.plusYears(year + 1L),
          begin.plusYears(year));
    }
    return contract;
  }

  private static List<PersonId> people(Handle handle, String number, int size) {
    return handle
        .createQuery(
            """
            insert into person (email, name, created_at)
            select 'p' || i || '@' || lower(:number) || '.example', 'Person ' || i, now()
              from generate_series(1, :size) i returning id
            """)
        .bind("number", number)
        .bind("size", size)
        .mapTo(PersonId.class)
        .list();
  }

  /** Person i is in group i mod groups and on licence i mod licences; a few have left since. */
  private void settle(Handle handle) {
    for (int licence = 1; licence <= licences; licence++) {
      int seats = people.size();
      handle.execute(
          "insert into licence values (?, ?, ?, ?, ?, 0)",
          contract,
          licence,
          "Suite " + licence,
          "S-" + contract + "-" + licence,
          seats);
    }
    for (int group = 1; group <= groups; group++) {
      handle.execute("insert into user_group values (?, ?, ?)", contract, group, "Group " + group);
    }
    for (String code : codes) {
      handle.execute("insert into charge_code values (?, ?, ?)", contract, code, "Project " + code);
    }
    var seats =
        handle.prepareBatch(
            """
            insert into seat (contract_id, licence_id, person_id, seated_at, permitted, unseated_at)
            values (:contract, :licence, :person, :at, true, case when :left then now() end)
            """);
    var members =
        handle.prepareBatch("insert into group_member values (:contract, :person, :group)");
    for (int i = 0; i < people.size(); i++) {
      seats
          .bind("contract", contract)
          .bind("licence", licenceOf(i))
          .bind("person", people.get(i))
          .bind("at", begin)
          .bind("left", hasLeft(i))
          .add();
      members
          .bind("contract", contract)
          .bind("person", people.get(i))
          .bind("group", groupOf(i))
          .add();
    }
    seats.execute();
    members.execute();
    handle.execute(
        """
        update licence l set seats_taken = (
          select count(*) from seat s
           where s.contract_id = l.contract_id and s.licence_id = l.id and s.unseated_at is null)
         where contract_id = ?
        """,
        contract);
  }

  /** The day of the first job; what is open today does not end today. */
  LocalDate since() {
    return begin.plusMonths(MONTHS_BEFORE);
  }

  private static boolean hasLeft(int person) {
    return person % 20 == 19;
  }

  int groupOf(int person) {
    return 1 + person % groups;
  }

  int licenceOf(int person) {
    return 1 + person % licences;
  }

  /** People work on some of the codes of their group, each on another in each quarter. */
  String codeOf(int person, int quarter, Random random) {
    int choice = random.nextInt(4);
    return choice == 0
        ? null
        : codes.get(
            (groupOf(person) * 31 + (person % 7 + quarter + choice / 2) * 13) % codes.size());
  }

  /** Everybody has a few services, the first of them used most. */
  String serviceOf(int person, List<String> services, Random random) {
    int nth = Math.min(Math.min(random.nextInt(4), random.nextInt(4)), 3);
    return services.get((person * 5 + nth * 3) % services.size());
  }
}
