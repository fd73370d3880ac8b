package cloudcredits.contract;

import static cloudcredits.contract.Right.APPOINT;
import static cloudcredits.contract.Right.BALANCE;
import static cloudcredits.contract.Right.BILLING;
import static cloudcredits.contract.Right.BUY;
import static cloudcredits.contract.Right.CAPS;
import static cloudcredits.contract.Right.OFFER;
import static cloudcredits.contract.Right.OWN;
import static cloudcredits.contract.Right.REPORT;
import static cloudcredits.contract.Right.SEATS;
import static cloudcredits.contract.Right.SERVICES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.PersonId;
import cloudcredits.web.ContractDoor.Entry;
import cloudcredits.web.ContractDoor.Forbidden;
import cloudcredits.web.ContractDoor.Hidden;
import cloudcredits.web.ContractDoor.Open;
import cloudcredits.web.Here;
import cloudcredits.web.Visitor;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The door to contracts: every role and right, on one's own and on others' contracts (rules §11).
 */
class ContractDoorIT {

  /** The rules' table, written down again: a slip in {@link Role} is seen here. */
  private static final Map<Role, Set<Right>> TABLE =
      Map.of(
          Role.MANAGER,
          EnumSet.of(REPORT, BUY, SEATS, CAPS, APPOINT, BILLING, OWN, BALANCE, SERVICES),
          Role.ADMINISTRATOR,
          EnumSet.of(REPORT, BUY, SEATS, CAPS, OWN, BALANCE, SERVICES),
          Role.COORDINATOR,
          EnumSet.of(REPORT, BUY, SEATS, CAPS, OWN, BALANCE, SERVICES),
          Role.NAMED_USER,
          EnumSet.of(OWN, SERVICES),
          Role.RESELLER,
          EnumSet.of(BALANCE, OFFER),
          Role.OPERATOR,
          EnumSet.of(REPORT, SEATS, APPOINT, BILLING, BALANCE, SERVICES));

  private static final Map<Role, PersonId> PEOPLE = new EnumMap<>(Role.class);

  private static ContractWorld world;
  private static HereService sheet;
  private static Contract own;
  private static PersonId former;
  private static PersonId stranger;

  @BeforeAll
  static void open() {
    world = new ContractWorld();
    sheet = new HereService(world.database.jdbi(), world.clock);
    own = world.contract("110-4402-A", "2027-01-01", "2028-01-01");
    world.contract("110-9999", "2027-01-01", "2028-01-01");
    PEOPLE.put(Role.MANAGER, world.manager(own));
    PEOPLE.put(Role.ADMINISTRATOR, world.appointed("Ada", own.id(), Role.ADMINISTRATOR));
    PEOPLE.put(Role.COORDINATOR, world.appointed("Cora", own.id(), Role.COORDINATOR));
    PEOPLE.put(Role.NAMED_USER, seated("Ana"));
    PEOPLE.put(Role.RESELLER, world.ofReseller("Rita", "Kestrel"));
    PEOPLE.put(Role.OPERATOR, world.operator);
    world.link(own.id(), "Kestrel");
    former = seated("Fay");
    world.fixture.unseat(own.id(), former);
    stranger = world.ofReseller("Stan", "Another reseller");
  }

  private static PersonId seated(String name) {
    PersonId person = world.fixture.person(name);
    world.fixture.seat(own.id(), person);
    return person;
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleHasItsRightsAndNoOthers(Role role) {
    for (Right right : Right.values()) {
      Entry expected =
          TABLE.get(role).contains(right)
              ? new Open(new Visit(own, Set.of(role)))
              : new Forbidden();
      assertEquals(expected, enter(PEOPLE.get(role), own.number(), right), role + " " + right);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
  void aForeignContractIsHiddenAsOneThatIsNotThere(Role role) {
    for (Right right : Right.values()) {
      assertEquals(new Hidden(), enter(PEOPLE.get(role), "110-9999", right));
      assertEquals(new Hidden(), enter(PEOPLE.get(role), "110-0000", right));
      assertEquals(new Hidden(), enter(stranger, own.number(), right));
    }
  }

  @Test
  void operatorsFindEveryContractButNoneThatIsNotThere() {
    assertEquals(Open.class, enter(world.operator, "110-9999", REPORT).getClass());
    assertEquals(new Hidden(), enter(world.operator, "110-0000", REPORT));
  }

  @Test
  void whoOnceHadASeatStillSeesTheirOwn() {
    assertEquals(
        new Open(new Visit(own, Set.of(Role.NAMED_USER))), enter(former, own.number(), OWN));
  }

  @Test
  void rolesAddUp() {
    PersonId both = world.appointed("Bo", own.id(), Role.COORDINATOR);
    world.fixture.seat(own.id(), both);

    assertEquals(
        new Open(new Visit(own, Set.of(Role.COORDINATOR, Role.NAMED_USER))),
        enter(both, own.number(), SEATS));
    assertEquals("My credits", here(both, Role.COORDINATOR, Role.NAMED_USER).getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"110-4402-a", " 110-4402-A ", "\t110-4402-a"})
  void aNumberMayBeWrittenInAnyCase(String number) {
    assertEquals(Open.class, enter(PEOPLE.get(Role.MANAGER), number, REPORT).getClass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1", "' or 1=1 --", "110-4402-A%", "110_4402_A", "\u0000", "💥💥💥"})
  void anyOtherTextIsNoContract(String number) {
    assertEquals(new Hidden(), enter(PEOPLE.get(Role.MANAGER), number, REPORT));
  }

  @Test
  void sectionsFollowTheRights() {
    assertEquals(
        List.of(
            "Overview",
            "Usage",
            "Buy credits",
            "Orders",
            "Quotes",
            "People",
            "Services",
            "Ledger",
            "Settings"),
        here(PEOPLE.get(Role.MANAGER), Role.MANAGER));
    assertEquals(
        List.of("Overview", "Usage", "People", "Services", "Ledger", "Settings"),
        here(world.operator, Role.OPERATOR));
    assertEquals(
        List.of("My credits", "My jobs", "Services"),
        here(PEOPLE.get(Role.NAMED_USER), Role.NAMED_USER));
    assertEquals(List.of("Balance", "Quotes"), here(PEOPLE.get(Role.RESELLER), Role.RESELLER));
  }

  @Test
  void theTitleBlockSaysWhoseContractThisIsAndWhichOthersThereAre() {
    Contract lapsed = world.contract("110-0009", "2026-01-01", "2027-01-01");
    PersonId manager = PEOPLE.get(Role.MANAGER);
    world.clock.set("2026-06-01T00:00:00Z");
    world.fixture.seat(lapsed.id(), manager);
    world.clock.set("2027-02-01T00:00:00Z");

    Here here = sheet.here(new Visit(own, Set.of(Role.MANAGER)), manager);

    assertEquals("Subscription, active", here.kind());
    assertEquals("Contract manager", here.role());
    assertEquals(own.renewalAt(world.clock.instant()), here.renewal());
    assertEquals(
        List.of(
            new Here.Other(
                "110-0009",
                "Customer of 110-0009",
                "Subscription, lapsed",
                "/contracts/110-0009/my")),
        here.others());
  }

  @Test
  void openRequestsWaitAtPeopleForThoseWhoSetCaps() {
    PersonId asking = seated("Asa");
    request(1, asking, "open");
    request(2, PEOPLE.get(Role.NAMED_USER), "declined");

    assertEquals(Optional.of("1 request"), people(PEOPLE.get(Role.COORDINATOR), Role.COORDINATOR));
    assertEquals(Optional.empty(), people(world.operator, Role.OPERATOR));
  }

  private static void request(int id, PersonId person, String state) {
    world
        .database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into credit_request
                      (contract_id, id, person_id, credits, reason, asked_at, state, decided_at)
                    values (?, ?, ?, 10, 'deadline', now(), ?, case when ? = 'open' then null else now() end)
                    """,
                    own.id(),
                    id,
                    person,
                    state,
                    state));
  }

  private static Optional<String> people(PersonId person, Role role) {
    return sheet.here(new Visit(own, Set.of(role)), person).sections().stream()
        .filter(section -> section.label().equals("People"))
        .findFirst()
        .flatMap(Here.Section::badge);
  }

  private static List<String> here(PersonId person, Role... roles) {
    return sheet.here(new Visit(own, Set.of(roles)), person).sections().stream()
        .map(Here.Section::label)
        .toList();
  }

  private static Entry enter(PersonId person, String number, Right right) {
    Visitor visitor = world.visitor(person);
    return world.door.enter(visitor, number, right);
  }
}
