package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the overview tells of a quote that was accepted and is not delivered. */
class UndeliveredQuoteIT {

  @Test
  void afterAWeekItNeedsSomebody() {
    try (var database = TestDatabase.fresh()) {
      var clock = MovableClock.at("2027-02-01T09:00:00Z");
      var ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
      var fixture = new ContractFixture(database, ledger);
      var contract = fixture.contractC();
      var ilse = fixture.person("Ilse Halden");
      database
          .owner()
          .useHandle(
              handle -> {
                handle.execute("insert into reseller (name) values ('Kestrel')");
                handle.execute(
                    """
                    insert into quote (contract_id, id, token, reseller_id, state,
                           packs, pack_credits, pack_price, currency, valid_until, note, offered_by, offered_at,
                           purchase_order_number, accepted_by, accepted_at)
                    values (?, 1, gen_random_uuid(), 1, 'accepted',
                           3, 100, 95, 'USD', '2027-02-15', '', ?, '2027-01-31',
                           'PO-1', ?, '2027-02-01T09:00:00Z')
                    """,
                    contract,
                    ilse,
                    ilse);
              });

      List<List<String>> told =
          List.of("2027-02-08T09:00:00Z", "2027-02-08T09:00:01Z").stream()
              .map(Instant::parse)
              .map(
                  now ->
                      database
                          .jdbi()
                          .withHandle(
                              handle ->
                                  new ReportRepository().attention(handle, contract, now, now))
                          .stream()
                          .map(fact -> fact.kind() + " " + fact.who() + " " + fact.amount())
                          .toList())
              .toList();

      assertEquals(List.of(List.of(), List.of("undelivered Kestrel 1 300.00")), told);
    }
  }
}
