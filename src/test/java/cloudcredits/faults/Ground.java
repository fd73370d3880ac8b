package cloudcredits.faults;

import cloudcredits.ContractFixture;
import cloudcredits.account.ApiKeyService;
import cloudcredits.account.ApiKeyService.NewKey;
import cloudcredits.account.AuditService;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * What a crowd of cloud services spends: a contract with people, credits of both kinds and caps,
 * and an API key.
 */
final class Ground {

  static final String NUMBER = "110-0000-0001";
  static final String SERVICE = "own-price";

  private static final int PEOPLE = 6;

  final Clock clock;
  final ContractId contract;
  final NewKey key;
  Jdbi jdbi;
  LedgerService ledger;
  ContractFixture fixture;

  /** On a contract whose term began 100 days ago and ends in 200. */
  static Ground now(Jdbi jdbi) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return new Ground(jdbi, Clock.systemUTC(), "UTC", today.minusDays(100), today.plusDays(200));
  }

  Ground(Jdbi jdbi, Clock clock, String zone, LocalDate startsOn, LocalDate renewalOn) {
    this.clock = clock;
    reach(jdbi);
    this.contract = fixture.contract(NUMBER, zone, startsOn.toString(), renewalOn.toString());
    sellAServiceThatPricesItself();
    seatPeople();
    this.key =
        new ApiKeyService(jdbi, clock, new AuditService(jdbi))
            .create("renderer", Set.of(SERVICE), Optional.empty());
  }

  /** From now on by this way: the database has come back elsewhere. */
  void reach(Jdbi way) {
    jdbi = way;
    ledger = new LedgerService(way, clock, LedgerSettings.DEFAULT);
    fixture = new ContractFixture(way, ledger);
  }

  private void sellAServiceThatPricesItself() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into service (position, key, name, product, included_in_plan, usage_based,
                                     self_priced)
                values (99, ?, 'Own price', 'Any', false, true, true)
                """,
                SERVICE));
  }

  private void seatPeople() {
    List<PersonId> people =
        IntStream.range(0, PEOPLE).mapToObj(i -> fixture.person("P" + i)).toList();
    people.forEach(person -> fixture.seat(contract, person));
    fixture.buy(contract, 2);
    fixture.buy(contract, 3);
    cap(Cap.Scope.PERSON, people.getFirst().value(), 40);
    cap(Cap.Scope.CONTRACT, 0, 1_500);
  }

  private void cap(Cap.Scope scope, int subject, int credits) {
    fixture.cap(contract, new Cap(scope, subject, Cap.Period.MONTH, Credits.of(credits)));
  }

  /** One of the people, by address. */
  static String user(int number) {
    return "p" + Math.floorMod(number, PEOPLE) + "@example.org";
  }

  /** More to spend, bought by somebody at a page while the services go on. */
  void buy() {
    fixture.buy(contract, 1);
  }
}
