package cloudcredits.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.contract.ContractPortal.Answer;
import cloudcredits.credit.PersonId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of contracts and roles over HTTP and the real database. */
class ContractPagesIT {

  private static final String SETTINGS = "/contracts/110-1/settings";

  private final ContractPortal portal = new ContractPortal();
  private final ContractWorld world = portal.world;
  private Contract contract;
  private PersonId manager;

  @BeforeEach
  void open() {
    contract = world.contract("110-1", "2027-01-01", "2028-01-01");
    manager = world.manager(contract);
  }

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void withOneContractTheVisitorArrivesOnItWithSeveralOnTheList() {
    PersonId ana = world.fixture.person("Ana");
    world.fixture.seat(contract.id(), ana);

    assertEquals("/contracts/110-1", portal.get(manager, "/").location());
    assertEquals("/contracts/110-1/my", portal.get(ana, "/").location());
    assertEquals("/operator", portal.get(world.operator, "/").location());
    world.fixture.seat(world.contract("110-2", "2027-01-01", "2028-01-01").id(), ana);
    assertEquals("/contracts", portal.get(ana, "/").location());
  }

  @Test
  void theListSaysWhatIsLeftOfTheSharedCreditsOrOfOnesOwn() {
    world.fixture.buy(contract.id(), 12);
    PersonId ana = world.fixture.person("Ana");
    world.fixture.seat(contract.id(), ana);

    String managers = portal.page(manager, "/contracts");
    assertTrue(managers.contains("You have a part in 1 contract"), managers);
    assertTrue(managers.contains("1,200 <small>shared</small>"), managers);
    assertTrue(managers.contains("1 Jan 2028"), managers);
    assertTrue(portal.page(ana, "/contracts").contains("100 <small>your own</small>"));
  }

  @Test
  void whoHasNoContractIsToldWhatToDo() {
    PersonId nobody = world.fixture.person("Nobody");
    assertEquals("/contracts", portal.get(nobody, "/").location());
    assertTrue(portal.page(nobody, "/contracts").contains("No contract yet"));
  }

  @Test
  void aManagerAppointsDismissesAndUndoes() {
    Answer appointed =
        portal.post(manager, SETTINGS + "/roles", appointment("cora@example.org", "coordinator"));
    assertEquals(303, appointed.status());
    PersonId cora =
        world.accounts.find(ContractWorld.address("cora@example.org")).orElseThrow().id();
    String role = SETTINGS + "/roles/" + cora;

    String question = portal.page(manager, role + "/dismissal");
    assertTrue(question.contains("Nothing has been changed yet."));
    assertTrue(question.contains("can no longer see who used what"));
    assertEquals(303, portal.post(manager, role + "/dismissal", Map.of()).status());
    assertEquals(1, world.roles.holders(contract.id()).size());

    assertEquals(303, portal.post(manager, role + "/reappointment/coordinator", Map.of()).status());
    assertEquals(2, world.roles.holders(contract.id()).size());
    assertEquals(404, portal.post(manager, role + "/reappointment/manager", Map.of()).status());
  }

  @Test
  void theManagersRoleIsPassedOnAfterItsEffectIsShown() {
    PersonId cora = world.appointed("Cora", contract.id(), Role.COORDINATOR);
    String path = SETTINGS + "/roles/" + cora + "/manager";

    String question = portal.page(manager, path);
    assertTrue(question.contains("Make Cora the contract manager?"));
    assertTrue(question.contains("has not opened the account yet"));
    assertTrue(question.contains("name=\"manager\" value=\"" + manager + "\""));

    assertEquals(409, portal.post(manager, path, Map.of()).status());
    assertEquals(409, portal.post(manager, path, Map.of("manager", cora.toString())).status());
    Map<String, String> sent = Map.of("manager", manager.toString());
    assertEquals(303, portal.post(manager, path, sent).status());
    assertEquals(cora, world.roles.manager(contract.id()).person());
    assertEquals(403, portal.post(manager, path, sent).status(), "no manager any more");
  }

  @Test
  void theManagerCannotBeDismissed() {
    String own = SETTINGS + "/roles/" + manager + "/dismissal";
    assertEquals(409, portal.get(manager, own).status());
    assertEquals(409, portal.post(world.operator, own, Map.of()).status());
    assertEquals(manager, world.roles.manager(contract.id()).person());
  }

  @Test
  void whoMayNotAppointSeesTheListAndNothingToPress() {
    PersonId cora = world.appointed("Cora", contract.id(), Role.COORDINATOR);

    String page = portal.page(cora, SETTINGS);
    assertTrue(page.contains("Manager of 110-1 manages this contract, with 1 other"));
    assertFalse(page.contains("Dismiss"));
    assertFalse(page.contains("Appoint somebody"));
    assertTrue(page.contains("href=\"/contracts/110-1/settings/caps\""));
    assertFalse(
        portal.page(world.operator, SETTINGS).contains("href=\"/contracts/110-1/settings/caps\""));
    assertEquals(
        403,
        portal
            .post(cora, SETTINGS + "/roles", appointment("x@example.org", "coordinator"))
            .status());
  }

  @Test
  void aFormKeepsWhatWasTypedAndSaysWhatToDo() {
    Answer answer =
        portal.post(manager, SETTINGS + "/roles", appointment("not an address", "manager"));

    assertEquals(422, answer.status());
    assertTrue(answer.body().contains("Enter an e-mail address"));
    assertTrue(answer.body().contains("Choose what the person is to be"));
    assertTrue(answer.body().contains("value=\"not an address\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<script>alert(1)</script>", "a\nb", "\u202Egnp", "'; drop table person; --"})
  void hostileTextIsRefusedOrPrintedHarmlessly(String text) {
    for (String field : new String[] {"email", "name", "role"}) {
      var fields = new java.util.HashMap<>(appointment("ok@example.org", "coordinator"));
      fields.put(field, text);
      Answer answer = portal.post(manager, SETTINGS + "/roles", fields);
      assertTrue(answer.status() == 422 || answer.status() == 303, field + answer.status());
    }
    assertFalse(portal.page(manager, SETTINGS).contains("<script>alert"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999999999", "1%20or%201"})
  void anOddPersonInTheAddressIsNoServerError(String person) {
    int status = portal.get(manager, SETTINGS + "/roles/" + person + "/dismissal").status();
    assertEquals(400, status);
    assertEquals(404, portal.get(manager, SETTINGS + "/roles/999999/dismissal").status());
  }

  @Test
  void aResellerSeesTheBalanceAndNothingElse() {
    PersonId rita = world.ofReseller("Rita", "Kestrel");
    world.link(contract.id(), "Kestrel");
    world.fixture.buy(contract.id(), 3);
    PersonId ana = world.fixture.person("Ana Seated");
    world.fixture.seat(contract.id(), ana);

    assertEquals("/contracts/110-1/balance", portal.get(rita, "/").location());
    String page = portal.page(rita, "/contracts/110-1/balance");
    assertTrue(page.contains("<b>300</b>"));
    assertTrue(page.contains("<time datetime=\"2028-01-01\">1 Jan 2028</time>"));
    assertTrue(page.contains("Customer of 110-1"));
    assertTrue(page.contains("300 shared credits, too early to say how long they last"));
    String list = portal.page(rita, "/contracts");
    assertTrue(list.contains("300 <small>shared</small>"));
    assertTrue(list.contains("<time datetime=\"2028-01-01\">1 Jan 2028</time>"));
    assertTrue(list.contains("too early to say"));
    assertFalse(page.contains("Ana"), "nothing about people");
    assertFalse(page.contains("100"), "no individual credits but in the number 110-1");
    assertEquals(403, portal.get(rita, SETTINGS).status());
  }

  @Test
  void whatHasExpiredIsNotInTheBalance() {
    world.fixture.buy(contract.id(), 3);
    world.clock.set("2028-01-01T00:00:00Z");

    String page = portal.page(manager, "/contracts/110-1/balance");
    assertTrue(page.contains("<b>0</b>"));
    assertTrue(page.contains("No shared credits are left"));
  }

  private static Map<String, String> appointment(String email, String role) {
    return Map.of("email", email, "name", "Somebody", "role", role);
  }
}
