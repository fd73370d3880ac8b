package cloudcredits.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.cap.CapTarget;
import cloudcredits.cap.Limit;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Step;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.ledger.JobDesk;
import cloudcredits.seat.Seating.AlreadySeated;
import cloudcredits.seat.Seating.LicenceFull;
import cloudcredits.seat.Seating.Seated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Seats, permission and the once-ever grant (rules §3), on a real database and by several threads.
 */
class SeatIT {

  private final SeatWorld world = new SeatWorld();
  private final SeatService seats = world.seats;
  private final ContractId c = world.c;

  @AfterEach
  void checkAndClose() {
    world.close();
  }

  @Test
  void anUnknownAddressIsInvitedSeatedAndGranted() {
    Seated seated =
        assertInstanceOf(Seated.class, world.assign(c, "Ana@Example.org", "Ana Sample"));

    assertEquals("Ana Sample", seated.person().name());
    assertEquals(Credits.of(100), seated.firstGrant().orElseThrow().credits());
    assertTrue(seated.invited().orElseThrow().linkToShow().isPresent(), "this is a demo");
    assertEquals(1, world.count("select seats_taken from licence where contract_id = " + c));
    assertEquals(1, world.count("select count(*) from mail where recipient = 'ana@example.org'"));
    assertEquals(1, world.count("select count(*) from audit_entry where action = 'seated'"));
  }

  @Test
  void anUnknownAddressNeedsANameAndAKnownOneDoesNot() {
    assertInstanceOf(Seating.NameMissing.class, world.assign(c, "ana@example.org", " "));
    assertEquals(0, world.count("select count(*) from person where email = 'ana@example.org'"));

    world.fixture.person("Ben");
    Seated ben = assertInstanceOf(Seated.class, world.assign(c, "ben@example.org", ""));
    assertTrue(ben.invited().isEmpty());
  }

  @Test
  void theLastSeatGoesToOneOfTwoAdministrators() {
    world.shrink(c, 1);
    List<Callable<Seating>> both =
        List.of(
            () -> world.assign(c, "ana@example.org", "Ana"),
            () -> world.assign(c, "ben@example.org", "Ben"));

    List<Seating> results = SeatWorld.atOnce(both);

    assertEquals(1, results.stream().filter(Seated.class::isInstance).count());
    assertEquals(1, results.stream().filter(LicenceFull.class::isInstance).count());
    assertEquals(1, world.count("select count(*) from credit_grant"));
    assertEquals(
        2, world.count("select count(*) from person"), "who found no seat was not invited");
  }

  @Test
  void aDoubleClickSeatsOnce() {
    List<Callable<Seating>> clicks =
        IntStream.range(0, 8)
            .<Callable<Seating>>mapToObj(_ -> () -> world.assign(c, "ana@example.org", "Ana"))
            .toList();

    List<Seating> results = SeatWorld.atOnce(clicks);

    assertEquals(1, results.stream().filter(Seated.class::isInstance).count());
    assertEquals(7, results.stream().filter(AlreadySeated.class::isInstance).count());
    assertEquals(1, world.count("select count(*) from seat"));
    assertEquals(1, world.count("select count(*) from mail"));
  }

  @Test
  void aPersonOnManyContractsAtOnceGetsOneGrant() {
    List<ContractId> contracts =
        IntStream.range(0, 8)
            .mapToObj(i -> world.fixture.contract("210-" + i, "UTC", "2027-01-01", "2028-01-01"))
            .toList();
    List<Callable<Seating>> all =
        contracts.stream()
            .<Callable<Seating>>map(d -> () -> world.assign(d, "ana@example.org", "Ana"))
            .toList();

    List<Seating> results = SeatWorld.atOnce(all);

    List<Seated> seated = results.stream().map(Seated.class::cast).toList();
    assertEquals(1, seated.stream().filter(one -> one.firstGrant().isPresent()).count());
    assertEquals(1, seated.stream().filter(one -> one.invited().isPresent()).count());
    assertEquals(1, world.count("select count(*) from credit_grant"));
    assertEquals(8, world.count("select count(*) from seat"));
  }

  @Test
  void permissionGivenLaterBringsTheGrantOnce() {
    Seated seated =
        assertInstanceOf(
            Seated.class,
            seats.assign(c, 1, SeatWorld.address("ana@example.org"), "Ana", false, world.manager));
    PersonId ana = seated.person().id();
    assertTrue(seated.firstGrant().isEmpty());
    assertEquals(
        "402 The person's seat is without permission to use credits.",
        world.desk.does(world.desk.hold(c, ana, 10)));

    List<Callable<PermissionChange>> clicks =
        IntStream.range(0, 6)
            .<Callable<PermissionChange>>mapToObj(
                _ -> () -> seats.setPermission(c, ana, true, world.manager))
            .toList();
    List<PermissionChange> results = SeatWorld.atOnce(clicks);

    assertEquals(
        1,
        results.stream()
            .filter(
                result ->
                    result instanceof PermissionChange.Changed changed
                        && changed.firstGrant().isPresent())
            .count());
    assertEquals(1, world.count("select count(*) from credit_grant"));
    assertEquals("200 HELD held 10 used 0", world.desk.does(world.desk.hold(c, ana, 10)));

    seats.setPermission(c, ana, false, world.manager);
    PermissionChange.Changed again =
        assertInstanceOf(
            PermissionChange.Changed.class, seats.setPermission(c, ana, true, world.manager));
    assertTrue(again.firstGrant().isEmpty(), "not a second time");
  }

  @Test
  void unseatingSuspendsAndSeatingAgainRevives() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    Step running = world.desk.hold(c, ana, 30);
    world.desk.does(running);
    world.asks.ask(c, ana, Credits.of(50), "a deadline");

    Stranded stranded = seats.preview(c, 1, ana).orElseThrow();
    assertTrue(stranded.suspends());
    assertTrue(stranded.withdrawsRequest());
    assertEquals(Credits.of(70), stranded.individual());
    assertEquals(1, stranded.openHolds());
    assertEquals(Credits.of(30), stranded.held());

    Unseating.Unseated freed =
        assertInstanceOf(Unseating.Unseated.class, seats.unseat(c, 1, ana, world.manager));
    assertTrue(freed.permitted());
    assertTrue(freed.withdrawn().isPresent());
    assertTrue(world.asks.openOf(c, ana).isEmpty());
    assertEquals(
        "402 The person has no seat on this contract.",
        world.desk.does(world.desk.hold(c, ana, 1)));
    assertEquals(
        "200 SETTLED held 0 used 20", world.desk.does(JobDesk.settle(running, 20)), "it may end");

    Seated back = assertInstanceOf(Seated.class, seats.seatAgain(c, 1, ana, true, world.manager));
    assertTrue(back.firstGrant().isEmpty());
    assertEquals("200 HELD held 80 used 0", world.desk.does(world.desk.hold(c, ana, 80)));
  }

  @Test
  void aSeatThatIsFreedTwiceIsFreedOnce() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    world.seated(c, "ben@example.org", "Ben");

    List<Callable<Unseating>> clicks =
        List.of(
            () -> seats.unseat(c, 1, ana, world.manager),
            () -> seats.unseat(c, 1, ana, world.manager));
    List<Unseating> results = SeatWorld.atOnce(clicks);

    assertEquals(1, results.stream().filter(Unseating.Unseated.class::isInstance).count());
    assertEquals(1, results.stream().filter(Unseating.NotSeated.class::isInstance).count());
    assertEquals(1, world.count("select seats_taken from licence where contract_id = " + c));
  }

  @Test
  void anotherSeatWithPermissionStrandsNothing() {
    world.licence(c, 2, "Plant Suite", 3);
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    Seating second =
        seats.assign(c, 2, SeatWorld.address("ana@example.org"), "", true, world.manager);
    assertTrue(assertInstanceOf(Seated.class, second).firstGrant().isEmpty());

    Stranded stranded = seats.preview(c, 1, ana).orElseThrow();
    assertTrue(stranded.staysPermitted());
    assertFalse(stranded.suspends());

    seats.unseat(c, 1, ana, world.manager);
    assertEquals("200 HELD held 5 used 0", world.desk.does(world.desk.hold(c, ana, 5)));
  }

  @Test
  void onALapsedContractNobodyIsSeatedAndSeatsCanStillBeFreed() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    Step running = world.desk.hold(c, ana, 30);
    world.clock.set("2027-12-31T23:00:00Z");
    Step late = world.desk.hold(c, ana, 30);
    world.desk.does(late);
    world.clock.set("2028-01-01T00:00:00Z");

    assertEquals(
        new Seating.ContractNotActive(Activity.LAPSED), world.assign(c, "ben@example.org", "Ben"));
    assertEquals(0, world.count("select count(*) from person where email = 'ben@example.org'"));
    seats.setPermission(c, ana, false, world.manager);
    assertEquals(
        new PermissionChange.ContractNotActive(Activity.LAPSED),
        seats.setPermission(c, ana, true, world.manager));
    assertInstanceOf(Unseating.Unseated.class, seats.unseat(c, 1, ana, world.manager));
    assertEquals("402 The contract has lapsed and is not renewed.", world.desk.does(running));
    assertEquals("200 SETTLED held 0 used 30", world.desk.does(JobDesk.settle(late, 30)));
  }

  @Test
  void aNewPersonGetsTheDefaultCapOnce() {
    var forty = new Limit(Credits.of(40), Cap.Period.MONTH);
    world.caps.set(c, new CapTarget.NewPeople(), Optional.of(forty), world.manager);
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    var target = new CapTarget.OfPerson(ana);
    assertEquals(Optional.of(forty), world.caps.find(c, target));

    world.caps.set(c, target, Optional.empty(), world.manager);
    seats.unseat(c, 1, ana, world.manager);
    world.clock.advance(Duration.ofSeconds(1));
    seats.seatAgain(c, 1, ana, true, world.manager);

    assertTrue(world.caps.find(c, target).isEmpty(), "a cap taken away stays away");
  }

  @Test
  void somebodyElsesLicenceOrPersonIsUnknown() {
    ContractId d = world.fixture.contract("210-1", "UTC", "2027-01-01", "2028-01-01");
    world.licence(d, 7, "Plant Suite", 3);
    PersonId ana = world.seated(d, "ana@example.org", "Ana");

    assertInstanceOf(
        Seating.UnknownLicence.class,
        seats.assign(c, 7, SeatWorld.address("ana@example.org"), "", true, world.manager));
    assertInstanceOf(Seating.UnknownLicence.class, seats.seatAgain(c, 1, ana, true, world.manager));
    assertInstanceOf(Unseating.NotSeated.class, seats.unseat(c, 1, ana, world.manager));
    assertInstanceOf(
        PermissionChange.NotSeated.class, seats.setPermission(c, ana, false, world.manager));
    assertTrue(seats.preview(c, 1, ana).isEmpty());
    assertTrue(world.people.member(c, ana).isEmpty());
    assertEquals("200 HELD held 5 used 0", world.desk.does(world.desk.hold(d, ana, 5)));
  }

  @Test
  void seatedAndFreedAtTheSameInstantIsKeptInOrder() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    for (int i = 0; i < 3; i++) {
      seats.unseat(c, 1, ana, world.manager);
      assertInstanceOf(Seated.class, seats.seatAgain(c, 1, ana, true, world.manager));
    }
    assertEquals(4, world.count("select count(*) from seat"));
  }

  @Test
  void aJobAtTheMomentOfUnseatingIsDecidedBeforeOrAfter() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    for (int i = 0; i < 10; i++) {
      Step hold = world.desk.hold(c, ana, 5);
      List<Callable<String>> both =
          List.of(
              () -> world.desk.does(hold),
              () -> seats.unseat(c, 1, ana, world.manager).getClass().getSimpleName());
      List<String> results = SeatWorld.atOnce(both);
      assertTrue(
          List.of("200 HELD held 5 used 0", "402 The person has no seat on this contract.")
              .contains(results.getFirst()),
          results.toString());
      assertEquals(
          "402 The person has no seat on this contract.",
          world.desk.does(world.desk.hold(c, ana, 1)));
      seats.seatAgain(c, 1, ana, true, world.manager);
    }
  }

  @Test
  void twoListsOfTheSamePeopleOnTwoContractsDoNotWaitForEachOther() {
    ContractId d = world.fixture.contract("210-1", "UTC", "2027-01-01", "2028-01-01");
    List<PastedPerson> people =
        IntStream.range(0, 30)
            .mapToObj(i -> PastedPerson.of("P" + i + " <p" + i + "@example.org>"))
            .toList();
    List<Callable<ManySeated>> both =
        List.of(
            () -> world.bulk.assign(c, 1, people, true, world.manager),
            () -> world.bulk.assign(d, 1, people.reversed(), true, world.manager));

    List<ManySeated> results = SeatWorld.atOnce(both);

    assertEquals(
        30,
        results.stream().map(ManySeated.Done.class::cast).mapToInt(ManySeated.Done::granted).sum());
    assertEquals(
        30,
        results.stream().map(ManySeated.Done.class::cast).mapToInt(ManySeated.Done::invited).sum());
    assertEquals(60, world.count("select count(*) from seat"));
    assertEquals(30, world.count("select count(*) from mail"));
  }
}
