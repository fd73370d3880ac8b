package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is true of a contract is not true of its neighbour, though the same people work on both.
 * Cleo has her individual credits on a third one, so that only shared ones count here.
 */
class NeighboursIT {

  private static final String HELD = "200 HELD held %d used 0";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final JobService jobs = new JobService(new BatchService(ledger), 2, 100);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private final JobDesk desk = new JobDesk(jobs, clock, fixture.apiKey("renderer"));
  private final ContractId c = fixture.contractC();
  private final ContractId d = fixture.contract("110-0000-0002", "UTC", "2027-01-01", "2027-02-01");
  private final ContractId third =
      fixture.contract("110-0000-0003", "UTC", "2027-01-01", "2028-01-01");
  private final PersonId cleo = fixture.person("Cleo");

  @AfterEach
  void checkAndClose() {
    jobs.close();
    LedgerChecks.assertSound(database.owner(), clock);
    database.close();
  }

  private void seatCleoOnAll() {
    fixture.seat(third, cleo);
    fixture.seat(c, cleo);
    fixture.seat(d, cleo);
  }

  private String holds(ContractId contract, int credits) {
    return desk.does(desk.hold(contract, cleo, credits));
  }

  @Test
  void aSeat() {
    fixture.seat(d, cleo);
    fixture.buy(c, 1);
    assertEquals("402 The person has no seat on this contract.", holds(c, 1));
    assertEquals(HELD.formatted(1), holds(d, 1));
  }

  @Test
  void sharedCredits() {
    seatCleoOnAll();
    fixture.buy(d, 1);
    assertEquals("402 1 needed, 0 shared available.", holds(c, 1));
    assertEquals(HELD.formatted(100), holds(d, 100));
  }

  @Test
  void individualCredits() {
    seatCleoOnAll();
    assertEquals("402 1 needed, 0 shared available.", holds(c, 1));
    assertEquals(HELD.formatted(100), holds(third, 100));
  }

  @Test
  void aCap() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    fixture.cap(d, new Cap(Cap.Scope.PERSON, cleo.value(), Cap.Period.MONTH, Credits.ZERO));
    fixture.cap(d, new Cap(Cap.Scope.CONTRACT, 0, Cap.Period.EVER, Credits.ZERO));
    assertEquals(HELD.formatted(50), holds(c, 50));
  }

  @Test
  void whatACapCounts() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    fixture.buy(d, 1);
    for (ContractId contract : new ContractId[] {c, d}) {
      fixture.cap(
          contract, new Cap(Cap.Scope.PERSON, cleo.value(), Cap.Period.MONTH, Credits.of(40)));
    }
    assertEquals(HELD.formatted(30), holds(d, 30));
    assertEquals(HELD.formatted(40), holds(c, 40));
    assertEquals(HELD.formatted(10), holds(d, 10));
  }

  @Test
  void aGroup() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    join(d, cleo);
    join(c, fixture.person("Ben"));
    fixture.cap(c, new Cap(Cap.Scope.GROUP, 1, Cap.Period.MONTH, Credits.ZERO));
    assertEquals(HELD.formatted(50), holds(c, 50));
  }

  /** Makes the contract's group number 1 of this person. */
  private void join(ContractId contract, PersonId person) {
    ledger.change(
        contract,
        change -> {
          change
              .handle()
              .execute(
                  "insert into user_group (contract_id, id, name) values (?, 1, 'Site')", contract);
          change
              .handle()
              .execute(
                  "insert into group_member (contract_id, person_id, group_id) values (?, ?, 1)",
                  contract,
                  person);
          change.rulesChanged();
          return null;
        });
  }

  @Test
  void chargeCodes() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    ledger.change(
        d,
        change -> {
          change.handle().execute("update contract set charge_codes = 'required' where id = ?", d);
          change.rulesChanged();
          return null;
        });
    assertEquals(HELD.formatted(50), holds(c, 50));
    assertEquals("402 This contract wants a charge code with every job.", holds(d, 50));
  }

  @Test
  void aTerm() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    clock.set("2027-02-01T00:00:00Z");
    assertEquals("402 The contract has lapsed and is not renewed.", holds(d, 1));
    assertEquals(HELD.formatted(50), holds(c, 50));
  }

  @Test
  void aHold() {
    seatCleoOnAll();
    fixture.buy(c, 1);
    fixture.buy(d, 1);
    Step onC = desk.hold(c, cleo, 60);
    Step onD = desk.hold(d, cleo, 70);
    desk.does(onC);
    desk.does(onD);
    assertEquals("200 SETTLED held 0 used 10", desk.does(JobDesk.settle(onC, 10)));
    assertEquals("200 RELEASED held 0 used 0", desk.does(JobDesk.release(onD)));
    assertEquals(HELD.formatted(90), holds(c, 90));
    assertEquals(HELD.formatted(100), holds(d, 100));
  }
}
