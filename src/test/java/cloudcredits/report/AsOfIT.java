package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.rollup.Total;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report said at the end of a day, it says of that day for ever. */
class AsOfIT {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<String> SERVICES = List.of("rendering", "infraworks", "optimization");

  /** What a report said: by user, by service and by day, in the statement, and what was left. */
  private record Said(
      List<Set<Total>> rows, Statement statement, Map<PersonId, Credits> left, Credits shared) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void asOfAPastDayItSaysWhatItSaidThen(long seed) {
    var random = new Random(seed);
    try (var world =
        new ReportWorld("America/New_York", "2027-01-02T14:00:00Z", "2027-01-01", "2027-09-01")) {
      List<PersonId> people = people(world);
      var jobs = new ArrayList<JobId>();
      var said = new TreeMap<LocalDate, Said>();
      for (int round = 0; round < 12; round++) {
        for (int i = 0; i < 12; i++) {
          world.on(1 + random.nextInt(40));
          act(world, people, jobs, random);
        }
        if (random.nextBoolean()) {
          world.folds.fold(world.id);
        }
        LocalDate today = LocalDate.ofInstant(world.clock.instant(), ZONE);
        world.clock.set(today.plusDays(1).atStartOfDay(ZONE).toInstant().minusMillis(1));
        said.put(today, say(world, ""));
      }
      world.clock.set("2027-09-03T12:00:00Z");
      said.forEach((day, then) -> assertEquals(then, say(world, "&asOf=" + day), "of " + day));
      world.folds.fold(world.id);
      said.forEach((day, then) -> assertEquals(then, say(world, "&asOf=" + day), "of " + day));
    }
  }

  @Test
  void aDayToComeIsToday() {
    try (var world =
        new ReportWorld("America/New_York", "2027-01-02T14:00:00Z", "2027-01-01", "2027-09-01")) {
      Contract contract = world.contract();
      LocalDate today = contract.dayOf(world.clock.instant());
      for (String day : List.of(today.toString(), today.plusDays(9).toString())) {
        assertTrue(filter(world, "period=30d&asOf=" + day).asOf().isEmpty());
      }
      UsageFilter nonsense = filter(world, "period=30d&asOf=2027-02-31");
      assertTrue(nonsense.asOf().isEmpty());
      assertEquals(1, nonsense.problems().size());
    }
  }

  private static Said say(ReportWorld world, String asOf) {
    var rows = new ArrayList<Set<Total>>();
    UsageReport last = null;
    for (By by : List.of(By.SERVICE, By.DAY, By.USER)) {
      last =
          world.reports.usage(world.contract(), filter(world, "period=all&by=" + by.key() + asOf));
      rows.add(Set.copyOf(last.rows()));
    }
    UsageReport report = last;
    var left = new TreeMap<PersonId, Credits>((a, b) -> Integer.compare(a.value(), b.value()));
    report
        .people()
        .forEach(person -> left.put(person.id(), report.holdings(person.id()).individual()));
    return new Said(
        rows,
        report.statement(),
        left,
        report.then().map(UsageReport.Then::shared).orElseGet(report.statement().shared()::left));
  }

  private static UsageFilter filter(ReportWorld world, String query) {
    Contract contract = world.contract();
    return UsageFilter.of(query(query), contract.terms(), contract.dayOf(world.clock.instant()));
  }

  private static QueryString query(String text) {
    QueryString query = QueryString.EMPTY;
    for (String pair : text.split("&")) {
      query = query.with(pair.split("=")[0], pair.split("=")[1]);
    }
    return query;
  }

  private static List<PersonId> people(ReportWorld world) {
    List<PersonId> people = new ArrayList<>();
    for (String name : List.of("Ana", "Ben", "Cleo", "Dirk")) {
      people.add(world.fixture.person(name));
      world.fixture.seat(world.id, people.getLast());
    }
    return people;
  }

  private static void act(
      ReportWorld world, List<PersonId> people, List<JobId> jobs, Random random) {
    PersonId person = people.get(random.nextInt(people.size()));
    String service = SERVICES.get(random.nextInt(SERVICES.size()));
    Credits cost = new Credits(random.nextInt(6_000));
    switch (random.nextInt(10)) {
      case 0 -> world.fixture.buy(world.id, 1 + random.nextInt(3));
      case 1, 2 -> jobs.add(world.hold(person, service, cost));
      case 3 -> {
        if (!jobs.isEmpty()) {
          world.reverse(jobs.get(random.nextInt(jobs.size())), Optional.empty());
        }
      }
      default -> jobs.add(world.charge(person, service, cost, Optional.empty()));
    }
  }
}
