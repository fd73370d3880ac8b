package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Settle;
import cloudcredits.ledger.Finding;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.DriftService;
import cloudcredits.rollup.FoldService;
import cloudcredits.rollup.MovementsService;
import cloudcredits.rollup.Outcome;
import cloudcredits.rollup.Total;
import cloudcredits.rollup.TotalsQuery;
import cloudcredits.rollup.TotalsService;
import cloudcredits.rollup.UseFilter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much of a random history is folded: totals are the sums of its entries and jobs. */
class TotalsAddUpIT {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<String> SERVICES = List.of("rendering", "infraworks", "optimization");
  private static final List<String> CODES = List.of("", "2614", "2615", "A");
  private static final LocalDate BEGIN = LocalDate.of(2027, 11, 1);

  /** Something that counts: an entry of use, or a job. */
  public record Fact(
      Instant at,
      Integer person,
      String service,
      String code,
      Integer groupId,
      Integer licence,
      long individual,
      long shared,
      long returned,
      long jobs,
      long refused,
      String outcome) {

    LocalDate day() {
      return LocalDate.ofInstant(at, ZONE);
    }

    String key(Dimension dimension) {
      return switch (dimension) {
        case USER -> person.toString();
        case SERVICE -> service;
        case GROUP -> groupId.toString();
        case CODE -> code;
        case LICENCE -> licence.toString();
        case DAY -> day().toString();
        case WEEK -> day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
        case MONTH -> day().withDayOfMonth(1).toString();
        case QUARTER ->
            LocalDate.of(day().getYear(), (day().getMonthValue() - 1) / 3 * 3 + 1, 1).toString();
      };
    }
  }

  private final TotalsService totals = new TotalsService();
  private final MovementsService movements = new MovementsService();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyQuestionIsAFoldOverTheEntries(long seed) {
    var random = new Random(seed);
    try (var world =
        new ReportWorld("America/New_York", "2027-11-02T03:00:00Z", "2027-11-01", "2028-10-01")) {
      List<PersonId> people = people(world);
      List<JobId> jobs = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        live(world, people, jobs, random);
        List<Fact> facts = facts(world);
        for (int i = 0; i < 40; i++) {
          ask(world, people, facts, random);
        }
        checkMovements(world, random);
        checkMonths(world, people, facts, random);
      }
      assertEquals(List.of(), drift(world));
      world.folds.fold(world.id);
      assertEquals(List.of(), drift(world));
      world.folds.rebuild(world.id);
      assertEquals(List.of(), drift(world));
      assertEquals(0, unfolded(world));
    }
  }

  @Test
  void twoInstancesFoldAtOnceAndNothingCountsTwice() throws Exception {
    try (var world =
            new ReportWorld(
                "America/New_York", "2027-11-02T03:00:00Z", "2027-11-01", "2028-10-01");
        var threads = Executors.newFixedThreadPool(4)) {
      List<PersonId> people = people(world);
      var jobs = new ArrayList<JobId>();
      var random = new Random(7);
      for (int round = 0; round < 3; round++) {
        live(world, people, jobs, random);
        Callable<Void> fold =
            () -> {
              new FoldService(world.database.jdbi(), world.clock).fold(world.id);
              return null;
            };
        for (var done : threads.invokeAll(List.of(fold, fold, fold, fold))) {
          done.get();
        }
        assertEquals(List.of(), drift(world));
      }
      assertEquals(0, unfolded(world));
    }
  }

  /** Before the fold is committed nobody sees any of it; the next one does it all. */
  @Test
  void aFoldThatIsCutShortLeavesNothing() {
    try (var world =
        new ReportWorld("America/New_York", "2027-11-02T03:00:00Z", "2027-11-01", "2028-10-01")) {
      live(world, people(world), new ArrayList<>(), new Random(8));
      long before = unfolded(world);
      assertThrows(
          IllegalStateException.class,
          () ->
              world
                  .database
                  .jdbi()
                  .useTransaction(
                      handle -> {
                        handle.execute(
                            "select fold_usage(?, ?, 1000000)", world.id, world.clock.instant());
                        throw new IllegalStateException("the server dies");
                      }));
      assertEquals(before, unfolded(world));
      world.folds.fold(world.id);
      assertEquals(List.of(), drift(world));
    }
  }

  @Test
  void theApplicationWritesRollupsThroughTheFoldOnly() {
    try (var world =
        new ReportWorld("America/New_York", "2027-11-02T03:00:00Z", "2027-11-01", "2028-10-01")) {
      for (String sql :
          List.of(
              "update usage_rollup set jobs = '{}'",
              "delete from usage_rollup_all",
              "update usage_fold set version = 0",
              "insert into usage_rollup_person select * from usage_rollup",
              "truncate credit_rollup")) {
        assertThrows(
            JdbiException.class,
            () -> world.database.jdbi().useHandle(handle -> handle.execute(sql)),
            sql);
      }
    }
  }

  @Test
  void whatIsSpoiledIsFoundAndMadeGoodFromTheEntries() {
    try (var world =
        new ReportWorld("America/New_York", "2027-11-02T03:00:00Z", "2027-11-01", "2028-10-01")) {
      live(world, people(world), new ArrayList<>(), new Random(9));
      world.folds.fold(world.id);
      for (String cube : List.of("all", "person", "service", "code", "group")) {
        world
            .database
            .owner()
            .useHandle(
                handle ->
                    handle.execute(
                        "update usage_rollup set jobs[1] = coalesce(jobs[1], 0) + 1 where cube = ? and span = 'month'",
                        cube));
        assertFalse(drift(world).isEmpty(), cube);
        world.folds.rebuild(world.id);
        assertEquals(List.of(), drift(world));
      }
      world
          .database
          .owner()
          .useHandle(
              handle ->
                  handle.execute(
                      "update usage_rollup set uncharged[1] = coalesce(uncharged[1], 0) + 1"
                          + " where cube = 'all' and span = 'month'"));
      assertFalse(drift(world).isEmpty(), "what became of jobs");
      world.folds.rebuild(world.id);
      world
          .database
          .owner()
          .useHandle(
              handle ->
                  handle.execute("delete from credit_rollup where span = 'year' and grant_id = 0"));
      assertEquals(1, drift(world).size());
      world.folds.rebuild(world.id);
      assertEquals(List.of(), drift(world));
    }
  }

  private void ask(ReportWorld world, List<PersonId> people, List<Fact> facts, Random random) {
    LocalDate from = BEGIN.plusDays(random.nextInt(330) - 20);
    TotalsQuery query =
        new TotalsQuery(
            world.id,
            ZONE,
            from,
            from.plusDays(random.nextInt(random.nextBoolean() ? 15 : 400)),
            dimensions(random),
            filter(people, random));
    Optional<Outcome> outcome =
        maybe(random, Outcome.values()[random.nextInt(Outcome.values().length)]);
    Map<List<String>, List<Fact>> expected =
        facts.stream()
            .filter(fact -> outcome.map(known -> known.key().equals(fact.outcome())).orElse(true))
            .filter(fact -> !fact.day().isBefore(query.from()) && !fact.day().isAfter(query.to()))
            .filter(counts(query.filter(), people))
            .collect(Collectors.groupingBy(fact -> query.by().stream().map(fact::key).toList()));
    if (query.by().isEmpty()) {
      expected.putIfAbsent(List.of(), List.of());
    }
    List<Total> answer = answer(world, query, outcome);
    assertEquals(
        expected.entrySet().stream()
            .map(entry -> total(entry.getKey(), entry.getValue()))
            .collect(Collectors.toSet()),
        Set.copyOf(answer),
        query.toString());
    assertEquals(expected.size(), answer.size(), "each row once");
  }

  private List<Total> answer(ReportWorld world, TotalsQuery query, Optional<Outcome> outcome) {
    return world
        .database
        .jdbi()
        .withHandle(
            handle ->
                outcome
                    .map(known -> totals.totals(handle, query, known, world.clock.instant()))
                    .orElseGet(() -> totals.totals(handle, query)));
  }

  private static Total total(List<String> keys, List<Fact> facts) {
    return new Total(
        keys,
        new Credits(facts.stream().mapToLong(Fact::individual).sum()),
        new Credits(facts.stream().mapToLong(Fact::shared).sum()),
        new Credits(facts.stream().mapToLong(Fact::returned).sum()),
        facts.stream().mapToLong(Fact::jobs).sum(),
        facts.stream().mapToLong(Fact::refused).sum());
  }

  private static List<Dimension> dimensions(Random random) {
    var all = new ArrayList<>(List.of(Dimension.values()));
    java.util.Collections.shuffle(all, random);
    var by = new ArrayList<Dimension>();
    for (Dimension dimension : all.subList(0, random.nextInt(3))) {
      if (!dimension.isTime() || by.stream().noneMatch(Dimension::isTime)) {
        by.add(dimension);
      }
    }
    return by;
  }

  private static UseFilter filter(List<PersonId> people, Random random) {
    return new UseFilter(
        random.nextInt(3) > 0 ? Set.of() : Set.copyOf(people.subList(0, 1 + random.nextInt(3))),
        maybe(random, random.nextBoolean()),
        maybe(random, SERVICES.get(random.nextInt(SERVICES.size()))),
        maybe(random, random.nextInt(3)),
        maybe(random, CODES.get(random.nextInt(CODES.size()))),
        maybe(random, random.nextInt(2)));
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextInt(4) == 0 ? Optional.of(value) : Optional.empty();
  }

  /** The last of the people has no seat any more. */
  private static Predicate<Fact> counts(UseFilter filter, List<PersonId> people) {
    return fact ->
        (filter.people().isEmpty() || filter.people().contains(new PersonId(fact.person())))
            && filter
                .seated()
                .map(seated -> seated != (fact.person() == people.getLast().value()))
                .orElse(true)
            && filter.service().map(fact.service()::equals).orElse(true)
            && filter.group().map(fact.groupId()::equals).orElse(true)
            && filter.code().map(fact.code()::equals).orElse(true)
            && filter.licence().map(fact.licence()::equals).orElse(true);
  }

  /** Month by month the same as the totals by month. */
  private void checkMonths(
      ReportWorld world, List<PersonId> people, List<Fact> facts, Random random) {
    LocalDate from = BEGIN.plusMonths(random.nextInt(6));
    UseFilter filter = filter(people, random);
    Dimension by = random.nextBoolean() ? Dimension.USER : Dimension.SERVICE;
    var query =
        new TotalsQuery(
            world.id, ZONE, from, from.plusDays(random.nextInt(500)), List.of(by), filter);
    Map<List<String>, Long> expected =
        facts.stream()
            .filter(fact -> !fact.day().isBefore(query.from()) && !fact.day().isAfter(query.to()))
            .filter(counts(filter, people))
            .collect(
                Collectors.groupingBy(
                    fact -> List.of(fact.key(by), fact.key(Dimension.MONTH)),
                    Collectors.summingLong(fact -> fact.individual() + fact.shared())));
    expected.values().removeIf(used -> used == 0);
    Map<List<String>, Long> seen =
        world.database.jdbi().withHandle(handle -> totals.months(handle, query)).stream()
            .filter(month -> !month.used().isZero())
            .collect(
                Collectors.toMap(
                    month -> List.of(month.key(), month.month().toString()),
                    month -> month.used().hundredths()));
    assertEquals(expected, seen, query.toString());
  }

  /** At the end of any day each grant stands as its entries up to then say. */
  private void checkMovements(ReportWorld world, Random random) {
    LocalDate day = BEGIN.plusDays(random.nextInt(330));
    record Sum(int grant, long used, long lapsed, long in, long out) {}
    List<Sum> expected =
        world
            .database
            .owner()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select grant_id,
                                   coalesce(sum(credits) filter (where movement = 'settle'), 0)
                                   - coalesce(sum(credits) filter (where movement like 'reverse%'), 0) as used,
                                   coalesce(sum(credits) filter
                                     (where movement in ('lapse', 'void', 'release_lapsed', 'reverse_lapsed')), 0) as lapsed,
                                   coalesce(sum(credits) filter (where movement = 'grant'), 0) as granted
                              from ledger_entry where (effective_at at time zone 'America/New_York')::date <= :day
                             group by 1 order by 1
                            """)
                        .bind("day", day)
                        .map(
                            row ->
                                new Sum(
                                    row.getColumn("grant_id", Integer.class),
                                    row.getColumn("used", Credits.class).hundredths(),
                                    row.getColumn("lapsed", Credits.class).hundredths(),
                                    row.getColumn("granted", Credits.class).hundredths(),
                                    0))
                        .list());
    List<Sum> seen =
        world.database.jdbi().withHandle(h -> movements.grantsAt(h, world.id, ZONE, day)).stream()
            .map(
                then ->
                    new Sum(
                        then.grant(),
                        then.used().hundredths(),
                        then.lapsed().hundredths(),
                        then.available()
                            .plus(then.held())
                            .plus(then.used())
                            .plus(then.lapsed())
                            .hundredths(),
                        0))
            .toList();
    assertEquals(expected, seen, "at the end of " + day);
  }

  private static List<PersonId> people(ReportWorld world) {
    List<PersonId> people = new ArrayList<>();
    for (String name : List.of("Ana", "Ben", "Cleo", "Dirk", "Eva")) {
      people.add(world.fixture.person(name));
      world.fixture.seat(world.id, people.getLast());
    }
    world.chargeCodes();
    world.group(1, "Civil", people.get(0), people.get(1));
    world.group(2, "Bridges", people.get(2));
    world.capOf(people.get(1), 60);
    world.charge(people.getLast(), "rendering", Credits.of(3), Optional.of("A"));
    world.fixture.unseat(world.id, people.getLast());
    return people;
  }

  /** Some months of everything that can happen, folded now and then up to some posting. */
  private static void live(
      ReportWorld world, List<PersonId> people, List<JobId> jobs, Random random) {
    for (int i = 0; i < 40; i++) {
      world.on(random.nextInt(90));
      PersonId person = people.get(random.nextInt(people.size()));
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      String code = CODES.get(random.nextInt(CODES.size()));
      Credits cost = new Credits(random.nextInt(5) == 0 ? 0 : random.nextInt(6_000));
      switch (random.nextInt(12)) {
        case 0 -> world.fixture.buy(world.id, 1 + random.nextInt(3));
        case 1, 2 -> jobs.add(world.hold(person, service, cost));
        case 3 -> reverse(world, jobs, random);
        case 4 -> settle(world, jobs, random);
        default ->
            jobs.add(
                world.charge(
                    person, service, cost, Optional.of(code).filter(given -> !given.isEmpty())));
      }
      if (random.nextInt(12) == 0) {
        world.folds.fold(world.id);
      }
    }
  }

  /** In part or for good, whatever it finds: most are finished and it is refused. */
  private static void settle(ReportWorld world, List<JobId> jobs, Random random) {
    for (JobId job : jobs.subList(Math.max(0, jobs.size() - 4), jobs.size())) {
      world.step(new Settle(job, Credits.of(1), random.nextBoolean()), Optional.empty());
    }
  }

  private static void reverse(ReportWorld world, List<JobId> jobs, Random random) {
    if (!jobs.isEmpty()) {
      world.reverse(
          jobs.get(random.nextInt(jobs.size())),
          random.nextBoolean() ? Optional.empty() : Optional.of(Credits.of(1)));
    }
  }

  private static List<Finding> drift(ReportWorld world) {
    return new DriftService(world.database.jdbi())
        .look().stream().filter(finding -> !finding.isSound()).toList();
  }

  private static long unfolded(ReportWorld world) {
    return world
        .database
        .owner()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select h.version - coalesce(f.version, 0) from ledger_head h
                          left join usage_fold f using (contract_id)
                        """)
                    .mapTo(Long.class)
                    .one());
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
                            with outcome as (
                              select id, case when state = 'refused' then 'refused'
                                              when returned > 0 then 'reversed'
                                              when state = 'held' and held_until > :now then 'held'
                                              when used > 0 then 'settled'
                                              else 'released' end as outcome
                                from job)
                            select e.effective_at as at, j.person_id as person, j.service_key as service,
                                   coalesce(j.charge_code, '') as code, coalesce(j.group_id, 0) as group_id,
                                   coalesce(j.licence_id, 0) as licence,
                                   case when g.kind = 'individual' then u.used else 0 end as individual,
                                   case when g.kind = 'shared' then u.used else 0 end as shared,
                                   case when u.used < 0 then -u.used else 0 end as returned,
                                   0 as jobs, 0 as refused, o.outcome
                              from ledger_entry e
                              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                              join job j on j.contract_id = e.contract_id and j.id = e.job_id
                             cross join lateral (
                               select (100 * case e.movement when 'settle' then e.credits else -e.credits end)::bigint) u(used)
                              join outcome o on o.id = j.id
                             where e.movement in ('settle', 'reverse', 'reverse_lapsed')
                            union all
                            select recorded_at, person_id, service_key, coalesce(charge_code, ''),
                                   coalesce(group_id, 0), coalesce(licence_id, 0), 0, 0, 0,
                                   case state when 'refused' then 0 else 1 end,
                                   case state when 'refused' then 1 else 0 end, o.outcome
                              from job join outcome o using (id)
                            """)
                        .bind("now", world.clock.instant())
                        .mapTo(Fact.class)
                        .list());
    assertTrue(facts.size() > 20, "a history worth looking at");
    return facts;
  }
}
