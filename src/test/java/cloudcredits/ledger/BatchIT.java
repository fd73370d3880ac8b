package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.Result;
import cloudcredits.ledger.JobRequest.TooBusy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to requests that wait together, and to those whose server goes away. */
class BatchIT {

  private static final int QUEUE = 6;

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final JobService jobs = new JobService(new BatchService(ledger), 1, QUEUE);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private final int caller = fixture.apiKey("renderer");
  private final JobDesk desk = new JobDesk(jobs, clock, caller);
  private final ContractId c = fixture.contractC();
  private final PersonId ana = fixture.person("Ana");
  private final CountDownLatch decided = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void checkAndClose() {
    go.countDown();
    jobs.close();
    LedgerChecks.assertSound(database.owner());
    database.close();
  }

  @Test
  void requestsOfSeveralContractsShareATransaction() throws Exception {
    ContractId d = fixture.contract("110-0000-0002", "UTC", "2026-06-01", "2029-06-01");
    fixture.seat(c, ana);
    fixture.seat(d, fixture.person("Ben"));
    fixture.buy(d, 1);
    PersonId cleo = fixture.person("Cleo");
    fixture.seat(d, cleo);
    CompletableFuture<Result> first = keepTheWorkerBusy();
    List<CompletableFuture<Result>> waiting =
        Stream.of(desk.hold(c, ana, 10), desk.hold(d, cleo, 150), desk.hold(c, ana, 20))
            .map(step -> jobs.submit(request(step)))
            .toList();
    go.countDown();
    assertEquals("200 HELD held 5 used 0", JobDesk.words(first.join()));
    assertEquals(
        List.of("200 HELD held 10 used 0", "200 HELD held 150 used 0", "200 HELD held 20 used 0"),
        waiting.stream().map(CompletableFuture::join).map(JobDesk::words).toList());
    assertEquals(
        1, number("select count(distinct xmin::text) from job where held in (10, 20, 150)"));
  }

  @Test
  void aRequestThatTheDatabaseRefusesHurtsNoOther() throws Exception {
    fixture.seat(c, ana);
    CompletableFuture<Result> first = keepTheWorkerBusy();
    CompletableFuture<Result> before = jobs.submit(request(desk.hold(c, ana, 10)));
    CompletableFuture<Result> bad =
        jobs.submit(JobDesk.withEndlessChargeCode(request(desk.hold(c, ana, 20))));
    CompletableFuture<Result> after = jobs.submit(request(desk.hold(c, ana, 30)));
    go.countDown();
    first.join();
    assertEquals("200 HELD held 10 used 0", JobDesk.words(before.join()));
    assertEquals("200 HELD held 30 used 0", JobDesk.words(after.join()));
    assertThrows(CompletionException.class, bad::join);
    assertEquals("55", ledger.view(c).meansOf(ana, clock.instant()).individualCredits().toString());
  }

  @Test
  void beyondTheQueueCallersAreToldToComeBack() throws Exception {
    fixture.seat(c, ana);
    keepTheWorkerBusy();
    List<CompletableFuture<Result>> queued =
        IntStream.range(0, QUEUE)
            .mapToObj(_ -> jobs.submit(request(desk.hold(c, ana, 1))))
            .toList();
    assertEquals(new TooBusy(), jobs.submit(request(desk.hold(c, ana, 1))).join());
    go.countDown();
    queued.forEach(one -> assertInstanceOf(Answered.class, one.join()));
    assertEquals(QUEUE + 1, number("select count(*) from job"));
  }

  @Test
  void closingFinishesWhatIsQueued() throws Exception {
    fixture.seat(c, ana);
    keepTheWorkerBusy();
    List<CompletableFuture<Result>> queued =
        IntStream.range(0, QUEUE)
            .mapToObj(_ -> jobs.submit(request(desk.hold(c, ana, 1))))
            .toList();
    Thread closing = Thread.ofVirtual().start(jobs::close);
    go.countDown();
    closing.join();
    assertTrue(queued.stream().allMatch(CompletableFuture::isDone));
    assertEquals(QUEUE + 1, number("select count(*) from job"));
    assertEquals(new TooBusy(), jobs.submit(request(desk.hold(c, ana, 1))).join());
  }

  @Test
  void afterACrashBeforeTheAnswerTheSameKeyFindsIt() {
    fixture.seat(c, ana);
    Step hold = desk.hold(c, ana, 60);
    JobRequest asked = desk.request(hold, "key", "body");
    var lost = (Answered) jobs.submit(asked).join();
    jobs.close();

    var restarted = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    try (var again = new JobService(new BatchService(restarted), 1, QUEUE)) {
      var found = (Answered) again.submit(asked).join();
      assertTrue(found.again());
      assertArrayEquals(lost.answer().body(), found.answer().body());
      assertTrue(restarted.answerTo(asked.key()).isPresent());
    }
    assertEquals(1, number("select count(*) from ledger_entry where movement = 'hold'"));
  }

  @Test
  void connectionsThatAreCutLeaveNothingHalfDone() throws Exception {
    fixture.seat(c, ana);
    CompletableFuture<Result> first = keepTheWorkerBusy();
    cutConnections();
    go.countDown();
    assertThrows(CompletionException.class, first::join);
    assertEquals(0, number("select count(*) from job"));
    assertEquals("200 HELD held 5 used 0", JobDesk.words(askUntilAnswered(busy)));
    assertEquals(1, number("select count(*) from job"));
    assertEquals(1, number("select count(*) from ledger_entry where movement = 'hold'"));
  }

  /** As a client does: with the same key. The pool may still hand out connections that were cut. */
  private Result askUntilAnswered(JobRequest request) {
    for (int i = 0; i < 20; i++) {
      try {
        return jobs.submit(request).join();
      } catch (CompletionException cut) {
        assertTrue(cut.getCause() instanceof RuntimeException);
      }
    }
    throw new AssertionError("not answered");
  }

  @Test
  void twoInstancesUnderLoadNeverOverspend() throws Exception {
    fixture.buy(c, 5);
    fixture.seat(c, ana);
    var otherLedger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    try (var own = new JobService(new BatchService(ledger), 2, 1_000);
        var other = new JobService(new BatchService(otherLedger), 2, 1_000)) {
      var results = new ArrayList<CompletableFuture<Result>>();
      for (int i = 0; i < 200; i++) {
        results.add(own.submit(request(desk.charge(c, ana, 7))));
        results.add(other.submit(request(desk.charge(c, ana, 7))));
      }
      long paid =
          results.stream()
              .map(CompletableFuture::join)
              .filter(result -> ((Answered) result).answer().status() == 200)
              .count();
      assertEquals(600 / 7, paid);
    }
  }

  private JobRequest busy;

  /** A hold of 5 that has been decided and is not committed until the test says go. */
  private CompletableFuture<Result> keepTheWorkerBusy() throws InterruptedException {
    JobRequest five = request(desk.hold(c, ana, 5));
    busy =
        new JobRequest(
            five.contract(),
            five.step(),
            five.newJob(),
            five.key(),
            (outcome, book, now) -> {
              decided.countDown();
              await(go);
              return five.reply().to(outcome, book, now);
            });
    CompletableFuture<Result> result = jobs.submit(busy);
    await(decided);
    return result;
  }

  private void cutConnections() {
    database
        .owner()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                        """)
                    .mapTo(Boolean.class)
                    .list());
  }

  private JobRequest request(Step step) {
    return desk.request(step, UUID.randomUUID().toString(), step.toString());
  }

  private int number(String sql) {
    return database.owner().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
