package cloudcredits.credit;

import cloudcredits.credit.Cap.Period;
import cloudcredits.credit.Cap.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Random histories of a contract, from a seed, and the shortest part of one that still fails. */
final class Histories {

  static final int PEOPLE = 3;
  static final int GROUPS = 2;

  /** Something that happens. Jobs are counted back from the last one, grants from the first. */
  sealed interface Act {}

  record Pass(int hours) implements Act {}

  record Give(Optional<Integer> holder, int cents, Optional<Integer> hours) implements Act {}

  record TakeBack(int grant) implements Act {}

  record Start(int person, int cents, int hours) implements Act {}

  record Pay(int person, int cents) implements Act {}

  record Finish(int job, int cents, boolean last) implements Act {}

  record Stop(int job) implements Act {}

  record Undo(int job, Optional<Integer> cents) implements Act {}

  record Prolong(int job, int hours) implements Act {}

  record Sit(int person, boolean seated, boolean permitted) implements Act {}

  record Join(int person, int group) implements Act {}

  record Limit(List<Cap> caps) implements Act {}

  private final Random random;

  private Histories(long seed) {
    random = new Random(seed);
  }

  static List<Act> of(long seed, int length) {
    var histories = new Histories(seed);
    var acts = new ArrayList<Act>();
    for (int person = 1; person <= PEOPLE; person++) {
      acts.add(new Sit(person, true, true));
    }
    acts.add(histories.give());
    acts.add(histories.give());
    IntStream.range(0, length).forEach(i -> acts.add(histories.act()));
    return acts;
  }

  /** Leaves out act after act as long as the rest still fails, until every act is needed. */
  static List<Act> shortest(List<Act> failing, Predicate<List<Act>> fails) {
    return IntStream.range(0, failing.size())
        .mapToObj(i -> without(i, failing))
        .filter(fails)
        .findFirst()
        .map(shorter -> shortest(shorter, fails))
        .orElse(failing);
  }

  private static List<Act> without(int i, List<Act> acts) {
    var rest = new ArrayList<>(acts);
    rest.remove(i);
    return rest;
  }

  private Act act() {
    return switch (random.nextInt(26)) {
      case 0, 1, 2, 3 -> new Pass(random.nextInt(4) == 0 ? upTo(400) : upTo(30));
      case 4, 5 -> give();
      case 6 -> new TakeBack(random.nextInt(8));
      case 7, 8, 9, 10, 11 -> new Start(person(), random.nextInt(12), upTo(48));
      case 12, 13 -> new Pay(person(), random.nextInt(9));
      case 14, 15, 16 -> new Finish(recent(), random.nextInt(14), true);
      case 17 -> new Finish(recent(), random.nextInt(6), false);
      case 18 -> new Stop(recent());
      case 19, 20 -> new Undo(recent(), maybe(random.nextInt(8)));
      case 21 -> new Prolong(recent(), upTo(60));
      case 22 -> new Sit(person(), random.nextInt(3) > 0, random.nextInt(4) > 0);
      case 23, 24 -> new Join(person(), random.nextInt(GROUPS + 1));
      default -> new Limit(IntStream.range(0, random.nextInt(3)).mapToObj(i -> cap()).toList());
    };
  }

  private Give give() {
    boolean individual = random.nextInt(3) == 0;
    Optional<Integer> hours = Optional.of(10 * upTo(40));
    return new Give(
        individual ? Optional.of(person()) : Optional.empty(),
        upTo(20),
        individual && random.nextBoolean() ? Optional.empty() : hours);
  }

  private Cap cap() {
    Scope scope = Scope.values()[random.nextInt(Scope.values().length)];
    Period period = Period.values()[random.nextInt(Period.values().length)];
    int subject =
        switch (scope) {
          case CONTRACT -> 0;
          case GROUP -> upTo(GROUPS);
          case PERSON -> person();
        };
    return new Cap(scope, subject, period, new Credits(random.nextInt(25)));
  }

  private Optional<Integer> maybe(int value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private int recent() {
    return random.nextInt(6);
  }

  private int person() {
    return upTo(PEOPLE);
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }
}
