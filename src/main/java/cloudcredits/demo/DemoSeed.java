package cloudcredits.demo;

import cloudcredits.account.NewPerson;
import cloudcredits.billing.BillTo;
import cloudcredits.cap.CapTarget;
import cloudcredits.cap.ChargeCodePolicy;
import cloudcredits.cap.Limit;
import cloudcredits.catalogue.Service;
import cloudcredits.contract.Appointee;
import cloudcredits.contract.Contract;
import cloudcredits.contract.NewLicence;
import cloudcredits.contract.Reseller;
import cloudcredits.contract.Role;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Rules.Codes;
import cloudcredits.credit.Terms;
import cloudcredits.demo.Cast.Player;
import cloudcredits.order.Order;
import cloudcredits.order.OrderFilter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lives a year of two customers and three contracts, day by day, through the application's own
 * services: one contract with groups, caps and charge codes, one that renews in five weeks, one
 * that has lapsed. Always the same, but relative to today.
 */
final class DemoSeed {

  static final int SEED = 20_261;
  static final int DAYS = 365;
  static final LocalTime MORNING = LocalTime.of(7, 30);
  static final LocalTime NOON = LocalTime.of(11, 10);
  static final LocalTime AFTERNOON = LocalTime.of(15, 40);

  /** So many jobs on a working day. */
  static final double ARCHITECTS_A_DAY = 13;

  static final double ENGINEERS_A_DAY = 7;
  static final double SHIPWRIGHTS_A_DAY = 3.4;
  private static final Duration RUNNING = Duration.ofMinutes(25);
  private static final int PAID_BEFORE_DUE = 6;

  /** A contract, who is on it, how they work, and when its credits are topped up. */
  private record Company(
      Contract contract, PersonId buyer, Story story, Supply supply, LocalDate activeUntil) {

    boolean isActiveOn(LocalDate day) {
      return day.isBefore(activeUntil);
    }
  }

  /**
   * When credits are bought.
   *
   * @param below buys when fewer are available
   * @param packs so many
   * @param last and so many on the last occasion
   * @param lastDaysAgo which is the first Monday that is not longer ago
   */
  private record Supply(int below, int packs, int last, int lastDaysAgo) {}

  private final Tools tools;
  private final DemoClock clock;
  private final Instant now;
  private final LocalDate today;
  private final Random random = new Random(SEED);

  DemoSeed(Tools tools, DemoClock clock, Instant now) {
    this.tools = tools;
    this.clock = clock;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  void run() {
    clock.set(at(today.minusDays(DAYS + 20), MORNING));
    int reseller = tools.resellers().create("Kestrel CAD Supply").orElseThrow();
    PersonId operator = accounts(reseller);
    var stage = new Stage(tools, clock, operator);
    stage.tax("BE", "VAT", "21", true);
    stage.tax("NL", "VAT", "21", false);
    stage.tax("US", "Sales tax", "0", false);
    List<Service> services = tools.catalogue().services();
    Set<String> all = services.stream().map(Service::key).collect(Collectors.toSet());
    int key = tools.keys().create("Demo cloud services", all, Optional.of(operator)).id();
    var desk = new JobDesk(tools.jobs(), services, clock, key);
    Company architects = architects(stage, desk);
    List<Company> companies = List.of(architects, engineers(stage, desk), shipwrights(stage, desk));
    tools.resellers().list().forEach(r -> lookAfter(r, companies.subList(0, 2), operator));
    live(stage, operator, architects, companies);
  }

  /** For everybody, each once, whatever contracts they are on; returns the operator. */
  private PersonId accounts(int reseller) {
    List<NewPerson> people = new ArrayList<>();
    people.add(new NewPerson(Stage.address(Cast.OPERATOR), "Otto Lind", true, Optional.empty()));
    people.add(
        new NewPerson(
            Stage.address(Cast.RESELLER), "Dana Whitfield", false, Optional.of(reseller)));
    Stream.of(Cast.ARCHITECTS, Cast.ENGINEERS, Cast.SHIPWRIGHTS)
        .flatMap(List::stream)
        .collect(Collectors.toMap(Player::email, Player::name, (one, same) -> one, TreeMap::new))
        .forEach((email, name) -> people.add(NewPerson.of(Stage.address(email), name)));
    return tools.accounts().addAll(people, Cast.PASSWORD).getFirst();
  }

  private Company architects(Stage stage, JobDesk desk) {
    LocalDate renewal = today.plusWeeks(16);
    Contract contract =
        stage.contract(
            "110-4402-8817",
            "Halden & Roux Architects",
            Contract.Kind.SUBSCRIPTION,
            "Europe/Amsterdam",
            new Terms.Term(renewal.minusYears(2), renewal.minusYears(1)),
            List.of(
                new NewLicence("Building Design Suite", "396-20417755", 30),
                new NewLicence("Infrastructure Design Suite", "396-20417801", 3)),
            Cast.ARCHITECTS.getFirst());
    Map<Player, PersonId> people = stage.seat(contract, Cast.ARCHITECTS);
    PersonId manager = people.get(Cast.ARCHITECTS.getFirst());
    stage.bill(
        contract,
        new BillTo(
            "Halden & Roux Architects",
            "Maaskade 12",
            "3071 XX",
            "Rotterdam",
            "NL",
            "NL000000000B77"),
        manager);
    stage.seat(contract, 2, named("Henrik Sjöberg"));
    appoint(contract, "Bram Roux", Role.ADMINISTRATOR, manager);
    appoint(contract, "Saskia Brandt", Role.COORDINATOR, manager);
    LocalDate kadeEnded = today.minusDays(140);
    tools.chargeCodes().decide(contract.id(), new ChargeCodePolicy(Codes.OPTIONAL, true), manager);
    tools.chargeCodes().add(contract.id(), "2607 Kade 12", "Housing, finished", manager);
    Projects.RUNNING.forEach(code -> tools.chargeCodes().add(contract.id(), code, "", manager));
    cap(contract, "Mira Okafor", people, 120, manager);
    cap(contract, "Joost van der Meer", people, 150, manager);
    cap(contract, "Daan Kuipers", people, 60, manager);
    tools.caps().set(contract.id(), new CapTarget.NewPeople(), Optional.of(monthly(60)), manager);
    var story =
        new Story(
            contract.id(),
            people,
            "Visualisation",
            ARCHITECTS_A_DAY,
            Optional.of(new Projects(kadeEnded)),
            random,
            desk);
    return new Company(contract, manager, story, new Supply(400, 15, 36, 52), LocalDate.MAX);
  }

  private Company engineers(Stage stage, JobDesk desk) {
    LocalDate renewal = today.plusWeeks(5);
    Contract contract =
        stage.contract(
            "110-5120-0346",
            "Halden & Roux Engineers",
            Contract.Kind.MAINTENANCE_PLAN,
            "Europe/Amsterdam",
            new Terms.Term(renewal.minusYears(3), renewal),
            List.of(new NewLicence("Simulation CFD", "511-00293344", 8)),
            Cast.ARCHITECTS.getFirst());
    Map<Player, PersonId> people = stage.seat(contract, Cast.ENGINEERS);
    PersonId manager = people.get(Cast.ENGINEERS.getFirst());
    stage.bill(
        contract,
        new BillTo(
            "Halden & Roux Engineers", "Scheldekaai 88", "2000", "Antwerp", "BE", "BE0000000077"),
        manager);
    var story =
        new Story(
            contract.id(), people, "Engineers", ENGINEERS_A_DAY, Optional.empty(), random, desk);
    return new Company(contract, manager, story, new Supply(150, 8, 12, 40), LocalDate.MAX);
  }

  private Company shipwrights(Stage stage, JobDesk desk) {
    LocalDate renewal = today.minusWeeks(3);
    Contract contract =
        stage.contract(
            "230-7781-5502",
            "Castellan Boatworks",
            Contract.Kind.SUBSCRIPTION,
            "America/New_York",
            new Terms.Term(renewal.minusYears(2), renewal),
            List.of(new NewLicence("Product Design Suite", "742-11820055", 5)),
            Cast.SHIPWRIGHTS.getFirst());
    Map<Player, PersonId> people = stage.seat(contract, Cast.SHIPWRIGHTS);
    PersonId manager = people.get(Cast.SHIPWRIGHTS.getFirst());
    stage.bill(
        contract,
        new BillTo("Castellan Boatworks", "9 Slipway Lane", "02840", "Newport RI", "US", ""),
        manager);
    var story =
        new Story(
            contract.id(),
            people,
            "Shipwrights",
            SHIPWRIGHTS_A_DAY,
            Optional.empty(),
            random,
            desk);
    return new Company(contract, manager, story, new Supply(120, 5, 6, 45), renewal);
  }

  private void live(Stage stage, PersonId operator, Company architects, List<Company> companies) {
    for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
      clock.set(earlier(at(day, MORNING)));
      happen(day, stage, operator, architects, companies.get(1));
      LocalDate morning = day;
      companies.stream()
          .filter(company -> company.isActiveOn(morning))
          .forEach(company -> topUp(stage, company, morning));
      work(day, NOON, companies);
      work(day, AFTERNOON, companies);
    }
    clock.set(now.minus(RUNNING));
    companies.stream()
        .filter(company -> company.isActiveOn(today))
        .flatMap(company -> company.story().leaveRunning(today).stream())
        .forEach(CompletableFuture::join);
  }

  /** What happens on one day only. */
  private void happen(
      LocalDate day, Stage stage, PersonId operator, Company architects, Company engineers) {
    Contract contract = architects.contract();
    if (day.equals(today.plusWeeks(16).minusYears(1))) {
      tools.contracts().renew(contract.id(), operator);
    }
    if (day.equals(today.minusDays(150))) {
      sales(architects).sold(2, "97.00", day, "HR-2611");
    }
    if (day.equals(today.minusDays(60))) {
      sales(architects).missed(5, "96.50", day);
    }
    if (day.equals(today.minusDays(3))) {
      sales(architects).open(6, "94.00", day);
    }
    if (day.equals(today.minusDays(1))) {
      sales(engineers).asked(4, "To carry us over the renewal");
    }
    if (day.equals(today.minusDays(42))) {
      PersonId jonas = person("Jonas Weil");
      tools.seats().unseat(contract.id(), 1, jonas, architects.buyer());
      architects.story().leaves(jonas);
    }
    if (day.equals(today.minusDays(9))) {
      stage.buy(contract, 2, "PO-" + day + "-B", architects.buyer());
      Order twice = tools.orders().latest(contract.id()).orElseThrow();
      stage.paid(contract, twice);
      tools.orders().cancel(contract.id(), twice.id(), architects.buyer());
    }
    if (day.equals(today.minusDays(6))) {
      stage.seat(contract, 1, new Player("Tessa Wrona", "tessa.wrona@haldenroux.example", "", 0));
    }
    if (day.equals(today.minusDays(2))) {
      tools
          .asks()
          .ask(
              contract.id(),
              person("Mira Okafor"),
              Credits.of(40),
              "2614 Harbour Library: stills for the competition");
    }
  }

  private void lookAfter(Reseller reseller, List<Company> companies, PersonId operator) {
    companies.forEach(
        company ->
            tools.resellers().link(company.contract().id(), Optional.of(reseller), operator));
  }

  private Sales sales(Company company) {
    PersonId seller = tools.accounts().find(Stage.address(Cast.RESELLER)).orElseThrow().id();
    return new Sales(tools, company.contract(), company.buyer(), seller);
  }

  /** On Mondays the manager looks whether credits are short; what was bought weeks ago is paid. */
  private void topUp(Stage stage, Company company, LocalDate day) {
    if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      return;
    }
    Contract contract = company.contract();
    Predicate<Order> due = order -> order.dueOn().minusDays(PAID_BEFORE_DUE).isBefore(day);
    tools.orders().list(contract.id(), OrderFilter.LATEST_FIRST, 0, 20).stream()
        .filter(order -> order.state() == Order.State.INVOICED)
        .filter(due)
        .forEach(order -> stage.paid(contract, order));
    Supply supply = company.supply();
    LocalDate last = today.minusDays(supply.lastDaysAgo());
    boolean early = day.isBefore(last);
    if (early && Credits.of(supply.below()).isMoreThan(stage.shared(contract))) {
      stage.buy(contract, supply.packs(), "PO-" + day, company.buyer());
    }
    if (!early && day.minusWeeks(1).isBefore(last)) {
      stage.buy(contract, supply.last(), "PO-" + day, company.buyer());
    }
  }

  private void work(LocalDate day, LocalTime time, List<Company> companies) {
    Instant at = at(day, time);
    if (at.isAfter(now.minus(RUNNING))) {
      return;
    }
    clock.set(at);
    List<Story> stories =
        companies.stream().filter(c -> c.isActiveOn(day)).map(Company::story).toList();
    List<CompletableFuture<?>> posted = new ArrayList<>();
    stories.forEach(story -> posted.addAll(story.work(day)));
    posted.forEach(CompletableFuture::join);
  }

  private void appoint(Contract contract, String name, Role role, PersonId by) {
    Player player = named(name);
    var appointee = new Appointee(Stage.address(player.email()), name);
    tools.roles().appoint(contract.id(), appointee, role, by);
  }

  private void cap(
      Contract contract, String name, Map<Player, PersonId> people, int credits, PersonId by) {
    var target = new CapTarget.OfPerson(people.get(named(name)));
    tools.caps().set(contract.id(), target, Optional.of(monthly(credits)), by);
  }

  private PersonId person(String name) {
    return tools.accounts().find(Stage.address(named(name).email())).orElseThrow().id();
  }

  private static Player named(String name) {
    return Cast.ARCHITECTS.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static Limit monthly(int credits) {
    return new Limit(Credits.of(credits), Cap.Period.MONTH);
  }

  private Instant earlier(Instant at) {
    return at.isAfter(now) ? now : at;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }
}
