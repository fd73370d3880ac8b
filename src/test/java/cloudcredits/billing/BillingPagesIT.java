package cloudcredits.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Caller;
import cloudcredits.Estate;
import cloudcredits.RunningPortal;
import cloudcredits.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Addresses, tax, prices and papers over HTTP on a portal with all its parts. */
class BillingPagesIT {

  private static final String TOMORROW = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();

  private static RunningPortal portal;
  private static World world;
  private static Estate estate;
  private static Estate other;
  private static Caller manager;
  private static Caller operator;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    world = portal.world();
    estate = world.estate(1);
    other = world.estate(1);
    manager = world.signedIn(estate.people().get("manager"));
    operator = world.signedIn(world.operator());
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  private static String contract(String path) {
    return "/contracts/" + estate.number() + path;
  }

  private static String order() {
    return contract("/orders/" + estate.names().get("order"));
  }

  private static String page(Caller caller, String path) {
    HttpResponse<String> answer = caller.get(path);
    assertEquals(200, answer.statusCode(), path);
    return answer.body();
  }

  @Test
  void theManagerSaysWhomToBill() {
    String form = contract("/settings/billing");
    HttpResponse<String> refused =
        manager.post(form, "name=Buyer+B.V.&street=&city=Town&country=XX&tax-number=%21");

    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("Enter the street and number"));
    assertTrue(refused.body().contains("Choose the country"));
    assertTrue(refused.body().contains("value=\"Buyer B.V.\""), "what was typed is kept");
    assertEquals(
        303,
        manager
            .post(
                form,
                "name=Buyer+B.V.&street=Street+9&postal-code=1000&city=Town&country=IE&tax-number=ie+12.34-x")
            .statusCode());
    String page = page(manager, form);
    assertTrue(page.contains("Invoices are made out to Buyer B.V."));
    assertTrue(page.contains("value=\"IE1234X\""));
    assertTrue(page.contains("Purchases have VAT 23\u00a0% on top"));
    assertTrue(
        page(manager, contract("/buy?packs=2"))
            .contains("Made out to Buyer B.V., Street 9, 1000 Town, Ireland, IE1234X"));
    assertTrue(page(operator, "/operator/audit").contains("changed the billing address"));
  }

  @Test
  void theReviewHasNetTaxAndWhatIsPaid() {
    String page = page(manager, contract("/buy?packs=2"));

    assertTrue(page.contains("246.00 <span>USD</span>"), "200 and 23 %");
    assertTrue(page.contains(">46.00</td>"));
    assertTrue(page.contains("Buy 2 packs for 246.00\u00a0USD"));
  }

  @Test
  void aTaxRateStartsTodayAtTheEarliestAndStays() {
    String rate = "country=NL&name=VAT&percent=21&reverse=yes&from=";
    HttpResponse<String> past = operator.post("/operator/tax", rate + "2020-01-01");
    assertEquals(422, past.statusCode());
    assertTrue(past.body().contains("Choose today or later"));

    assertEquals(303, operator.post("/operator/tax", rate + TOMORROW).statusCode());
    HttpResponse<String> again = operator.post("/operator/tax", rate + TOMORROW);
    assertEquals(422, again.statusCode());
    assertTrue(again.body().contains("has a rate from this day on"));
    assertTrue(page(operator, "/operator/tax").contains("reverse charge"));
    assertEquals(
        422, operator.post("/operator/tax", rate.replace("21", "100") + TOMORROW).statusCode());
  }

  @Test
  void aPriceIsPublishedWithItsVolumeSteps() {
    String price =
        "currency=USD&credits=100&price=110&packs-1=10&price-1=99.50&packs-2=50&price-2=90&from=";
    HttpResponse<String> wrong =
        operator.post("/operator/prices", price.replace("99.50", "99.505") + TOMORROW);
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("Enter an amount such as 95.50"));
    HttpResponse<String> twice =
        operator.post("/operator/prices", price.replace("packs-2=50", "packs-2=10") + TOMORROW);
    assertTrue(twice.body().contains("from this number of packs on already"));
    assertEquals(422, operator.post("/operator/prices", price + "2013-01-01").statusCode());

    assertEquals(303, operator.post("/operator/prices", price + TOMORROW).statusCode());
    assertEquals(422, operator.post("/operator/prices", price + TOMORROW).statusCode());
    String list = page(manager, contract("/buy/prices"));
    assertTrue(list.contains("A pack is 100 shared credits for 100.00\u00a0USD"));
    assertTrue(list.contains("99.50 from 10 packs, 90.00 from 50 packs"));
    assertTrue(list.contains("VAT 23\u00a0% comes on top."));
  }

  @Test
  void aPaperIsSeenByItsContractAndByOperatorsOnly() {
    String paper = estate.names().get("paper");
    assertTrue(page(manager, order()).contains(paper));
    assertTrue(page(manager, order() + "/papers/" + paper).contains("Invoice " + paper));
    HttpResponse<String> file = manager.get(order() + "/papers/" + paper + "/pdf");
    assertEquals("application/pdf", file.headers().firstValue("Content-Type").orElse(""));
    assertTrue(file.body().startsWith("%PDF-"));
    assertEquals(file.body(), manager.get(order() + "/papers/" + paper + "/pdf").body());
    assertEquals(file.body(), operator.get("/operator/papers/" + paper).body());
    assertTrue(page(operator, "/operator/papers").contains(paper));
    assertTrue(page(operator, "/operator/papers?kind=receipt").contains("No such papers"));

    String theirs = other.names().get("paper");
    assertEquals(404, manager.get(order() + "/papers/" + theirs).statusCode());
    assertEquals(404, manager.get(order() + "/papers/" + theirs + "/pdf").statusCode());
    assertEquals(404, manager.get(order() + "/papers/INV-2020-000001").statusCode());
    assertEquals(404, manager.get(order() + "/papers/x").statusCode());
  }

  @Test
  void moneyIsMarkedAsReturnedOnce() {
    String action =
        "/operator/returns/%s/%s/1".formatted(other.number(), other.names().get("order"));
    assertTrue(page(operator, "/operator/returns").contains(action));

    assertEquals(303, operator.post(action, "").statusCode());
    assertEquals(303, operator.post(action, "").statusCode());
    assertTrue(!page(operator, "/operator/returns").contains(action));
    assertEquals(404, operator.post(action.replaceAll("1$", "2"), "").statusCode());
  }

  @Test
  void theOrdersFileHasNetTaxGrossAndPapers() {
    String csv = manager.get(contract("/orders.csv")).body();

    assertTrue(csv.contains("net,tax_rate_percent,tax,gross"), csv);
    assertTrue(csv.contains("100.00,23,23.00,123.00,USD"), csv);
    assertTrue(csv.contains(estate.names().get("paper")), csv);
  }
}
