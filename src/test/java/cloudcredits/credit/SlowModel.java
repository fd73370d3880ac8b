package cloudcredits.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules once more, slow and obvious, to compare the book with: every single hundredth of a
 * credit is a thing of its own, nothing is summed up beforehand, and time goes by hour after hour.
 * Shares no arithmetic and no decision with the kernel, only its words.
 */
final class SlowModel {

  /** Where one hundredth of a credit is. */
  enum Place {
    FREE,
    HELD,
    USED,
    LAPSED
  }

  /** A hundredth of a credit. */
  private static final class Unit {
    final Pot pot;
    Place place = Place.FREE;
    Task task;
    YearMonth drawnIn;
    int draw;
    int drawnAs;

    Unit(Pot pot) {
      this.pot = pot;
    }
  }

  /** A grant. */
  record Pot(
      int id, Optional<PersonId> holder, Optional<Instant> expiresAt, Instant grantedAt, int size) {
    boolean isOver(Instant now) {
      return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
  }

  /** A job. */
  static final class Task {
    final PersonId person;
    final int group;
    Job.State state = Job.State.HELD;
    Instant until;
    int used;
    int returned;

    Task(PersonId person, int group, Instant until) {
      this.person = person;
      this.group = group;
      this.until = until;
    }
  }

  private final int replacementDays;
  private final List<Pot> pots = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<JobId, Task> tasks = new LinkedHashMap<>();
  private Rules rules;
  private Instant now;
  private int draws;
  private int drawnUnits;

  SlowModel(Rules rules, int replacementDays, Instant now) {
    this.rules = rules;
    this.replacementDays = replacementDays;
    this.now = now;
  }

  void rules(Rules changed) {
    rules = changed;
  }

  void passHours(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      now = now.plus(Duration.ofHours(1));
      for (Task task : tasks.values()) {
        if (task.state == Job.State.HELD && task.until.equals(now)) {
          giveBackHeld(task);
          task.state = Job.State.EXPIRED;
        }
      }
      for (Unit unit : units) {
        if (unit.place == Place.FREE && unit.pot.isOver(now)) {
          unit.place = Place.LAPSED;
        }
      }
    }
  }

  void grant(Optional<PersonId> holder, int size, Optional<Instant> expiresAt) {
    var pot = new Pot(pots.size() + 1, holder, expiresAt, now, size);
    pots.add(pot);
    for (int i = 0; i < size; i++) {
      units.add(new Unit(pot));
    }
  }

  boolean takeBack(int grant) {
    List<Unit> all = units.stream().filter(unit -> unit.pot.id() == grant).toList();
    boolean untouched = all.stream().allMatch(unit -> unit.place == Place.FREE);
    if (untouched) {
      all.forEach(unit -> unit.place = Place.LAPSED);
    }
    return untouched;
  }

  // Each step answers with what it is refused with, in words; empty when it is done.

  Optional<String> step(Step step) {
    return switch (step) {
      case Hold hold -> hold(hold.job(), hold.person(), cents(hold.credits()), hold.until());
      case Extend extend -> extend(extend.job(), extend.until());
      case Settle settle -> settle(settle.job(), cents(settle.cost()), settle.last());
      case Release release -> release(release.job());
      case Reverse reverse -> reverse(reverse.job(), reverse.credits().map(SlowModel::cents));
      case Charge charge -> charge(charge);
    };
  }

  private Optional<String> hold(JobId id, PersonId person, int needed, Instant until) {
    var task = new Task(person, rules.groups().getOrDefault(person, 0), until);
    Optional<String> refusal = mayNotStart(person).or(() -> draw(task, needed));
    if (refusal.isEmpty()) {
      tasks.put(id, task);
    }
    return refusal;
  }

  private Optional<String> extend(JobId id, Instant until) {
    Task task = tasks.get(id);
    if (task == null) {
      return Optional.of("unknown");
    }
    if (task.state != Job.State.HELD) {
      return over(task);
    }
    if (until.isAfter(task.until)) {
      task.until = until;
    }
    return Optional.empty();
  }

  private Optional<String> settle(JobId id, int cost, boolean last) {
    Task task = tasks.get(id);
    if (task == null) {
      return Optional.of("unknown");
    }
    if (task.state == Job.State.SETTLED && task.used == cost) {
      return Optional.empty();
    }
    if (task.state != Job.State.HELD) {
      return over(task);
    }
    int missing = cost - held(task).size();
    if (missing > 0) {
      Optional<String> refusal = mayNotStart(task.person).or(() -> draw(task, missing));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    held(task).stream().limit(cost).forEach(unit -> unit.place = Place.USED);
    task.used += cost;
    if (last) {
      giveBackHeld(task);
      task.state = Job.State.SETTLED;
    }
    return Optional.empty();
  }

  private Optional<String> release(JobId id) {
    Task task = tasks.get(id);
    if (task == null) {
      return Optional.of("unknown");
    }
    if (task.state == Job.State.SETTLED) {
      return over(task);
    }
    if (task.state == Job.State.HELD) {
      giveBackHeld(task);
      task.state = task.used > 0 ? Job.State.SETTLED : Job.State.RELEASED;
    }
    return Optional.empty();
  }

  private Optional<String> reverse(JobId id, Optional<Integer> wish) {
    Task task = tasks.get(id);
    if (task == null) {
      return Optional.of("unknown");
    }
    List<Unit> lastDrawnFirst = new ArrayList<>(at(task, Place.USED).reversed());
    int wanted = wish.orElse(lastDrawnFirst.size());
    if (task.used == 0 || wanted > lastDrawnFirst.size()) {
      return Optional.of("more than settled: " + lastDrawnFirst.size());
    }
    var late = new LinkedHashMap<Late, Integer>();
    for (Unit unit : lastDrawnFirst.subList(0, wanted)) {
      comeBack(unit);
      if (unit.place == Place.LAPSED) {
        late.merge(new Late(unit.pot, unit.draw), 1, Integer::sum);
      }
    }
    task.returned += wanted;
    late.forEach((lost, size) -> replace(lost.pot(), size));
    return Optional.empty();
  }

  /** What comes back to one grant that is over, of what was drawn from it at one time. */
  private record Late(Pot pot, int draw) {}

  private void replace(Pot over, int size) {
    if (replacementDays > 0) {
      Instant end = now.atZone(rules.terms().zone()).plusDays(replacementDays).toInstant();
      grant(over.holder(), size, Optional.of(end));
    }
  }

  private Optional<String> charge(Charge charge) {
    return hold(charge.job(), charge.person(), cents(charge.credits()), now.plusSeconds(86_400))
        .or(() -> settle(charge.job(), cents(charge.credits()), true));
  }

  private Optional<String> mayNotStart(PersonId person) {
    if (rules.terms().runningAt(now).isEmpty()) {
      return Optional.of("not active");
    }
    if (!rules.seats().containsKey(person)) {
      return Optional.of("not seated");
    }
    return rules.seats().get(person).permitted() ? Optional.empty() : Optional.of("no permission");
  }

  private static Optional<String> over(Task task) {
    return Optional.of(
        task.state == Job.State.SETTLED ? "settled at " + task.used : "ended: " + task.state);
  }

  /** One hundredth after the other; all of them or none. */
  private Optional<String> draw(Task task, int needed) {
    int individual = free(Optional.of(task.person)).size();
    int shared = free(Optional.empty()).size();
    var drawn = new ArrayList<Unit>();
    draws++;
    while (drawn.size() < needed) {
      Optional<Unit> next = next(task);
      if (next.isEmpty()) {
        drawn.forEach(SlowModel::leave);
        return Optional.of(tooLittle(task, needed, individual, shared));
      }
      Unit unit = next.get();
      unit.place = Place.HELD;
      unit.task = task;
      unit.drawnIn = thisMonth();
      unit.draw = draws;
      unit.drawnAs = ++drawnUnits;
      drawn.add(unit);
    }
    return Optional.empty();
  }

  private Optional<Unit> next(Task task) {
    return Stream.concat(
            free(Optional.of(task.person)).stream(),
            everyCapHasRoom(task) ? free(Optional.empty()).stream() : Stream.empty())
        .findFirst();
  }

  private String tooLittle(Task task, int needed, int individual, int shared) {
    var room = caps(task).map(cap -> room(cap)).min(Comparator.naturalOrder());
    Optional<Integer> stopping = room.filter(left -> left < shared || left == 0);
    return "needed %d of %d and %d, cap %s".formatted(needed, individual, shared, stopping);
  }

  private boolean everyCapHasRoom(Task task) {
    return caps(task).allMatch(cap -> room(cap) > 0);
  }

  private Stream<Cap> caps(Task task) {
    return rules.caps().stream().filter(cap -> concerns(cap, task));
  }

  private static boolean concerns(Cap cap, Task task) {
    return cap.scope() == Cap.Scope.CONTRACT
        || (cap.scope() == Cap.Scope.PERSON && cap.subject() == task.person.value())
        || (cap.scope() == Cap.Scope.GROUP && cap.subject() == task.group);
  }

  private int room(Cap cap) {
    return Math.max(0, cents(cap.credits()) - counted(cap));
  }

  /** What a cap counts now. */
  int counted(Cap cap) {
    return (int)
        units.stream()
            .filter(unit -> unit.pot.holder().isEmpty())
            .filter(unit -> unit.place == Place.HELD || unit.place == Place.USED)
            .filter(unit -> concerns(cap, unit.task))
            .filter(unit -> cap.period() == Cap.Period.EVER || unit.drawnIn.equals(thisMonth()))
            .count();
  }

  private YearMonth thisMonth() {
    return YearMonth.from(now.atZone(rules.terms().zone()));
  }

  /** What can be drawn of a person's credits, or of the shared ones, in burn-down order. */
  private List<Unit> free(Optional<PersonId> holder) {
    return units.stream()
        .filter(unit -> unit.place == Place.FREE && unit.pot.holder().equals(holder))
        .sorted(
            Comparator.comparing((Unit unit) -> unit.pot.expiresAt().orElse(Instant.MAX))
                .thenComparing(unit -> unit.pot.grantedAt())
                .thenComparing(unit -> unit.pot.id()))
        .toList();
  }

  private List<Unit> held(Task task) {
    return at(task, Place.HELD);
  }

  private List<Unit> at(Task task, Place place) {
    return units.stream()
        .filter(unit -> unit.task == task && unit.place == place)
        .sorted(Comparator.comparing(unit -> unit.drawnAs))
        .toList();
  }

  private void giveBackHeld(Task task) {
    held(task).forEach(this::comeBack);
  }

  private void comeBack(Unit unit) {
    leave(unit);
    unit.place = unit.pot.isOver(now) ? Place.LAPSED : Place.FREE;
  }

  private static void leave(Unit unit) {
    unit.place = Place.FREE;
    unit.task = null;
  }

  private static int cents(Credits credits) {
    return Math.toIntExact(credits.hundredths());
  }

  // What is seen

  Optional<Task> task(JobId id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** How many hundredths of a job are at this place, by grant. */
  Map<Integer, Integer> of(JobId id, Place place) {
    var counts = new HashMap<Integer, Integer>();
    at(tasks.get(id), place).forEach(unit -> counts.merge(unit.pot.id(), 1, Integer::sum));
    return counts;
  }

  /** Grant by grant: granted, free, held, used, lapsed. */
  List<List<Integer>> balances() {
    return pots.stream()
        .map(
            pot ->
                List.of(
                    pot.size(),
                    count(pot, Place.FREE),
                    count(pot, Place.HELD),
                    count(pot, Place.USED),
                    count(pot, Place.LAPSED)))
        .toList();
  }

  private int count(Pot pot, Place place) {
    return (int) units.stream().filter(unit -> unit.pot == pot && unit.place == place).count();
  }
}
