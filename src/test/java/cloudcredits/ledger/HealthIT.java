package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger is sound; then its owner spoils it, in one way after the other. */
class HealthIT {

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00.123456789Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final JobService jobs = new JobService(new BatchService(ledger), 2, 100);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private final JobDesk desk = new JobDesk(jobs, clock, fixture.apiKey("renderer"));
  private final AuditService audit = new AuditService(database.jdbi());
  private final ContractId c = fixture.contractC();
  private LedgerExportService exports;
  private HealthService health;

  @BeforeEach
  void spendSome() {
    exports = new LedgerExportService(database.jdbi(), clock, folder.resolve("heads"));
    health = new HealthService(database.jdbi(), clock, ledger, exports, audit, List::of);
    PersonId ana = fixture.person("Ana");
    fixture.seat(c, ana);
    fixture.buy(c, 2);
    Step settled = desk.hold(c, ana, 130);
    desk.does(settled);
    desk.does(JobDesk.settle(settled, 110));
    desk.does(desk.hold(c, ana, 20));
    desk.does(desk.hold(c, ana, 30));
    clock.advance(Duration.ofHours(25));
    ledger.due().forEach(ledger::catchUp);
    desk.does(desk.hold(c, ana, 40));
  }

  @AfterEach
  void close() {
    jobs.close();
    database.close();
  }

  @Test
  void aSoundLedger() {
    assertTrue(health.last().isEmpty());
    assertTrue(health.check().isSound(), () -> health.check().findings().toString());
    assertEquals(24, health.last().orElseThrow().findings().size());
    assertTrue(audit.latest(OptionalLong.empty(), 100).isEmpty());
  }

  @Test
  void whatIsOnlyLateIsNotWrong() {
    clock.set("2028-01-01T09:00:00Z");
    assertFalse(ledger.due().isEmpty());
    assertTrue(health.check().isSound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Balances are the sums of the entries | update ledger_entry set credits = credits + 1 where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set credits = credits + 1 where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set effective_at = effective_at - interval '1 day' where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set recorded_at = recorded_at + interval '1 microsecond' where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set grant_id = grant_id + 1 where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set movement = 'release' where entry = 5
          The hashes of all postings are those of their entries | update ledger_entry set job_id = gen_random_uuid() where entry = 5
          Entries are numbered without a gap, and each is of one posting | delete from ledger_entry where entry = 5
          Postings follow one another, up to the head | delete from ledger_posting where version = 2
          Postings follow one another, up to the head | update ledger_head set hash = sha256('x')
          A job’s amounts are the sums of its draws | update job set used = used + 1 where state = 'settled'
          A job’s draws are the sums of its entries | update job_draw set used = used + 1 where used > 1
          Caps count what the draws have | update shared_use set credits = credits + 1
          Individual credits are used by their holder only | update credit_grant set holder_id = (select max(id) + 1 from person) where kind = 'individual'
          Nothing is held from a grant after its expiry | update credit_grant set expires_at = granted_at + interval '1 microsecond' where kind = 'shared'
          Grants that have expired for an hour have nothing available | update credit_grant set expires_at = granted_at + interval '1 microsecond' where kind = 'shared'
          The open holds are listed with their ends | delete from open_hold
          The open holds are listed with their ends | update open_hold set held_until = held_until + interval '1 s'
          Jobs and draws refer to what exists | update job set service_key = 'none'
          Jobs and draws refer to what exists | update job_draw set grant_id = 99
          Answers are to keys that exist | update answer set caller_id = 99
          Every grant has its balance, and begins with its own entry | delete from grant_balance where grant_id = 2
          A person has individual credits once, ever | insert into credit_grant select contract_id, 99, kind, holder_id, credits, granted_at, expires_at, expiry_reason, source, source_ref from credit_grant where kind = 'individual'
          """)
  void aSpoiledLedger(String rule, String sql) {
    database
        .owner()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute(sql);
            });
    List<Finding> wrong =
        health.check().findings().stream().filter(finding -> !finding.isSound()).toList();
    assertTrue(
        wrong.stream().anyMatch(finding -> finding.what().equals(rule)), () -> wrong.toString());
    assertFalse(health.last().orElseThrow().isSound());
    assertEquals(wrong.size(), audit.latest(OptionalLong.empty(), 100).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update grant_balance set available = available - 1000, used = used + 1000 where grant_id = 1",
        "update grant_balance set used = used + 1 where grant_id = 1",
        "update job set held = 1 where state = 'settled'",
        "update job set returned = used + 1 where state = 'settled'",
        "update job set state = 'refused', refusal = 'x', refusal_words = 'x' where used > 0",
        "update ledger_entry set credits = -credits",
        "update ledger_entry set effective_at = recorded_at + interval '1 s'",
        "update shared_use set credits = -1",
        "insert into answer select caller_id, key, request_hash, status, body, recorded_at from answer"
      })
  void whatTheDatabaseRefusesEvenItsOwner(String sql) {
    assertThrows(
        JdbiException.class, () -> database.owner().useHandle(handle -> handle.execute(sql)));
  }

  @Test
  void anExportIsVerifiedWithoutTheDatabase() throws IOException {
    exports.keepHeads();
    exports.keepHeads();
    Path ledgerFile = folder.resolve("ledger.csv");
    try (Writer out = Files.newBufferedWriter(ledgerFile)) {
      exports.writeLedger(exports.contract("110-0000-0001").orElseThrow(), out);
    }
    Path heads = folder.resolve("heads").resolve("2027-01-11.csv");
    assertEquals("Sound: 12 entries, 1 known heads.", verify(ledgerFile, heads));
    Files.writeString(
        ledgerFile, Files.readString(ledgerFile).replaceFirst("110\\.00|100\\.00", "99.00"));
    assertEquals(
        "Not sound: of entries 1 to 1 at least one was changed.", verify(ledgerFile, heads));
  }

  private static String verify(Path... files) {
    var out = new ByteArrayOutputStream();
    String[] names = List.of(files).stream().map(Path::toString).toArray(String[]::new);
    Verify.run(names, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).strip();
  }
}
