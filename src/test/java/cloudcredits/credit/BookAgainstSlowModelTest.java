package cloudcredits.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import cloudcredits.credit.Histories.Act;
import cloudcredits.credit.HistoryRun.Clock;
import cloudcredits.credit.HistoryRun.Trace;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random histories: the book does what the slow model does, keeps what it promises,
 * and does the same again. A failure prints its seed and the shortest part of the history that
 * fails.
 */
class BookAgainstSlowModelTest {

  private static final int HISTORIES = 1_500;
  private static final int LENGTH = 60;

  @Test
  void agreesWithTheSlowModelWhateverHappens() {
    forAll(history -> run(history, Clock.ONE_JUMP));
  }

  @Test
  void agreesWhenWhatComesBackLateLapses() {
    forAll(history -> HistoryRun.of(history, Clock.ONE_JUMP, 0));
  }

  @Test
  void comesOutTheSameInOneJumpInTwoStepsAndAgain() {
    forAll(
        history -> {
          Trace once = run(history, Clock.ONE_JUMP);
          assertEquals(once, run(history, Clock.ONE_JUMP));
          assertEquals(once, run(history, Clock.TWO_STEPS));
        });
  }

  /** A history in which nothing happens proves nothing: every movement and refusal must come up. */
  @Test
  void historiesReachEveryMovementAndRefusal() {
    var movements = EnumSet.noneOf(Movement.class);
    var refusals = new HashSet<Class<?>>();
    for (long seed = 0; seed < 200; seed++) {
      Trace trace = run(Histories.of(seed, LENGTH), Clock.ONE_JUMP);
      trace.entries().forEach(entry -> movements.add(entry.movement()));
      trace.outcomes().forEach(outcome -> refusals.add(kind(outcome)));
    }
    assertEquals(EnumSet.allOf(Movement.class), movements);
    assertTrue(
        refusals.containsAll(
            List.of(
                Step.Done.class,
                Refusal.ContractNotActive.class,
                Refusal.NotSeated.class,
                Refusal.NoPermission.class,
                Refusal.InsufficientCredits.class,
                Refusal.UnknownJob.class,
                Refusal.HoldEnded.class,
                Refusal.AlreadySettled.class,
                Refusal.MoreThanSettled.class)),
        () -> "only " + refusals);
  }

  private static Class<?> kind(Step.Outcome outcome) {
    return switch (outcome) {
      case Step.Done done -> Step.Done.class;
      case Step.Refused(Refusal refusal) -> refusal.getClass();
    };
  }

  private static Trace run(List<Act> history, Clock clock) {
    return HistoryRun.of(history, clock, 3);
  }

  private static void forAll(Consumer<List<Act>> property) {
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<Act> history = Histories.of(seed, LENGTH);
      if (fails(history, property)) {
        tell(seed, Histories.shortest(history, part -> fails(part, property)), property);
      }
    }
  }

  private static boolean fails(List<Act> history, Consumer<List<Act>> property) {
    try {
      property.accept(history);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }

  private static void tell(long seed, List<Act> shortest, Consumer<List<Act>> property) {
    String acts = shortest.stream().map(Act::toString).collect(Collectors.joining("\n  "));
    try {
      property.accept(shortest);
    } catch (AssertionError | RuntimeException e) {
      fail("seed %d, shortest:%n  %s%n%s".formatted(seed, acts, e.getMessage()), e);
    }
  }
}
