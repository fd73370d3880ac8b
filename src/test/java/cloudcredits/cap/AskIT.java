package cloudcredits.cap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.seat.SeatWorld;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for more, by several people at once, on a real database. */
class AskIT {

  private static final Limit FORTY = new Limit(Credits.of(40), Cap.Period.MONTH);

  private final SeatWorld world = new SeatWorld();
  private final ContractId c = world.c;
  private final PersonId ana = world.seated(c, "ana@example.org", "Ana");
  private final CapTarget target = new CapTarget.OfPerson(ana);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void oneRequestIsOpenHoweverOftenItIsAsked() {
    List<Callable<Asking>> clicks =
        IntStream.range(0, 6)
            .<Callable<Asking>>mapToObj(
                _ -> () -> world.asks.ask(c, ana, Credits.of(10), "a deadline"))
            .toList();
    List<Asking> results = SeatWorld.atOnce(clicks);
    assertEquals(1, results.stream().filter(Asking.Asked.class::isInstance).count());
    assertEquals(5, results.stream().filter(Asking.OpenAlready.class::isInstance).count());
  }

  @Test
  void twoManagersDecideOnce() {
    world.caps.set(c, target, Optional.of(FORTY), world.manager);
    world.asks.ask(c, ana, Credits.of(10), "a deadline");
    List<Callable<Decision>> decisions =
        List.of(
            () -> world.asks.grant(c, 1, Optional.of(FORTY), world.manager),
            () -> world.asks.grant(c, 1, Optional.of(FORTY), world.manager),
            () -> world.asks.decline(c, 1, world.manager));

    List<Decision> results = SeatWorld.atOnce(decisions);

    assertEquals(1, results.stream().filter(Decision.Decided.class::isInstance).count());
    String state =
        results.stream()
            .filter(Decision.Decided.class::isInstance)
            .map(decision -> ((Decision.Decided) decision).request().state().name())
            .collect(Collectors.joining());
    Credits expected = state.equals("GRANTED") ? Credits.of(50) : Credits.of(40);
    assertEquals(expected, world.caps.find(c, target).orElseThrow().credits());
  }

  @Test
  void withoutACapOfOnesOwnNothingIsRaised() {
    world.asks.ask(c, ana, Credits.of(10), "a deadline");
    assertInstanceOf(
        Decision.Decided.class, world.asks.grant(c, 1, Optional.empty(), world.manager));
    assertTrue(world.caps.find(c, target).isEmpty());
  }

  @Test
  void aGroupsCapCountsForItsMembersTogetherFromNowOn() {
    PersonId ben = world.seated(c, "ben@example.org", "Ben");
    world.fixture.buy(c, 5);
    int group =
        assertInstanceOf(GroupChange.Done.class, world.groups.create(c, "Plant", world.manager))
            .group();
    world.groups.move(c, ana, Optional.of(group), world.manager);
    world.groups.move(c, ben, Optional.of(group), world.manager);
    world.caps.set(c, new CapTarget.OfGroup(group), Optional.of(FORTY), world.manager);

    assertEquals("200 HELD held 130 used 0", world.desk.does(world.desk.hold(c, ana, 130)));
    assertTrue(world.desk.does(world.desk.hold(c, ben, 111)).contains("10 left of the cap of 40"));
    world.groups.move(c, ben, Optional.empty(), world.manager);
    assertEquals("200 HELD held 111 used 0", world.desk.does(world.desk.hold(c, ben, 111)));
  }

  @Test
  void whoHasNoSeatCanNotAsk() {
    assertInstanceOf(
        Asking.NotSeated.class, world.asks.ask(c, world.manager, Credits.of(1), "why not"));
  }
}
