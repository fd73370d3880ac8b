package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.JobRequest.Answered;
import cloudcredits.ledger.JobRequest.NewJob;
import cloudcredits.ledger.JobRequest.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Batches that are decided while the one ahead is still being written: somebody else keeps the
 * contract locked meanwhile, so that the test knows which batch is where.
 */
class AheadIT {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final LedgerService otherInstance =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final JobService jobs = new JobService(new BatchService(ledger), 1, 10, 1);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private final JobDesk desk = new JobDesk(jobs, clock, fixture.apiKey("renderer"));
  private final ContractId c = fixture.contractC();
  private final PersonId ana = fixture.person("Ana");
  private final CountDownLatch locked = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private CompletableFuture<Void> lock = CompletableFuture.completedFuture(null);

  @BeforeEach
  void seat() {
    fixture.seat(c, ana);
  }

  @AfterEach
  void checkAndClose() {
    go.countDown();
    lock.join();
    jobs.close();
    LedgerChecks.assertSound(database.owner());
    database.close();
  }

  @Test
  void aBatchIsDecidedOnWhatTheOneAheadLeaves() {
    lockAndThen(_ -> {});
    CompletableFuture<Result> first = decided(desk.hold(c, ana, 70), "a");
    CompletableFuture<Result> second = decided(desk.hold(c, ana, 40), "b");
    assertFalse(first.isDone() || second.isDone());
    go.countDown();
    assertEquals("200 HELD held 70 used 0", JobDesk.words(first.join()));
    assertEquals(
        "402 40 needed, 30 individual and 0 shared available.", JobDesk.words(second.join()));
  }

  @Test
  void whoeverCameFirstCounts() {
    lockAndThen(change -> charge(change, 70));
    CompletableFuture<Result> first = decided(desk.hold(c, ana, 60), "a");
    CompletableFuture<Result> second = decided(desk.hold(c, ana, 30), "b");
    go.countDown();
    assertTrue(JobDesk.words(first.join()).startsWith("402 60 needed"));
    assertEquals("200 HELD held 30 used 0", JobDesk.words(second.join()));
  }

  @Test
  void aKeyOfTheBatchAheadIsAnsweredOnce() {
    lockAndThen(_ -> {});
    Step hold = desk.hold(c, ana, 60);
    CompletableFuture<Result> first = decided(hold, "same");
    CompletableFuture<Result> second = jobs.submit(desk.request(hold, "same", hold.toString()));
    CompletableFuture<Result> behind = jobs.submit(desk.request(desk.hold(c, ana, 40), "b", "b"));
    go.countDown();
    assertFalse(((Answered) first.join()).again());
    assertTrue(((Answered) second.join()).again());
    assertEquals("200 HELD held 40 used 0", JobDesk.words(behind.join()));
    assertEquals(2, number("select count(*) from ledger_entry where movement = 'hold'"));
  }

  @Test
  void aJobThatTheBatchAheadSettlesIsNotSettledAgain() {
    Step hold = desk.hold(c, ana, 60);
    desk.does(hold);
    lockAndThen(_ -> {});
    CompletableFuture<Result> first = decided(JobDesk.settle(hold, 50), "a");
    CompletableFuture<Result> second =
        jobs.submit(desk.request(JobDesk.settle(hold, 20), "b", "b"));
    awaitTwoThatWaitForUs();
    go.countDown();
    assertEquals("200 SETTLED held 0 used 50", JobDesk.words(first.join()));
    assertTrue(JobDesk.words(second.join()).startsWith("402 "));
    assertEquals(1, number("select count(*) from ledger_entry where movement = 'settle'"));
  }

  @Test
  void aBatchThatFailsTakesTheOneBehindNotDown() {
    lockAndThen(_ -> {});
    CompletableFuture<Result> bad =
        decided(JobDesk.withEndlessChargeCode(desk.request(desk.hold(c, ana, 60), "bad", "bad")));
    CompletableFuture<Result> behind = jobs.submit(desk.request(desk.hold(c, ana, 70), "b", "b"));
    go.countDown();
    assertThrows(CompletionException.class, bad::join);
    assertEquals("200 HELD held 70 used 0", JobDesk.words(behind.join()));
  }

  /** Another instance has the contract locked, and changes this before it lets go. */
  private void lockAndThen(Consumer<LedgerTransaction> work) {
    lock =
        CompletableFuture.runAsync(
            () ->
                otherInstance.change(
                    c,
                    change -> {
                      locked.countDown();
                      await(go);
                      work.accept(change);
                      return null;
                    }));
    await(locked);
  }

  /** The one that has the lock, and a batch that has asked the database and thinks. */
  private void awaitTwoThatWaitForUs() {
    int inARow = 0;
    for (int look = 0; inARow < 50; look++) {
      assertTrue(look < 5_000, "no batch waits for the one ahead");
      int waiting =
          number(
              """
              select count(*) from pg_stat_activity
               where datname = current_database() and state = 'idle in transaction'
              """);
      inARow = waiting < 2 ? 0 : inARow + 1;
    }
  }

  private void charge(LedgerTransaction change, int credits) {
    Step charge = desk.charge(c, ana, credits);
    JobRequest request = desk.request(charge, "theirs", "theirs");
    charge.on(change.book(), change.now());
    change.describe(charge.job(), request.newJob().map(NewJob::facts).orElseThrow());
  }

  private CompletableFuture<Result> decided(Step step, String key) {
    return decided(desk.request(step, key, step.toString()));
  }

  /** Submits it, and comes back when it is decided for the first time. */
  private CompletableFuture<Result> decided(JobRequest request) {
    var decided = new CountDownLatch(1);
    CompletableFuture<Result> result =
        jobs.submit(
            new JobRequest(
                request.contract(),
                request.step(),
                request.newJob(),
                request.key(),
                (outcome, book, now) -> {
                  decided.countDown();
                  return request.reply().to(outcome, book, now);
                }));
    await(decided);
    return result;
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
