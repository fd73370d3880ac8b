package cloudcredits.topup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.JobDesk;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import cloudcredits.order.Order;
import cloudcredits.order.OrderFilter;
import cloudcredits.order.OrderService;
import cloudcredits.order.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The automatic top-up on a real database: within its limits, whatever happens around it. */
class TopUpIT {

  private static final String PORTAL = "http://portal.example";

  private TestDatabase database;
  private MovableClock clock;
  private LedgerService ledger;
  private OrderService orders;
  private TopUpService topUps;
  private ContractId c;
  private PersonId ilse;
  private PersonId bram;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    clock = MovableClock.at("2027-01-04T10:00:00Z");
    ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    var fixture = new ContractFixture(database, ledger);
    var audit = new AuditService(database.jdbi());
    var outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
    orders = Shop.orders(database, clock, ledger, audit, outbox, PORTAL);
    topUps =
        new TopUpService(
            database.jdbi(), clock, ledger, orders, audit, new TopUpMails(outbox, PORTAL));
    c = fixture.contract("110-1", "Europe/Amsterdam", "2027-01-01", "2029-01-01");
    ilse = fixture.person("Ilse Halden");
    bram = fixture.person("Bram Roux");
    run("insert into contract_role values (?, ?, 'manager', now(), null)", c, ilse);
    run("insert into contract_role values (?, ?, 'administrator', now(), null)", c, bram);
    fixture.seat(c, ilse);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void run(String sql, Object... values) {
    database.owner().useHandle(handle -> handle.execute(sql, values));
  }

  private List<String> lines(String sql) {
    return database
        .owner()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private void setUp(int below, int packs, int mostAMonth, int hours) {
    var draft =
        new TopUpDraft(Credits.of(below), packs, mostAMonth, hours, "PO-7", "a@example.org", bram);
    topUps.setUp(c, draft, ilse);
  }

  /** Set up, proposed, confirmed: from now on it buys by itself. */
  private void confirmed(int below, int packs, int mostAMonth, int hours) {
    setUp(below, packs, mostAMonth, hours);
    topUps.sweep();
    assertInstanceOf(Confirmation.Bought.class, topUps.confirm(c, 1, bram));
  }

  private List<Order> bought() {
    return orders.list(c, OrderFilter.LATEST_FIRST, 0, 1_000);
  }

  @Test
  void aboveTheAmountOfASecondPersonItBuysNothing() {
    confirmed(200, 3, 30, 1);
    assertEquals(1, bought().size());
    run("update contract set approval_above = 299.99");
    topUps.sweep();
    clock.set("2027-01-05T10:00:00Z");
    run("update top_up set below = 1000");

    topUps.sweep();

    assertEquals(1, bought().size(), "300 is above it: not bought, and nobody is asked for it");
    run("update contract set approval_above = 300");
    topUps.sweep();
    assertEquals(2, bought().size());
  }

  @Test
  void theNamedApproverConfirmsTheFirstAndItIsBoughtOnce() {
    setUp(200, 3, 6, 24);
    topUps.sweep();
    topUps.sweep();

    assertEquals(0, bought().size());
    assertEquals(
        new Confirmation.NotYours("Bram Roux"), topUps.confirm(c, 1, ilse), "only the one named");
    assertInstanceOf(Confirmation.Bought.class, topUps.confirm(c, 1, bram));
    assertInstanceOf(Confirmation.AnsweredBefore.class, topUps.confirm(c, 1, bram));
    topUps.sweep();

    assertEquals(1, bought().size());
    assertEquals("PO-7", bought().getFirst().purchaseOrderNumber());
    assertEquals(Credits.of(300), orders.sharedAvailable(c));
    assertEquals(
        List.of("top_up_changed", "top_up_proposed", "order_placed", "top_up_confirmed"),
        lines("select action from audit_entry order by id"));
    assertEquals(
        List.of("bram.roux@example.org"),
        lines("select recipient from mail where subject like 'Confirm the first%'"));
    assertEquals(
        List.of("bram.roux@example.org", "ilse.halden@example.org"),
        lines("select recipient from mail where subject like 'Topped up%' order by recipient"));
  }

  @Test
  void theApproversNoSwitchesItOff() {
    setUp(200, 3, 6, 24);
    topUps.sweep();

    assertInstanceOf(Confirmation.Dropped.class, topUps.drop(c, 1, bram));
    assertInstanceOf(Confirmation.AnsweredBefore.class, topUps.confirm(c, 1, bram));
    topUps.sweep();

    assertEquals(0, bought().size());
    assertEquals(List.of("dropped"), lines("select state from top_up_purchase"));
  }

  @Test
  void whatIsSetUpAnewIsConfirmedAnew() {
    confirmed(200, 1, 6, 1);
    setUp(200, 2, 6, 1);
    clock.advance(Duration.ofHours(2));
    topUps.sweep();

    assertEquals(1, bought().size());
    assertEquals(
        List.of("bought", "proposed"), lines("select state from top_up_purchase order by id"));
  }

  @Test
  void aProposalIsNotBoughtWhenEnoughHasComeFromElsewhere() {
    setUp(200, 3, 6, 24);
    topUps.sweep();
    new ContractFixture(database, ledger).buy(c, 5);

    assertEquals(new Confirmation.Refused(TopUpDecision.Why.ENOUGH), topUps.confirm(c, 1, bram));
    assertEquals(0, bought().size());
  }

  @Test
  void theCreditLimitAndTheRenewalAreKept() {
    confirmed(10_000, 3, 500, 1);
    run("update contract set credit_limit = 599");
    clock.advance(Duration.ofHours(1));
    topUps.sweep();
    assertEquals(1, bought().size(), "300 are open, 299 are free");

    run("update contract set credit_limit = 600");
    topUps.sweep();
    assertEquals(2, bought().size());

    run("update contract set credit_limit = 5000");
    clock.set("2028-11-20T10:00:00Z");
    topUps.sweep();
    assertEquals(2, bought().size(), "the renewal is near");
    clock.set("2029-01-01T10:00:00Z");
    topUps.sweep();
    assertEquals(2, bought().size(), "the contract has lapsed");
  }

  @Test
  void whoMayNotBuyAnyMoreBuysNothing() {
    confirmed(10_000, 1, 500, 1);
    run("delete from contract_role where person_id = ?", ilse);
    clock.advance(Duration.ofHours(1));
    topUps.sweep();

    assertEquals(1, bought().size());
  }

  @Test
  void severalInstancesAtOnceBuyOnce() throws Exception {
    confirmed(10_000, 2, 500, 1);
    clock.advance(Duration.ofHours(1));
    Callable<Boolean> sweep =
        () -> {
          topUps.sweep();
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var swept : threads.invokeAll(Collections.nCopies(6, sweep))) {
        swept.get();
      }
    }

    assertEquals(2, bought().size());
  }

  @Test
  void aFailureBetweenDecisionAndPurchaseLeavesNothingAndTheNextSweepBuysOnce() {
    confirmed(10_000, 2, 500, 1);
    clock.advance(Duration.ofHours(1));
    run(
        """
        create function fail() returns trigger language plpgsql as
        $$ begin raise exception 'the server dies here'; end $$
        """);
    run("create trigger fails before insert on top_up_purchase execute function fail()");
    topUps.sweep();
    assertEquals(1, bought().size(), "the order went with its purchase");
    assertEquals(1, lines("select state from top_up_purchase").size());

    run("drop trigger fails on top_up_purchase");
    topUps.sweep();
    topUps.sweep();
    assertEquals(2, bought().size());
    assertEquals(2, lines("select state from top_up_purchase").size());
  }

  /** A year of work, hungry and idle weeks by turns, looked at by every one of its limits. */
  @Test
  void aYearNeverExceedsItsLimits() {
    run("update contract set credit_limit = 100000");
    var jobs = new JobService(new BatchService(ledger), 1, 100);
    try (jobs) {
      int key = new ContractFixture(database, ledger).apiKey("Rendering");
      var desk = new JobDesk(jobs, clock, key);
      confirmed(150, 3, 9, 48);
      var random = new Random(20_261);
      Instant end = clock.instant().plus(Duration.ofDays(365));
      while (clock.instant().isBefore(end)) {
        clock.advance(Duration.ofHours(6 + random.nextInt(6)));
        boolean hungry = (clock.instant().getEpochSecond() / 86_400) / 21 % 2 == 0;
        int credits = random.nextInt(hungry ? 60 : 12) + 1;
        desk.does(desk.charge(c, ilse, credits));
        topUps.sweep();
      }
    }
    List<Order> all = bought().reversed();
    var months = new TreeMap<YearMonth, Integer>();
    for (Order order : all) {
      LocalDate day = LocalDate.ofInstant(order.orderedAt(), ZoneId.of("Europe/Amsterdam"));
      months.merge(YearMonth.from(day), order.packs(), Integer::sum);
    }
    assertTrue(months.values().stream().allMatch(packs -> packs <= 9), months::toString);
    assertTrue(months.containsValue(9), "the limit was reached: " + months);
    for (int i = 1; i < all.size(); i++) {
      Duration apart = Duration.between(all.get(i - 1).orderedAt(), all.get(i).orderedAt());
      assertTrue(apart.compareTo(Duration.ofHours(48)) >= 0, apart::toString);
    }
    assertEquals(
        List.of(Integer.toString(all.size())),
        lines("select count(*) from top_up_purchase where state = 'bought' and available < 150"));
    assertTrue(all.size() > 12, all.size() + " purchases");
  }
}
