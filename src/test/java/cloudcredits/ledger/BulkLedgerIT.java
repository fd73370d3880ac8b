package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Grant;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.BulkLedger.Plan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the benchmarks write by the million is a ledger like any other. */
class BulkLedgerIT {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final ContractFixture fixture = new ContractFixture(database, ledger);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itIsSoundAndGoesOn() {
    ContractId c = fixture.contractC();
    PersonId ana = fixture.person("Ana");
    fixture.seat(c, ana);
    fixture.seat(c, fixture.person("Ben"));
    Grant plenty = fixture.buy(c, 200);
    int caller = fixture.apiKey("renderer");
    var plan =
        new Plan(
            c,
            plenty.id(),
            List.of(ana, new PersonId(ana.value() + 1)),
            List.of("rendering", "configurator"),
            caller,
            1_010,
            clock.instant(),
            Instant.parse("2027-03-05T12:00:00Z"));
    BulkLedger.fill(database.jdbi(), plan);

    clock.set("2027-03-06T00:00:00Z");
    try (var jobs = new JobService(new BatchService(ledger), 1, 10)) {
      var desk = new JobDesk(jobs, clock, caller);
      Step hold = desk.hold(c, ana, 130);
      assertEquals("200 HELD held 130 used 0", desk.does(hold));
      assertEquals("200 SETTLED held 0 used 110", desk.does(JobDesk.settle(hold, 110)));
    }
    LedgerChecks.assertSound(database.owner(), clock);
  }
}
