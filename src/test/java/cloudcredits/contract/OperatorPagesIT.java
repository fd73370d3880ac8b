package cloudcredits.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.contract.ContractPortal.Answer;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' pages over HTTP and the real database. */
class OperatorPagesIT {

  private static final String CONTRACTS = "/operator/contracts";
  private static final String OWN = CONTRACTS + "/110-1";

  private final ContractPortal portal = new ContractPortal();
  private final ContractWorld world = portal.world;
  private final PersonId operator = world.operator;
  private Contract contract;

  @BeforeEach
  void open() {
    contract = world.contract("110-1", "2027-01-01", "2028-01-01");
  }

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void nobodyElseFindsTheOperatorsPages() {
    PersonId manager = world.manager(contract);
    for (String path : List.of("/operator", CONTRACTS, OWN, OWN + "/renewal")) {
      assertEquals(404, portal.get(manager, path).status(), path);
    }
    assertEquals(404, portal.post(manager, OWN + "/renewal", Map.of()).status());
  }

  @Test
  void contractsAreFoundByNumberAndCustomer() {
    world.contract("220-2", "2026-01-01", "2027-01-01");
    world.fixture.buy(contract.id(), 12);

    String all = portal.page(operator, CONTRACTS);
    assertTrue(all.contains("2 contracts"));
    assertTrue(all.contains("1,200"));
    assertTrue(all.contains("lapsed"));
    assertTrue(portal.page(operator, CONTRACTS + "?q=220").contains("1 contract found"));
    assertTrue(
        portal.page(operator, CONTRACTS + "?q=customer+of+110").contains("1 contract found"));
    for (String text : List.of("%25", "_", "%27", "%22%3E%3Cscript%3E", "%F0%9F%98%80")) {
      assertTrue(portal.page(operator, CONTRACTS + "?q=" + text).contains("Nothing found"), text);
    }
  }

  @Test
  void oneFormMakesCustomerContractLicencesAndManager() {
    Answer answer = portal.post(operator, CONTRACTS, newContract());

    assertEquals(303, answer.status(), answer.body());
    assertEquals(CONTRACTS + "/330-3", answer.location());
    Contract made = world.contracts.find("330-3").orElseThrow();
    assertEquals("Halden & Roux", made.customer());
    assertEquals("Europe/Amsterdam", made.zone().getId());
    assertEquals(Money.of("2500.50", "USD"), made.creditLimit());
    assertEquals(2, world.contracts.licences(made.id()).size());
    assertEquals("ilse@example.org", world.roles.manager(made.id()).email());
    assertTrue(portal.page(operator, CONTRACTS + "/330-3").contains("Halden &amp; Roux, 330-3"));
    assertEquals(422, portal.post(operator, CONTRACTS, newContract()).status(), "number taken");
  }

  @Test
  void aKnownCustomerGetsASecondContract() {
    portal.post(operator, CONTRACTS, newContract());
    var second = newContract();
    second.put("number", "330-4");
    second.put("customer", "HALDEN & ROUX");
    assertEquals(303, portal.post(operator, CONTRACTS, second).status());

    assertEquals("Halden & Roux", world.contracts.find("330-4").orElseThrow().customer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer",
        "number",
        "kind",
        "zone",
        "starts-on",
        "renewal-on",
        "credit-limit",
        "manager-email",
        "manager-name",
        "product-1",
        "serial-1",
        "seats-1",
        "seats-2"
      })
  void everyFieldOfANewContractIsChecked(String field) {
    for (String bad : List.of("", "\u0007", "x".repeat(5000), "💥\n💥")) {
      var fields = newContract();
      fields.put(field, bad);
      Answer answer = portal.post(operator, CONTRACTS, fields);
      assertEquals(422, answer.status(), field + " " + bad);
      assertTrue(answer.body().contains("id=\"" + field + "-error\""), field + " " + bad);
      assertEquals(Optional.empty(), world.contracts.find("330-3"));
    }
  }

  @Test
  void aTermThatEndsBeforeItBeginsIsRefused() {
    var fields = newContract();
    fields.put("renewal-on", "2027-01-01");
    assertEquals(422, portal.post(operator, CONTRACTS, fields).status());
    fields.put("renewal-on", "2999-01-01");
    assertEquals(422, portal.post(operator, CONTRACTS, fields).status());
  }

  @Test
  void aRenewalIsProposedAndAgreedOnce() {
    String question = portal.page(operator, OWN + "/renewal");
    assertTrue(question.contains("value=\"2028-01-01\""));
    assertTrue(question.contains("value=\"2029-01-01\""));
    var term = Map.of("starts-on", "2028-01-01", "renewal-on", "2029-01-01");

    assertEquals(303, portal.post(operator, OWN + "/renewal", term).status());
    Answer again = portal.post(operator, OWN + "/renewal", term);
    assertEquals(422, again.status());
    assertTrue(again.body().contains("Enter 1 Jan 2029 or a later day"));
    assertEquals(2, world.contracts.find("110-1").orElseThrow().terms().terms().size());
  }

  @Test
  void aCancellationShowsWhatItStrandsAndIsFinal() {
    world.fixture.buy(contract.id(), 3);
    assertTrue(
        portal.page(operator, OWN + "/cancellation").contains("300 credits of the shared pool"));

    assertEquals(422, portal.post(operator, OWN + "/cancellation", Map.of()).status());
    assertEquals(
        303, portal.post(operator, OWN + "/cancellation", Map.of("reason", "merger")).status());
    assertEquals(
        409, portal.post(operator, OWN + "/cancellation", Map.of("reason", "merger")).status());
    assertEquals(409, portal.get(operator, OWN + "/renewal").status());
    assertTrue(portal.page(operator, OWN).contains("cancelled"));
  }

  @Test
  void goodwillShowsItsEffectAndIsGivenOnce() {
    world.fixture.buy(contract.id(), 3);
    String form = portal.page(operator, OWN + "/adjustment");
    assertTrue(form.contains("method=\"get\""));
    String review = portal.page(operator, OWN + "/adjustment?credits=50&reason=An+outage");
    assertTrue(review.contains("300 now, 350 afterwards"));
    assertTrue(review.contains("1 Jan 2028, at the renewal date as it stood then"));
    var sent = Map.of("credits", "50", "reason", "An outage", "last-grant", "1");

    assertEquals(303, portal.post(operator, OWN + "/adjustment", sent).status());
    assertEquals(409, portal.post(operator, OWN + "/adjustment", sent).status());

    assertEquals(
        Credits.of(350),
        OperatorContractPage.available(
            world.ledger.view(contract.id()).funds(),
            cloudcredits.credit.Pool.SHARED,
            world.clock.instant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credits=0&reason=x",
        "credits=-5&reason=x",
        "credits=1e9&reason=x",
        "credits=100000.01&reason=x",
        "credits=0.001&reason=x",
        "credits=5&reason=",
        "credits=5&reason=%07",
        "credits=&reason=",
        "nothing=1"
      })
  void goodwillIsCheckedBeforeItIsShown(String query) {
    String page = portal.page(operator, OWN + "/adjustment?" + query);
    assertTrue(page.contains("There is a problem"), query);
    assertFalse(page.contains("afterwards"), query);
  }

  @Test
  void nothingIsGivenOnALapsedContract() {
    world.clock.set("2028-01-01T00:00:00Z");
    assertEquals(409, portal.get(operator, OWN + "/adjustment").status());
    assertEquals(
        409,
        portal
            .post(
                operator,
                OWN + "/adjustment",
                Map.of("credits", "5", "reason", "x", "last-grant", "0"))
            .status());
  }

  @Test
  void licencesAreAddedAndTheirSeatsChanged() {
    var licence = Map.of("product", "CFD", "serial", "S-9", "seats", "1,000");
    assertEquals(303, portal.post(operator, OWN + "/licences", licence).status());
    assertEquals(422, portal.post(operator, OWN + "/licences", licence).status());
    world.fixture.seat(contract.id(), world.fixture.person("Ana"));
    world.fixture.seat(contract.id(), world.fixture.person("Ben"));

    assertEquals(422, portal.post(operator, OWN + "/licences/1", Map.of("seats", "1")).status());
    assertEquals(303, portal.post(operator, OWN + "/licences/1", Map.of("seats", "2")).status());
    for (String bad : List.of("", "0", "-1", "1.5", "99999999999", "many")) {
      assertEquals(
          422, portal.post(operator, OWN + "/licences/1", Map.of("seats", bad)).status(), bad);
    }
    assertEquals(404, portal.get(operator, OWN + "/licences/9").status());
    assertTrue(portal.page(operator, OWN).contains("1,000"));
  }

  @Test
  void theCreditLimitIsAnAmountOfMoney() {
    String path = OWN + "/credit-limit";
    assertTrue(portal.page(operator, path).contains("value=\"5000.00\""));
    for (String bad : List.of("", "-1", "1.234", "x", "1e5")) {
      assertEquals(422, portal.post(operator, path, Map.of("credit-limit", bad)).status(), bad);
    }
    assertEquals(303, portal.post(operator, path, Map.of("credit-limit", "0")).status());
    assertEquals(Money.of("0", "USD"), world.contracts.find("110-1").orElseThrow().creditLimit());
  }

  @Test
  void aResellerIsMadeStaffedAndLinked() {
    Answer made = portal.post(operator, "/operator/resellers", Map.of("name", "Kestrel"));
    assertEquals(303, made.status());
    assertEquals(
        422, portal.post(operator, "/operator/resellers", Map.of("name", "Kestrel")).status());
    String reseller = made.location();
    var rita = Map.of("email", "rita@example.org", "name", "Rita");
    assertEquals(303, portal.post(operator, reseller + "/people", rita).status());
    String id = reseller.substring(reseller.lastIndexOf('/') + 1);
    assertEquals(303, portal.post(operator, OWN + "/reseller", Map.of("reseller", id)).status());

    PersonId person =
        world.accounts.find(ContractWorld.address("rita@example.org")).orElseThrow().id();
    assertEquals(200, portal.get(person, "/contracts/110-1/balance").status());
    assertTrue(portal.page(operator, OWN).contains("Kestrel"));
    for (String bad : List.of("999", "x", "-1")) {
      assertEquals(
          422, portal.post(operator, OWN + "/reseller", Map.of("reseller", bad)).status(), bad);
    }
    assertEquals(303, portal.post(operator, OWN + "/reseller", Map.of()).status());
    assertEquals(404, portal.get(person, "/contracts/110-1/balance").status());
  }

  @Test
  void aContractThatIsNotThereIsNotFound() {
    for (String number : List.of("999-9", "x", "%20", "%27")) {
      assertEquals(404, portal.get(operator, CONTRACTS + "/" + number).status(), number);
    }
    assertEquals(200, portal.get(operator, CONTRACTS + "/new").status());
  }

  @Test
  void postgresqlKnowsEveryTimeZoneThatCanBeChosen() {
    List<String> unknown =
        world
            .database
            .owner()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select z from unnest(:zones) z"
                                + " where z not in (select name from pg_timezone_names)")
                        .bindArray("zones", String.class, Zones.ALL)
                        .mapTo(String.class)
                        .list());
    assertEquals(List.of(), unknown);
  }

  private static Map<String, String> newContract() {
    var fields = new HashMap<String, String>();
    fields.put("customer", "Halden & Roux");
    fields.put("number", "330-3");
    fields.put("kind", "maintenance-plan");
    fields.put("zone", "Europe/Amsterdam");
    fields.put("starts-on", "2027-02-01");
    fields.put("renewal-on", "2028-02-01");
    fields.put("credit-limit", "2,500.50");
    fields.put("manager-email", "Ilse@Example.org");
    fields.put("manager-name", "Ilse Halden");
    fields.put("product-1", "Design Suite");
    fields.put("serial-1", "S-1");
    fields.put("seats-1", "30");
    fields.put("product-2", "CFD");
    fields.put("serial-2", "S-2");
    fields.put("seats-2", "5");
    return fields;
  }
}
