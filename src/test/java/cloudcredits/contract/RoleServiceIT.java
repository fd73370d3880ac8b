package cloudcredits.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles on the real database, also when several people click at once (rules §11). */
class RoleServiceIT {

  private final ContractWorld world = new ContractWorld();
  private Contract contract;
  private PersonId manager;

  @BeforeEach
  void open() {
    contract = world.contract("110-1", "2027-01-01", "2028-01-01");
    manager = world.manager(contract);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void somebodyUnknownIsInvitedAndAppointedInOneStep() {
    var appointed =
        assertInstanceOf(Appointment.Appointed.class, appoint("new@example.org", Role.COORDINATOR));

    assertTrue(appointed.invited().isNew());
    assertEquals(List.of(Role.MANAGER, Role.COORDINATOR), roles());
    assertEquals(2, mails(), "the manager's invitation and this one");
  }

  @Test
  void anotherRoleReplacesTheOneBefore() {
    appoint("cora@example.org", Role.COORDINATOR);
    assertInstanceOf(Appointment.HasRole.class, appoint("cora@example.org", Role.COORDINATOR));
    assertInstanceOf(Appointment.Appointed.class, appoint("cora@example.org", Role.ADMINISTRATOR));

    assertEquals(List.of(Role.MANAGER, Role.ADMINISTRATOR), roles());
  }

  @Test
  void theManagerIsNeitherDemotedNorDismissed() {
    assertInstanceOf(
        Appointment.IsManager.class, appoint("manager.110-1@example.org", Role.ADMINISTRATOR));
    assertEquals(
        new Dismissal.IsManager(), world.roles.dismiss(contract.id(), manager, world.operator));
    assertEquals(List.of(Role.MANAGER), roles());
  }

  @Test
  void nobodyIsAppointedAsManagerOrNamedUser() {
    for (Role role : List.of(Role.MANAGER, Role.NAMED_USER, Role.RESELLER, Role.OPERATOR)) {
      assertThrows(
          IllegalArgumentException.class, () -> appoint("cora@example.org", role), role.name());
    }
    assertEquals(List.of(Role.MANAGER), roles());
  }

  @Test
  void aDismissedPersonHasNoRoleAtOnce() {
    PersonId cora = appointed("cora@example.org");

    assertInstanceOf(Dismissal.Dismissed.class, world.roles.dismiss(contract.id(), cora, manager));
    assertEquals(new Dismissal.NoRole(), world.roles.dismiss(contract.id(), cora, manager));
    assertInstanceOf(
        cloudcredits.web.ContractDoor.Hidden.class,
        world.door.enter(world.visitor(cora), contract.number(), Right.REPORT));
  }

  @Test
  void theManagersRoleIsPassedOnToWhoeverHasARole() {
    PersonId cora = appointed("cora@example.org");
    PersonId stranger = world.fixture.person("Stranger");

    assertEquals(new Handover.NoSuccessor(), passOn(manager, stranger));
    assertEquals(new Handover.NoSuccessor(), passOn(manager, manager));
    assertInstanceOf(Handover.PassedOn.class, passOn(manager, cora));

    assertEquals(cora, world.roles.manager(contract.id()).person());
    assertEquals(List.of(Role.MANAGER, Role.ADMINISTRATOR), roles());
    assertInstanceOf(Handover.Meanwhile.class, passOn(manager, cora));
  }

  @Test
  void manyWhoPassItOnAtOnceLeaveExactlyOneManager() throws Exception {
    List<PersonId> successors = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      successors.add(appointed("successor" + i + "@example.org"));
    }
    var go = new CountDownLatch(1);
    List<Handover> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Future<Handover>> running =
          successors.stream()
              .map(
                  successor ->
                      threads.submit(
                          () -> {
                            go.await();
                            return passOn(manager, successor);
                          }))
              .toList();
      go.countDown();
      for (Future<Handover> answer : running) {
        answers.add(answer.get());
      }
    }

    assertEquals(1, answers.stream().filter(Handover.PassedOn.class::isInstance).count());
    assertEquals(5, answers.stream().filter(Handover.Meanwhile.class::isInstance).count());
    assertEquals(1, roles().stream().filter(Role.MANAGER::equals).count());
    assertEquals(7, roles().size());
  }

  @Test
  void theDatabaseItselfRefusesASecondManager() {
    PersonId second = world.fixture.person("Second");
    assertThrows(
        UnableToExecuteStatementException.class,
        () ->
            world
                .database
                .jdbi()
                .useHandle(
                    handle ->
                        new RoleRepository(handle)
                            .give(
                                contract.id(),
                                second,
                                Role.MANAGER,
                                world.operator,
                                world.clock.instant())));
  }

  private PersonId appointed(String email) {
    return ((Appointment.Appointed) appoint(email, Role.COORDINATOR)).holder().person();
  }

  private Appointment appoint(String email, Role role) {
    var appointee = new Appointee(ContractWorld.address(email), email);
    return world.roles.appoint(contract.id(), appointee, role, manager);
  }

  private Handover passOn(PersonId expected, PersonId successor) {
    return world.roles.passOn(contract.id(), expected, successor, expected);
  }

  private List<Role> roles() {
    return world.roles.holders(contract.id()).stream().map(RoleHolder::role).toList();
  }

  private int mails() {
    return world
        .database
        .owner()
        .withHandle(
            handle -> handle.createQuery("select count(*) from mail").mapTo(Integer.class).one());
  }
}
