package cloudcredits.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.Histories.Act;
import cloudcredits.credit.Rules.ChargeCodes;
import cloudcredits.credit.Rules.Codes;
import cloudcredits.credit.Rules.Seat;
import cloudcredits.credit.SlowModel.Place;
import cloudcredits.credit.SlowModel.Task;
import cloudcredits.credit.Terms.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One history, lived by the book and by the slow model side by side, and compared after every act.
 * The contract's zone has no midnight on 2017-10-15, and for some days no term runs.
 */
final class HistoryRun {

  /** How many parts the clock takes a jump in: the outcome must not depend on it. */
  enum Clock {
    ONE_JUMP,
    TWO_STEPS
  }

  /** What remains of a history: all that a ledger would have kept. */
  record Trace(List<Entry> entries, List<Step.Outcome> outcomes, Map<GrantId, Fund> funds) {}

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final Terms TERMS =
      new Terms(
          ZONE,
          List.of(term("2017-09-01", "2017-10-28"), term("2017-11-02", "2018-11-02")),
          Optional.empty());

  private final Clock clock;
  private final int replacementDays;
  private final Map<PersonId, Seat> seats = new HashMap<>();
  private final Map<PersonId, Integer> groups = new HashMap<>();
  private final Map<SharedUse.Line, Credits> counted = new HashMap<>();
  private final List<JobId> jobs = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Step.Outcome> outcomes = new ArrayList<>();
  private final Map<GrantId, Balance> replayed = new HashMap<>();
  private final SlowModel model;
  private List<Cap> caps = List.of();
  private Instant now = Instant.parse("2017-10-10T15:00:00Z");
  private Book book;

  private HistoryRun(Clock clock, int replacementDays) {
    this.clock = clock;
    this.replacementDays = replacementDays;
    this.book = new Book(rules(), replacementDays, 0, new SharedUse());
    this.model = new SlowModel(rules(), replacementDays, now);
  }

  /**
   * @throws AssertionError when the book and the model, or the book and its own entries, disagree
   */
  static Trace of(List<Act> history, Clock clock, int replacementDays) {
    var run = new HistoryRun(clock, replacementDays);
    for (Act act : history) {
      run.live(act);
      run.compare();
    }
    return new Trace(run.entries, run.outcomes, run.funds());
  }

  private void live(Act act) {
    switch (act) {
      case Histories.Pass(int hours) -> pass(hours);
      case Histories.Give give -> give(give);
      case Histories.TakeBack(int number) -> takeBack(number);
      case Histories.Start(int person, int cents, int hours) ->
          step(
              new Hold(
                  newJob(), new PersonId(person), new Credits(cents), Optional.empty(), in(hours)));
      case Histories.Pay(int person, int cents) ->
          step(new Charge(newJob(), new PersonId(person), new Credits(cents), Optional.empty()));
      case Histories.Finish(int job, int cents, boolean last) ->
          step(new Settle(job(job), new Credits(cents), last));
      case Histories.Stop(int job) -> step(new Release(job(job)));
      case Histories.Undo(int job, Optional<Integer> cents) ->
          step(new Reverse(job(job), cents.map(Credits::new)));
      case Histories.Prolong(int job, int hours) -> step(new Extend(job(job), in(hours)));
      case Histories.Sit(int person, boolean seated, boolean permitted) ->
          sit(new PersonId(person), seated, permitted);
      case Histories.Join(int person, int group) -> {
        groups.put(new PersonId(person), group);
        newRules();
      }
      case Histories.Limit(List<Cap> changed) -> {
        caps = changed;
        newRules();
      }
    }
  }

  private void pass(int hours) {
    if (clock == Clock.TWO_STEPS) {
      book.catchUp(in(hours / 2));
    }
    now = in(hours);
    book.catchUp(now);
    model.passHours(hours);
    keep();
  }

  private void give(Histories.Give give) {
    Optional<PersonId> holder = give.holder().map(PersonId::new);
    Optional<Instant> end = give.hours().map(this::in);
    var expiry = end.map(at -> new Expiry(end, Expiry.Reason.ONE_YEAR)).orElse(Expiry.NEVER);
    var pool = holder.isPresent() ? Pool.INDIVIDUAL : Pool.SHARED;
    var origin = new Origin(Source.ADJUSTMENT, "a history");
    book.grant(pool, holder, new Credits(give.cents()), expiry, origin, now);
    model.grant(holder, give.cents(), end);
    keep();
  }

  private void takeBack(int number) {
    if (book.lastGrant() > 0) {
      int grant = 1 + number % book.lastGrant();
      assertEquals(model.takeBack(grant), book.takeBack(new GrantId(grant), now), "taken back");
      keep();
    }
  }

  private void sit(PersonId person, boolean seated, boolean permitted) {
    if (seated) {
      seats.put(person, new Seat(1, permitted));
    } else {
      seats.remove(person);
    }
    newRules();
  }

  /** New rules make a new book, out of what a ledger would have kept of the old one. */
  private void newRules() {
    var use = new SharedUse();
    counted.forEach(use::add);
    var next = new Book(rules(), replacementDays, book.lastGrant(), use);
    book.funds().forEach(next::remember);
    book.jobs().forEach(next::remember);
    book = next;
    model.rules(rules());
  }

  private void step(Step step) {
    Map<GrantId, Fund> before = funds();
    var outcome = step.on(book, now);
    outcomes.add(outcome);
    assertEquals(model.step(step), words(outcome), () -> step + " ended " + outcome);
    if (outcome instanceof Step.Refused) {
      assertTrue(book.takeChanges().isEmpty(), "a refusal changed something");
      assertEquals(before, funds(), "a refusal changed something");
    } else {
      Changes changes = book.takeChanges();
      assertCapsHold(step, changes);
      keep(changes);
    }
  }

  private static Optional<String> words(Step.Outcome outcome) {
    return switch (outcome) {
      case Step.Done done -> Optional.empty();
      case Step.Refused(Refusal refusal) -> Optional.of(words(refusal));
    };
  }

  private static String words(Refusal refusal) {
    return switch (refusal) {
      case Refusal.ContractNotActive no -> "not active";
      case Refusal.NotSeated no -> "not seated";
      case Refusal.NoPermission no -> "no permission";
      case Refusal.ChargeCodeRequired no -> "charge code required";
      case Refusal.ChargeCodeUnknown no -> "charge code unknown";
      case Refusal.UnknownJob no -> "unknown";
      case Refusal.HoldEnded(Job.State state) -> "ended: " + state;
      case Refusal.AlreadySettled(Credits at) -> "settled at " + at.hundredths();
      case Refusal.MoreThanSettled(Credits most) -> "more than settled: " + most.hundredths();
      case Refusal.InsufficientCredits no ->
          "needed %d of %d and %d, cap %s"
              .formatted(
                  no.needed().hundredths(),
                  no.individual().hundredths(),
                  no.shared().hundredths(),
                  no.cap().map(left -> left.credits().hundredths()));
    };
  }

  /** Where a step drew shared credits, no cap on its job counts more than it allows. */
  private void assertCapsHold(Step step, Changes changes) {
    if (drewShared(changes)) {
      Job job = book.job(step.job()).orElseThrow();
      caps.stream().filter(cap -> concerns(cap, job)).forEach(cap -> assertHolds(cap, step));
    }
  }

  private boolean drewShared(Changes changes) {
    return changes.entries().stream()
        .filter(entry -> entry.movement() == Movement.HOLD)
        .anyMatch(entry -> book.fund(entry.grant()).grant().pool() == Pool.SHARED);
  }

  private void assertHolds(Cap cap, Step step) {
    assertTrue(
        model.counted(cap) <= cap.credits().hundredths(), () -> step + " went beyond " + cap);
  }

  private static boolean concerns(Cap cap, Job job) {
    return switch (cap.scope()) {
      case CONTRACT -> true;
      case GROUP -> cap.subject() == job.group();
      case PERSON -> cap.subject() == job.person().value();
    };
  }

  private void keep() {
    keep(book.takeChanges());
  }

  /** Writes down what changed, as a ledger does, and replays it on balances of its own. */
  private void keep(Changes taken) {
    taken.use().forEach((line, credits) -> counted.merge(line, credits, Credits::plus));
    for (Entry entry : taken.entries()) {
      entries.add(entry);
      replayed.merge(
          entry.grant(),
          Balance.NOTHING.after(Movement.GRANT, entry.credits()),
          (balance, granted) -> balance.after(entry.movement(), entry.credits()));
      assertHolderPays(entry);
    }
  }

  private void assertHolderPays(Entry entry) {
    Grant grant = book.fund(entry.grant()).grant();
    entry
        .job()
        .flatMap(book::job)
        .ifPresent(job -> assertTrue(grant.isOpenTo(job.person()), () -> "not theirs: " + entry));
  }

  private void compare() {
    var balances = new HashMap<GrantId, Balance>();
    funds().forEach((id, fund) -> balances.put(id, fund.balance()));
    assertEquals(replayed, balances, "entries replayed");
    assertEquals(
        model.balances(),
        balances.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> hundredths(book.fund(entry.getKey()).grant(), entry.getValue()))
            .toList(),
        "granted, available, held, used, lapsed of every grant");
    jobs.forEach(this::compare);
  }

  private static List<Integer> hundredths(Grant grant, Balance balance) {
    return List.of(
        hundredths(grant.credits()),
        hundredths(balance.available()),
        hundredths(balance.held()),
        hundredths(balance.used()),
        hundredths(balance.lapsed()));
  }

  private void compare(JobId id) {
    Optional<Task> task = model.task(id);
    Optional<Job> job = book.job(id);
    assertEquals(task.isPresent(), job.isPresent());
    job.ifPresent(there -> compare(there, task.orElseThrow()));
  }

  private void compare(Job job, Task task) {
    assertEquals(task.state, job.state());
    assertEquals(task.until, job.heldUntil());
    assertEquals(task.used, hundredths(job.used()));
    assertEquals(task.returned, hundredths(job.returned()));
    assertEquals(model.of(job.id(), Place.HELD), byGrant(job, Place.HELD));
    assertEquals(model.of(job.id(), Place.USED), byGrant(job, Place.USED));
  }

  private static Map<Integer, Integer> byGrant(Job job, Place place) {
    var credits = new HashMap<Integer, Integer>();
    for (Job.Draw draw : job.draws()) {
      Credits here = place == Place.HELD ? draw.held() : draw.returnable();
      if (here.isPositive()) {
        credits.merge(draw.grant().value(), hundredths(here), Integer::sum);
      }
    }
    return credits;
  }

  private static int hundredths(Credits credits) {
    return Math.toIntExact(credits.hundredths());
  }

  private Map<GrantId, Fund> funds() {
    var funds = new HashMap<GrantId, Fund>();
    book.funds().forEach(fund -> funds.put(fund.grant().id(), fund));
    return funds;
  }

  private Rules rules() {
    return new Rules(
        TERMS,
        Map.copyOf(seats),
        Map.copyOf(groups),
        caps,
        new ChargeCodes(Codes.OFF, false, Set.of()));
  }

  private JobId newJob() {
    jobs.add(jobNumber(jobs.size()));
    return jobs.getLast();
  }

  /** One of the latest jobs, 0 being the last; before any, one that does not exist. */
  private JobId job(int back) {
    return jobs.isEmpty() ? jobNumber(0) : jobs.get(jobs.size() - 1 - back % jobs.size());
  }

  private static JobId jobNumber(int number) {
    return new JobId(new UUID(0x7000L, number));
  }

  private Instant in(int hours) {
    return now.plus(Duration.ofHours(hours));
  }

  private static Term term(String start, String renewal) {
    return new Term(LocalDate.parse(start), LocalDate.parse(renewal));
  }
}
