package cloudcredits.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.web.ContractDoor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts, terms and licences on the real database (rules §2). */
class ContractServiceIT {

  private final ContractWorld world = new ContractWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aNewContractHasItsManagerItsLicencesAndALedger() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");

    assertEquals(Optional.of(contract), world.contracts.find("110-1"));
    assertEquals(Optional.of(contract), world.contracts.find(contract.id()));
    assertEquals("Customer of 110-1", contract.customer());
    assertEquals(Money.of("5000", "USD"), contract.creditLimit());
    assertEquals(
        List.of(new Licence(1, "Design Suite", "S-1", 10, 0)),
        world.contracts.licences(contract.id()));
    assertTrue(world.ledger.view(contract.id()).funds().isEmpty());
    assertTrue(
        assertInstanceOf(
                Visit.class, open(world.manager(contract), "110-1", Right.BILLING).contract())
            .may(Right.BILLING));
    assertEquals("created the contract", latest(contract));
  }

  @Test
  void aNumberIsGivenOnceAndNothingIsLeftOfTheSecondContract() {
    world.contract("110-1", "2027-01-01", "2028-01-01");

    assertEquals(
        new Creation.NumberTaken(),
        world.contracts.create(world.draft("110-1", "2027-01-01", "2028-01-01"), world.operator));
    assertEquals(1, count("contract"));
    assertEquals(1, count("ledger_head"));
  }

  @Test
  void twoLicencesWithOneSerialAreRefusedBeforeAnythingIsMade() {
    NewContract draft = world.draft("110-1", "2027-01-01", "2028-01-01");
    var twice = List.of(new NewLicence("A", "S-1", 1), new NewLicence("B", "S-1", 1));
    var wrong =
        new NewContract(
            draft.number(),
            draft.customer(),
            draft.kind(),
            draft.zone(),
            draft.firstTerm(),
            draft.creditLimit(),
            twice,
            draft.manager());

    assertEquals(new Creation.SerialTwice("S-1"), world.contracts.create(wrong, world.operator));
    assertEquals(0, count("contract"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "11", "-110", "110 1", "abc", "110_1", "é10", "110\n1"})
  void aNumberHasItsForm(String number) {
    NewContract draft = world.draft("110-1", "2027-01-01", "2028-01-01");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new NewContract(
                number,
                draft.customer(),
                draft.kind(),
                draft.zone(),
                draft.firstTerm(),
                draft.creditLimit(),
                List.of(),
                draft.manager()));
  }

  @Test
  void renewedInTimeItGoesOnFromTheRenewalDateForOneYear() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");

    assertEquals(renewed("2028-01-01", "2029-01-01"), renew(contract));
    assertEquals(renewed("2029-01-01", "2030-01-01"), renew(contract));

    world.clock.set("2028-01-01T00:00:00Z");
    assertEquals(Optional.of(LocalDate.of(2029, 1, 1)), found(contract).renewalAt(now()));
  }

  @Test
  void example12RenewedAfterALapseItBeginsAgainTodayAndSharedCreditsStayLapsed() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");
    PersonId ben = world.fixture.person("Ben");
    world.fixture.seat(contract.id(), ben);
    world.fixture.buy(contract.id(), 3);

    world.clock.set("2028-01-01T00:00:00Z");
    assertEquals(Activity.LAPSED, found(contract).terms().at(now()));
    world.clock.set("2028-01-05T10:00:00Z");
    assertEquals(renewed("2028-01-05", "2029-01-05"), renew(contract));

    assertTrue(found(contract).isActiveAt(now()));
    var means = world.ledger.view(contract.id()).meansOf(ben, now());
    assertEquals(Credits.of(100), means.individualCredits());
    assertEquals(Credits.ZERO, means.sharedCredits());
    assertEquals("renewed the contract", latest(contract));
  }

  @Test
  void aTermOverlapsNeitherAnotherTermNorThePast() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");

    assertEquals(tooEarly("2028-01-01"), renew(contract, "2027-12-31", "2028-12-31"));
    world.clock.set("2028-01-05T10:00:00Z");
    assertEquals(tooEarly("2028-01-05"), renew(contract, "2028-01-01", "2029-01-01"));
    assertEquals(
        new Renewal.TooLong(LocalDate.of(2038, 1, 5)), renew(contract, "2028-01-05", "2038-01-06"));
    assertEquals(1, found(contract).terms().terms().size());
  }

  @Test
  void todayIsTheContractsOwn() {
    var draft = world.draft("110-1", "2026-01-01", "2027-01-01");
    var auckland =
        new NewContract(
            draft.number(),
            draft.customer(),
            draft.kind(),
            ZoneId.of("Pacific/Auckland"),
            draft.firstTerm(),
            draft.creditLimit(),
            draft.licences(),
            draft.manager());
    var contract = ((Creation.Created) world.contracts.create(auckland, world.operator)).contract();

    world.clock.set("2027-02-01T12:00:00Z");
    assertEquals(renewed("2027-02-02", "2028-02-02"), renew(contract));
  }

  @Test
  void aCancelledContractIsOverAndIsNotRenewed() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");

    assertTrue(world.contracts.cancel(contract.id(), "paid no bill", world.operator));
    assertFalse(world.contracts.cancel(contract.id(), "again", world.operator));

    assertEquals(Activity.CANCELLED, found(contract).terms().at(now()));
    assertEquals(new Renewal.Cancelled(), renew(contract));
    assertEquals(Activity.CANCELLED, world.ledger.view(contract.id()).rules().terms().at(now()));
  }

  @Test
  void licencesGrowAndShrinkAsFarAsTheirSeatsAreFree() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");
    world.fixture.seat(contract.id(), world.fixture.person("Ana"));
    world.fixture.seat(contract.id(), world.fixture.person("Ben"));

    assertEquals(new LicenceChange.SeatsTaken(2), seats(contract, 1, 1));
    assertEquals(
        new LicenceChange.Done(new Licence(1, "Design Suite", "S-1", 2, 2)), seats(contract, 1, 2));
    assertEquals(new LicenceChange.UnknownLicence(), seats(contract, 2, 2));
    assertEquals(
        new LicenceChange.Done(new Licence(2, "CFD", "S-2", 5, 0)), add(contract, "CFD", "S-2"));
    assertEquals(new LicenceChange.SerialTaken(), add(contract, "CFD", "S-2"));
  }

  @Test
  void aPersonsListHoldsWhatTheyHaveOrHadAPartIn() {
    Contract managed = world.contract("110-1", "2027-01-01", "2028-01-01");
    Contract left = world.contract("110-2", "2026-01-01", "2027-01-01");
    world.contract("110-3", "2027-01-01", "2028-01-01");
    PersonId ana = world.appointed("Ana", managed.id(), Role.COORDINATOR);
    world.clock.set("2026-06-01T00:00:00Z");
    world.fixture.seat(left.id(), ana);
    world.fixture.unseat(left.id(), ana);
    world.clock.set("2027-02-01T00:00:00Z");
    world.fixture.buy(managed.id(), 2);

    List<Listed> listed = world.contracts.listed(ana, 10, 0);

    assertEquals(2, world.contracts.count(ana));
    assertEquals(List.of("110-1", "110-2"), numbers(listed));
    assertEquals(Credits.of(200), listed.getFirst().left());
    assertEquals(Role.COORDINATOR, listed.getFirst().visit().foremost());
    assertEquals(Role.NAMED_USER, listed.getLast().visit().foremost());
    assertEquals(List.of("110-2"), numbers(world.contracts.listed(ana, 1, 1)));
  }

  @Test
  void whatIsLeftInTheListHasNotExpired() {
    Contract contract = world.contract("110-1", "2027-01-01", "2028-01-01");
    PersonId manager = world.manager(contract);
    world.fixture.buy(contract.id(), 2);

    world.clock.set("2027-12-31T23:59:59Z");
    assertEquals(Credits.of(200), world.contracts.listed(manager, 1, 0).getFirst().left());
    world.clock.set("2028-01-01T00:00:00Z");
    assertEquals(Credits.ZERO, world.contracts.listed(manager, 1, 0).getFirst().left());
  }

  private static List<String> numbers(List<Listed> listed) {
    return listed.stream().map(each -> each.visit().contract().number()).toList();
  }

  private ContractDoor.Open open(PersonId person, String number, Right right) {
    return assertInstanceOf(
        ContractDoor.Open.class, world.door.enter(world.visitor(person), number, right));
  }

  private Renewal renew(Contract contract) {
    return world.contracts.renew(contract.id(), world.operator);
  }

  private Renewal renew(Contract contract, String startsOn, String renewalOn) {
    return world.contracts.renew(contract.id(), term(startsOn, renewalOn), world.operator);
  }

  private LicenceChange seats(Contract contract, int licence, int seats) {
    return world.contracts.setSeats(contract.id(), licence, seats, world.operator);
  }

  private LicenceChange add(Contract contract, String product, String serial) {
    return world.contracts.addLicence(
        contract.id(), new NewLicence(product, serial, 5), world.operator);
  }

  private static Renewal renewed(String startsOn, String renewalOn) {
    return new Renewal.Renewed(term(startsOn, renewalOn));
  }

  private static Renewal tooEarly(String earliest) {
    return new Renewal.TooEarly(LocalDate.parse(earliest));
  }

  private static Terms.Term term(String startsOn, String renewalOn) {
    return new Terms.Term(LocalDate.parse(startsOn), LocalDate.parse(renewalOn));
  }

  private Contract found(Contract contract) {
    return world.contracts.find(contract.id()).orElseThrow();
  }

  private Instant now() {
    return world.clock.instant();
  }

  private String latest(Contract contract) {
    return world.audit.latest(contract.id(), OptionalLong.empty(), 1).getFirst().did();
  }

  private int count(String table) {
    return world
        .database
        .owner()
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
