package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.rollup.Total;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories on a real database, part of them folded: every view is a fold over the entries.
 */
class ReportsAddUpIT {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<String> SERVICES = List.of("rendering", "infraworks", "optimization");

  /** An entry as the ledger has it, with what its job says. */
  public record Fact(
      String movement,
      String kind,
      String source,
      Credits credits,
      Instant effectiveAt,
      Integer person,
      String service,
      Integer groupId,
      String code,
      Integer licence) {

    LocalDate day() {
      return LocalDate.ofInstant(effectiveAt, ZONE);
    }

    /** Settled counts, given back counts against it. */
    long used() {
      return switch (movement) {
        case "settle" -> credits.hundredths();
        case "reverse", "reverse_lapsed" -> -credits.hundredths();
        default -> 0;
      };
    }

    /** By how much it changes what is available or held. */
    long balance() {
      return switch (movement) {
        case "grant", "reverse" -> credits.hundredths();
        case "settle", "lapse", "void", "release_lapsed" -> -credits.hundredths();
        default -> 0;
      };
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyViewIsAFoldOverTheEntries(long seed) {
    try (var world =
        new ReportWorld("America/New_York", "2027-01-02T03:00:00Z", "2027-01-01", "2027-06-01")) {
      live(world, new Random(seed));
      Contract contract = world.contract();
      List<Fact> facts = facts(world);
      LocalDate today = contract.dayOf(world.clock.instant());
      for (UsagePeriod period :
          List.of(
              UsagePeriod.Preset.ALL.on(contract.terms(), today),
              UsagePeriod.Preset.DAYS_30.on(contract.terms(), today),
              new UsagePeriod("", "", LocalDate.of(2027, 3, 14), LocalDate.of(2027, 3, 14)),
              new UsagePeriod("", "", LocalDate.of(2027, 2, 20), LocalDate.of(2027, 4, 2)))) {
        check(world, contract, facts, period);
      }
    }
  }

  private static void check(
      ReportWorld world, Contract contract, List<Fact> facts, UsagePeriod period) {
    List<Fact> during =
        facts.stream()
            .filter(f -> !f.day().isBefore(period.from()) && !f.day().isAfter(period.to()))
            .toList();
    long total = during.stream().mapToLong(Fact::used).sum();
    Map<By, Function<Fact, String>> keys =
        Map.of(
            By.USER, f -> "" + f.person(),
            By.SERVICE, Fact::service,
            By.GROUP, f -> f.groupId() == null ? "0" : "" + f.groupId(),
            By.CODE, f -> f.code() == null ? "" : f.code(),
            By.DAY, f -> "" + f.day(),
            By.LICENCE, f -> "" + f.licence(),
            By.MONTH, f -> "" + f.day().withDayOfMonth(1),
            By.WEEK,
                f ->
                    ""
                        + f.day()
                            .with(
                                java.time.temporal.TemporalAdjusters.previousOrSame(
                                    java.time.DayOfWeek.MONDAY)));
    for (By by : By.values()) {
      UsageReport report = world.reports.usage(contract, UsageFilter.all(by, period));
      Map<String, Long> expected =
          during.stream()
              .filter(f -> f.person() != null)
              .collect(Collectors.groupingBy(keys.get(by), Collectors.summingLong(Fact::used)));
      Map<String, Long> shown = new HashMap<>();
      report.rows().forEach(sum -> shown.put(sum.key(), sum.used().hundredths()));
      expected.forEach(
          (key, used) -> assertEquals(used, shown.getOrDefault(key, 0L), by + " " + key));
      assertEquals(total, shown.values().stream().mapToLong(used -> used).sum(), by + " in all");
      assertEquals(total, used(report.bars()), by + " in the chart");
      assertEquals(
          total,
          UsageRows.of(report, world.catalogue.services()).stream()
              .mapToLong(row -> row.used().hundredths())
              .sum(),
          by + " on the page");
      assertEquals(total, report.statement().all().used().hundredths(), "in the statement");
      checkCells(world, contract, during, keys, report);
      checkStatement(report, facts, period);
      checkLeft(world, report, period);
    }
  }

  /** Each cell is a fold; rows, columns and the view of one dimension come to the same. */
  private static void checkCells(
      ReportWorld world,
      Contract contract,
      List<Fact> during,
      Map<By, Function<Fact, String>> keys,
      UsageReport one) {
    By by = one.filter().by();
    for (By across : By.values()) {
      if (across == by || (across.isTime() && by.isTime())) {
        continue;
      }
      UsageFilter filter = UsageFilter.all(by, one.filter().period()).across(across);
      UsageReport report = world.reports.usage(contract, filter);
      Map<String, Long> expected =
          during.stream()
              .filter(f -> f.person() != null)
              .collect(
                  Collectors.groupingBy(
                      f -> keys.get(by).apply(f) + "|" + keys.get(across).apply(f),
                      Collectors.summingLong(Fact::used)));
      var rows = UsageRows.of(report, world.catalogue.services());
      Pivot pivot = Pivot.of(report, rows, Integer.MAX_VALUE);
      Pivot narrow = Pivot.of(report, rows, 2);
      for (int i = 0; i < pivot.lines().size(); i++) {
        Pivot.Line line = pivot.lines().get(i);
        for (int c = 0; c < pivot.columns().size(); c++) {
          assertEquals(
              expected.getOrDefault(line.row().key() + "|" + pivot.columns().get(c).key(), 0L),
              line.cells().get(c).orElse(Credits.ZERO).hundredths());
        }
        assertEquals(line.row().used(), sum(line.cells()), by + " and " + across + ": a row");
        assertEquals(line.row().used(), sum(narrow.lines().get(i).cells()), "with others");
      }
      Credits all = Credits.sum(rows.stream().map(UsageRow::used).toList());
      assertEquals(all, Credits.sum(pivot.all()), by + " and " + across + ": the columns");
      assertEquals(all, Credits.sum(narrow.all()), "with others");
      assertTrue(narrow.columns().size() <= 2);
    }
  }

  private static Credits sum(List<Optional<Credits>> cells) {
    return Credits.sum(cells.stream().flatMap(Optional::stream).toList());
  }

  private static long used(List<Total> sums) {
    return sums.stream().mapToLong(sum -> sum.used().hundredths()).sum();
  }

  private static void checkStatement(UsageReport report, List<Fact> facts, UsagePeriod period) {
    for (String kind : List.of("individual", "shared")) {
      Statement.Line line =
          kind.equals("shared") ? report.statement().shared() : report.statement().individual();
      List<Fact> ofKind = facts.stream().filter(fact -> fact.kind().equals(kind)).toList();
      assertEquals(
          ofKind.stream()
              .filter(f -> f.day().isBefore(period.from()))
              .mapToLong(Fact::balance)
              .sum(),
          line.opening().hundredths(),
          "opening " + kind);
      assertEquals(
          ofKind.stream().filter(f -> !f.day().isAfter(period.to())).mapToLong(Fact::balance).sum(),
          line.closing().hundredths(),
          "closing " + kind);
    }
  }

  /** At the end of all, what is left is what the book says can be used or is suspended. */
  private static void checkLeft(ReportWorld world, UsageReport report, UsagePeriod period) {
    if (period.to().equals(LocalDate.ofInstant(world.clock.instant(), ZONE))) {
      for (var pool : cloudcredits.credit.Pool.values()) {
        var line =
            pool == cloudcredits.credit.Pool.SHARED
                ? report.statement().shared()
                : report.statement().individual();
        assertEquals(
            Holdings.available(report.book(), pool, world.clock.instant()),
            line.left(),
            "left " + pool);
        assertEquals(Holdings.held(report.book(), pool), line.closingHeld(), "held " + pool);
      }
    }
  }

  /** Five months of everything that can happen; the last expiries are due but not posted. */
  private static void live(ReportWorld world, Random random) {
    List<PersonId> people = new ArrayList<>();
    for (String name : List.of("Ana", "Ben", "Cleo", "Dirk", "Eva")) {
      people.add(world.fixture.person(name));
      world.fixture.seat(world.id, people.getLast());
    }
    world.chargeCodes();
    world.group(1, "Civil", people.get(0), people.get(1));
    world.capOf(people.get(1), 60);
    List<JobId> jobs = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      world.on(random.nextInt(48));
      PersonId person = people.get(random.nextInt(people.size()));
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      Optional<String> code = random.nextBoolean() ? Optional.of("2614") : Optional.empty();
      if (random.nextInt(15) == 0) {
        world.folds.fold(world.id);
      }
      switch (random.nextInt(12)) {
        case 0 -> buy(world, random);
        case 1, 2 -> jobs.add(world.hold(person, service, cost(random)));
        case 3 -> reverse(world, jobs, random);
        default -> jobs.add(world.charge(person, service, cost(random), code));
      }
    }
    world.fixture.unseat(world.id, people.get(2));
    world.clock.set("2027-06-01T04:00:01Z");
  }

  private static void buy(ReportWorld world, Random random) {
    if (world.clock.instant().isBefore(Instant.parse("2027-05-30T00:00:00Z"))) {
      world.fixture.buy(world.id, 1 + random.nextInt(3));
    }
  }

  private static void reverse(ReportWorld world, List<JobId> jobs, Random random) {
    if (!jobs.isEmpty()) {
      world.reverse(jobs.get(random.nextInt(jobs.size())), Optional.empty());
    }
  }

  private static Credits cost(Random random) {
    return new Credits(random.nextInt(6_000));
  }

  private static List<Fact> facts(ReportWorld world) {
    List<Fact> facts =
        world
            .database
            .owner()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select e.movement, g.kind, g.source, e.credits, e.effective_at,
                                   j.person_id as person, j.service_key as service, j.group_id,
                                   j.charge_code as code, j.licence_id as licence
                              from ledger_entry e
                              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                              left join job j on j.contract_id = e.contract_id and j.id = e.job_id
                            """)
                        .mapTo(Fact.class)
                        .list());
    assertTrue(facts.size() > 100, "a history worth looking at");
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(due(world));
    return all;
  }

  /** What the clock has made due and nobody has posted: counts as if it were. */
  private static List<Fact> due(ReportWorld world) {
    var book = world.ledger.view(world.id);
    List<Fact> due =
        book.takeChanges().entries().stream()
            .map(
                entry -> {
                  var grant = book.fund(entry.grant()).grant();
                  return new Fact(
                      entry.movement().name().toLowerCase(java.util.Locale.ROOT),
                      grant.pool().name().toLowerCase(java.util.Locale.ROOT),
                      grant.origin().source().name().toLowerCase(java.util.Locale.ROOT),
                      entry.credits(),
                      entry.effectiveAt(),
                      null,
                      null,
                      null,
                      null,
                      null);
                })
            .toList();
    assertTrue(!due.isEmpty(), "the renewal has passed and nobody has posted what lapsed");
    return due;
  }
}
