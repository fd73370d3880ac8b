package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.JobRequest.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples once more, on the real database, and what only a database can show. */
class LedgerIT {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final JobService jobs = new JobService(new BatchService(ledger), 4, 1_000);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private final JobDesk desk = new JobDesk(jobs, clock, fixture.apiKey("renderer"));
  private final ContractId c = fixture.contractC();
  private final PersonId ana = fixture.person("Ana");
  private final PersonId ben = fixture.person("Ben");

  @AfterEach
  void checkAndClose() {
    LedgerChecks.assertSound(database.owner());
    jobs.close();
    database.close();
  }

  @Test
  @DisplayName("1–5: seated, bought, held over two pools, settled, reversed")
  void aJobFromSeatToReversal() {
    ContractId d = fixture.contract("110-0000-0002", "UTC", "2026-06-01", "2029-06-01");
    assertTrue(fixture.seat(c, ana).isPresent());
    assertTrue(fixture.seat(c, ben).isPresent());
    fixture.unseat(c, ana);
    clock.advance(Duration.ofSeconds(1));
    assertTrue(fixture.seat(c, ana).isEmpty());
    assertTrue(fixture.seat(d, ana).isEmpty());

    clock.set("2027-02-01T10:00:00Z");
    assertEquals("2028-01-01T00:00:00Z", fixture.buy(c, 3).expiry().at().orElseThrow().toString());
    assertEquals("2028-02-01T00:00:00Z", fixture.buy(d, 3).expiry().at().orElseThrow().toString());

    Step hold = desk.hold(c, ana, 130);
    assertEquals("200 HELD held 130 used 0", desk.does(hold));
    assertEquals("0 of own, 270 shared", left(ana));
    assertEquals("200 SETTLED held 0 used 110", desk.does(JobDesk.settle(hold, 110)));
    assertEquals("0 of own, 290 shared", left(ana));
    assertEquals("200 SETTLED held 0 used 110", desk.does(JobDesk.reverse(hold)));
    assertEquals("100 of own, 300 shared", left(ana));
    assertEquals(
        List.of(
            "grant 100",
            "grant 100",
            "grant 300",
            "hold 100",
            "hold 30",
            "settle 100",
            "settle 10",
            "release 20",
            "reverse 10",
            "reverse 100"),
        entries());
  }

  @Test
  @DisplayName("6: two jobs of 250 at the same moment")
  void twoAtOnce() throws Exception {
    fixture.buy(c, 3);
    spendIndividual(ana);
    spendIndividual(ben);
    Step first = desk.hold(c, ana, 250);
    Step second = desk.hold(c, ben, 250);
    List<String> answers = atOnce(List.of(() -> desk.does(first), () -> desk.does(second)));
    assertEquals(
        List.of("200 HELD held 250 used 0", "402 250 needed, 50 shared available."),
        answers.stream().sorted().toList());
  }

  @Test
  @DisplayName("7: held over the expiry, however late the clock's work is done")
  void heldOverTheExpiry() {
    fixture.buy(c, 3);
    spendIndividual(ana);
    clock.set("2027-12-31T23:00:00Z");
    Step hold = desk.hold(c, ana, 50);
    desk.does(hold);
    clock.set("2028-01-01T01:00:00Z");
    assertEquals("0 of own, 0 shared", left(ana));
    assertEquals("200 SETTLED held 0 used 20", desk.does(JobDesk.settle(hold, 20)));
    assertEquals(List.of("lapse 250", "settle 20", "release_lapsed 30"), last(entries(), 3));
    assertEquals(
        "2028-01-01T00:00:00Z",
        one(
            "select to_char(effective_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " from ledger_entry where movement = 'lapse'"));
    clock.advance(Duration.ofHours(1));
    ledger.due().forEach(ledger::catchUp);
    assertEquals(List.of(), ledger.due());
  }

  @Test
  @DisplayName("9: a cap by the month")
  void capByTheMonth() {
    fixture.buy(c, 3);
    spendIndividual(ben);
    fixture.cap(c, new Cap(Cap.Scope.PERSON, ben.value(), Cap.Period.MONTH, Credits.of(40)));
    assertEquals("200 HELD held 30 used 0", desk.does(desk.hold(c, ben, 30)));
    assertEquals(
        "402 20 needed, 270 shared available, 10 left of the cap of 40 shared a month for this person.",
        desk.does(desk.hold(c, ben, 20)));
    clock.set("2027-02-01T00:00:00Z");
    assertEquals("200 HELD held 20 used 0", desk.does(desk.hold(c, ben, 20)));
  }

  @Test
  @DisplayName("12: lapsed and renewed")
  void lapsedAndRenewed() {
    fixture.seat(c, ben);
    fixture.buy(c, 1);
    clock.set("2028-01-01T00:00:00Z");
    assertEquals(
        "402 The contract has lapsed and is not renewed.", desk.does(desk.hold(c, ben, 10)));
    clock.set("2028-01-05T08:00:00Z");
    fixture.renew(c, "2028-01-05", "2029-01-05");
    assertEquals("100 of own, 0 shared", left(ben));
    assertEquals("200 HELD held 10 used 0", desk.does(desk.hold(c, ben, 10)));
  }

  @Test
  void theSameKeyAnswersTheSameAndMovesNothing() throws Exception {
    fixture.seat(c, ana);
    Step hold = desk.hold(c, ana, 60);
    List<Callable<JobRequest.Result>> sixteen =
        IntStream.range(0, 16)
            .<Callable<JobRequest.Result>>mapToObj(
                i -> () -> desk.submit(desk.hold(c, ana, 60), "key", "body"))
            .toList();
    List<JobRequest.Result> results = atOnce(sixteen);
    byte[] first = ((Answered) results.getFirst()).answer().body();
    results.forEach(result -> assertArrayEquals(first, ((Answered) result).answer().body()));
    assertEquals(1, results.stream().filter(r -> !((Answered) r).again()).count());
    assertEquals("40 of own, 0 shared", left(ana));
    assertEquals(new JobRequest.KeyReused(), desk.submit(hold, "key", "another body"));
  }

  @Test
  void concurrentHoldsNeverOverspend() throws Exception {
    fixture.buy(c, 5);
    List<PersonId> people =
        IntStream.range(0, 8).mapToObj(i -> fixture.person("Person " + i)).toList();
    people.forEach(person -> fixture.seat(c, person));
    List<Callable<String>> holds = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      PersonId person = people.get(i % people.size());
      holds.add(() -> desk.does(desk.hold(c, person, 7)));
    }
    long held = atOnce(holds).stream().filter(answer -> answer.startsWith("200")).count();
    // 500 shared and 800 individual; what an individual rest can't cover alone is mixed with
    // shared.
    assertEquals(1300 / 7, held);
  }

  @Test
  void onePersonSeatedOnTwoContractsAtOnceHasOneGrant() throws Exception {
    ContractId d = fixture.contract("110-0000-0002", "UTC", "2026-06-01", "2029-06-01");
    List<Boolean> granted =
        atOnce(
            List.of(
                () -> fixture.seat(c, ana).isPresent(), () -> fixture.seat(d, ana).isPresent()));
    assertEquals(List.of(false, true), granted.stream().sorted().toList());
  }

  @Test
  void aSecondInstanceOnTheDatabaseIsSlowerButNeverWrong() {
    var otherLedger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    try (var otherJobs = new JobService(new BatchService(otherLedger), 2, 100)) {
      var otherDesk = new JobDesk(otherJobs, clock, fixture.apiKey("solver"));
      fixture.seat(c, ana);
      Step hold = desk.hold(c, ana, 60);
      desk.does(hold);
      assertEquals(
          "402 60 needed, 40 individual and 0 shared available.",
          otherDesk.does(otherDesk.hold(c, ana, 60)));
      assertEquals("200 SETTLED held 0 used 10", otherDesk.does(JobDesk.settle(hold, 10)));
      assertEquals("200 HELD held 90 used 0", desk.does(desk.hold(c, ana, 90)));
    }
  }

  @Test
  void theApplicationCanNeitherChangeNorDeleteEntries() {
    fixture.seat(c, ana);
    for (String sql :
        List.of(
            "update ledger_entry set credits = 1",
            "delete from ledger_entry",
            "update credit_grant set credits = 1",
            "delete from job",
            "update ledger_posting set hash = previous",
            "truncate ledger_entry")) {
      assertThrows(
          UnableToExecuteStatementException.class,
          () -> database.jdbi().useHandle(handle -> handle.execute(sql)),
          sql);
    }
  }

  private void spendIndividual(PersonId person) {
    fixture.seat(c, person);
    desk.does(desk.charge(c, person, 100));
  }

  private String left(PersonId person) {
    var means = ledger.view(c).meansOf(person, clock.instant());
    return means.individualCredits() + " of own, " + means.sharedCredits() + " shared";
  }

  private List<String> entries() {
    return database
        .owner()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select movement || ' ' || trunc(credits) from ledger_entry
                         where contract_id = :c order by entry
                        """)
                    .bind("c", c)
                    .mapTo(String.class)
                    .list());
  }

  private String one(String sql) {
    return database.owner().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static List<String> last(List<String> all, int count) {
    return all.subList(all.size() - count, all.size());
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
