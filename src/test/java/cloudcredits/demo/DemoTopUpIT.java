package cloudcredits.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.YearDesk;
import cloudcredits.account.NewPerson;
import cloudcredits.billing.BillTo;
import cloudcredits.catalogue.Service;
import cloudcredits.contract.Appointee;
import cloudcredits.contract.Contract;
import cloudcredits.contract.NewLicence;
import cloudcredits.contract.Role;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.db.TestDatabase;
import cloudcredits.demo.Cast.Player;
import cloudcredits.ledger.LedgerChecks;
import cloudcredits.order.Order;
import cloudcredits.order.OrderFilter;
import cloudcredits.topup.Confirmation;
import cloudcredits.topup.TopUpDraft;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo's three customers work through their year; what they need is bought by top-ups. */
class DemoTopUpIT {

  private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
  private static final LocalDate LAST = FIRST.plusDays(DemoSeed.DAYS);

  /** The approver looks some days later. */
  private static final LocalDate CONFIRMED = FIRST.plusDays(3);

  private static final LocalDate CHANGED = FIRST.plusDays(200);

  /** What a customer's top-up may do; the same is set up anew within the year. */
  private record Limits(int below, int packs, int mostAMonth, int hours) {}

  private record Customer(
      Contract contract, PersonId buyer, PersonId approver, Story story, Limits limits) {}

  private final TestDatabase database = TestDatabase.fresh();
  private final DemoClock clock = new DemoClock(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
  private final Random random = new Random(DemoSeed.SEED);
  private YearDesk desk;
  private Stage stage;
  private JobDesk jobs;

  @Test
  void aYearOfTheDemosWorkKeepsEveryLimit() {
    try (database;
        var services = new YearDesk(database, clock)) {
      desk = services;
      set(FIRST, LocalTime.MIDNIGHT);
      PersonId operator = people();
      stage = new Stage(desk.tools(), clock, operator);
      stage.tax("NL", "VAT", "21", false);
      stage.tax("US", "Sales tax", "0", false);
      List<Service> catalogue = desk.tools().catalogue().services();
      var keys = catalogue.stream().map(Service::key).collect(Collectors.toSet());
      int key = desk.tools().keys().create("Demo", keys, Optional.of(operator)).id();
      jobs = new JobDesk(desk.tools().jobs(), catalogue, clock, key);
      List<Customer> customers = List.of(architects(), engineers(), shipwrights());
      customers.forEach(this::setUp);
      for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
        live(day, customers);
      }
      customers.forEach(this::check);
      LedgerChecks.assertSound(database.owner(), clock);
    }
  }

  private void live(LocalDate day, List<Customer> customers) {
    set(day, DemoSeed.MORNING);
    if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
      customers.forEach(customer -> payWhatIsDue(customer, day));
    }
    if (day.equals(CHANGED)) {
      customers.forEach(this::setUp);
    }
    if (day.equals(CONFIRMED)) {
      assertEquals(3, proposals(), "one of each, however often it was looked at");
      assertEquals(0, purchases("contract_id > 0"));
    }
    if (!day.isBefore(CONFIRMED)) {
      customers.forEach(this::confirm);
    }
    for (LocalTime time : List.of(DemoSeed.NOON, DemoSeed.AFTERNOON)) {
      set(day, time);
      List<CompletableFuture<?>> posted = new ArrayList<>();
      customers.forEach(customer -> posted.addAll(customer.story().work(day)));
      posted.forEach(CompletableFuture::join);
      desk.topUps().sweep();
      desk.topUps().sweep();
    }
  }

  private void confirm(Customer customer) {
    lines(
            "select id::text from top_up_purchase where state = 'proposed' and contract_id = "
                + customer.contract().id())
        .forEach(
            id -> {
              // The credits may have come from an order that was made meanwhile: then it waits.
              Confirmation answer =
                  desk.topUps()
                      .confirm(customer.contract().id(), Integer.parseInt(id), customer.approver());
              assertTrue(
                  answer instanceof Confirmation.Bought || answer instanceof Confirmation.Refused,
                  answer::toString);
            });
  }

  private void check(Customer customer) {
    List<Order> all =
        desk.orders().list(customer.contract().id(), OrderFilter.LATEST_FIRST, 0, 1_000).reversed();
    Limits limits = customer.limits();
    var months = new TreeMap<YearMonth, Integer>();
    all.forEach(
        order ->
            months.merge(
                YearMonth.from(customer.contract().dayOf(order.orderedAt())),
                order.packs(),
                Integer::sum));
    assertTrue(
        months.values().stream().allMatch(packs -> packs <= limits.mostAMonth()), months::toString);
    var apart = new TreeSet<Duration>();
    for (int i = 1; i < all.size(); i++) {
      apart.add(Duration.between(all.get(i - 1).orderedAt(), all.get(i).orderedAt()));
    }
    assertTrue(apart.first().compareTo(Duration.ofHours(limits.hours())) >= 0, apart::toString);
    boolean bounded =
        months.containsValue(limits.mostAMonth())
            || apart.contains(Duration.ofHours(limits.hours()));
    assertTrue(bounded, () -> "none of its limits was reached: " + months + apart);
    String own = "contract_id = " + customer.contract().id();
    assertEquals(all.size(), purchases(own + " and available < " + limits.below()));
    assertEquals(
        all.stream().map(order -> "order " + order.id()).toList(),
        lines(
            "select substring(detail from 'order [0-9]+$') from audit_entry where action in"
                + " ('top_up_bought', 'top_up_confirmed') and "
                + own
                + " order by id"));
    for (PersonId person : List.of(customer.buyer(), customer.approver())) {
      assertEquals(
          all.size(),
          lines(
                  "select m.id::text from mail m join person p on p.email = m.recipient where p.id = "
                      + person
                      + " and m.subject like 'Topped up%' and m.body like '%"
                      + customer.contract().number()
                      + "%'")
              .size());
    }
    assertTrue(all.size() > 6, all.size() + " purchases");
  }

  private void set(LocalDate day, LocalTime time) {
    clock.set(day.atTime(time).toInstant(ZoneOffset.UTC));
  }

  private void setUp(Customer customer) {
    Limits limits = customer.limits();
    desk.topUps()
        .setUp(
            customer.contract().id(),
            new TopUpDraft(
                Credits.of(limits.below()),
                limits.packs(),
                limits.mostAMonth(),
                limits.hours(),
                "PO-TOP-UP",
                "accounts@" + customer.contract().number() + ".example",
                customer.approver()),
            customer.buyer());
  }

  private void payWhatIsDue(Customer customer, LocalDate day) {
    desk.orders().list(customer.contract().id(), OrderFilter.LATEST_FIRST, 0, 20).stream()
        .filter(order -> order.state() == Order.State.INVOICED)
        .filter(order -> order.dueOn().minusWeeks(1).isBefore(day))
        .forEach(order -> stage.paid(customer.contract(), order));
  }

  private PersonId people() {
    List<NewPerson> all = new ArrayList<>();
    all.add(new NewPerson(Stage.address(Cast.OPERATOR), "Otto Lind", true, Optional.empty()));
    Stream.of(Cast.ARCHITECTS, Cast.ENGINEERS, Cast.SHIPWRIGHTS)
        .flatMap(List::stream)
        .collect(Collectors.toMap(Player::email, Player::name, (one, same) -> one, TreeMap::new))
        .forEach((email, name) -> all.add(NewPerson.of(Stage.address(email), name)));
    return desk.tools().accounts().addAll(all, Cast.PASSWORD).getFirst();
  }

  private Customer architects() {
    return customer(
        "110-4402-8817",
        "Europe/Amsterdam",
        "NL",
        Cast.ARCHITECTS,
        "Visualisation",
        DemoSeed.ARCHITECTS_A_DAY,
        new Limits(400, 2, 30, 96));
  }

  private Customer engineers() {
    return customer(
        "110-5120-0346",
        "Europe/Amsterdam",
        "NL",
        Cast.ENGINEERS,
        "Engineers",
        DemoSeed.ENGINEERS_A_DAY,
        new Limits(150, 2, 6, 48));
  }

  private Customer shipwrights() {
    return customer(
        "230-7781-5502",
        "America/New_York",
        "US",
        Cast.SHIPWRIGHTS,
        "Shipwrights",
        DemoSeed.SHIPWRIGHTS_A_DAY,
        new Limits(120, 2, 4, 24));
  }

  private Customer customer(
      String number,
      String zone,
      String country,
      List<Player> players,
      String trade,
      double jobsADay,
      Limits limits) {
    Contract contract =
        stage.contract(
            number,
            "Customer of " + number,
            Contract.Kind.SUBSCRIPTION,
            zone,
            new Terms.Term(FIRST.minusMonths(1), LAST.plusMonths(6)),
            List.of(new NewLicence("Suite", "S-" + number, 30)),
            players.getFirst());
    Map<Player, PersonId> people = stage.seat(contract, players);
    PersonId manager = people.get(players.getFirst());
    Player second = players.get(1);
    desk.tools()
        .roles()
        .appoint(
            contract.id(),
            new Appointee(Stage.address(second.email()), second.name()),
            Role.ADMINISTRATOR,
            manager);
    stage.bill(contract, new BillTo(number, "1 Street", "1000", "City", country, ""), manager);
    var story = new Story(contract.id(), people, trade, jobsADay, Optional.empty(), random, jobs);
    return new Customer(contract, manager, people.get(second), story, limits);
  }

  private int proposals() {
    return lines("select id::text from top_up_purchase where state = 'proposed'").size();
  }

  private int purchases(String which) {
    return lines("select id::text from top_up_purchase where state = 'bought' and " + which).size();
  }

  private List<String> lines(String sql) {
    return database
        .owner()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
