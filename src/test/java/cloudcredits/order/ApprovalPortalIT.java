package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Caller;
import cloudcredits.Estate;
import cloudcredits.RunningPortal;
import cloudcredits.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approval on a portal with all its parts: from the setting to the overview and back. */
class ApprovalPortalIT {

  private static final List<String> HIDDEN =
      List.of("token", "pack-credits", "pack-price", "gross", "until");

  private static RunningPortal portal;
  private static World world;
  private Estate estate;
  private Caller manager;
  private Caller coordinator;
  private Caller administrator;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    world = portal.world();
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void someEstate() {
    estate = world.estate(1);
    manager = world.signedIn(estate.people().get("manager"));
    coordinator = world.signedIn(estate.people().get("coordinator"));
    administrator = world.signedIn(estate.people().get("administrator"));
  }

  private String contract(String path) {
    return "/contracts/" + estate.number() + path;
  }

  private String page(Caller caller, String path) {
    HttpResponse<String> answer = caller.get(contract(path));
    assertEquals(200, answer.statusCode(), path);
    return answer.body();
  }

  private HttpResponse<String> amount(String typed) {
    return manager.post(contract("/settings/billing/approval"), "approval-above=" + typed);
  }

  /** Two packs for 246; answers the order's address. */
  private String ask(Caller buyer) {
    String form = page(buyer, "/buy?packs=2");
    String hidden =
        HIDDEN.stream()
            .map(name -> name + "=" + encode(OrderSite.hidden(form, name)))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        buyer.post(
            contract("/orders"),
            hidden + "&packs=2&purchase-order=PO-9&invoice-email=a%40example.org&buy=2");
    assertEquals(303, answer.statusCode(), answer.body());
    String address = answer.headers().firstValue("Location").orElseThrow();
    return address.substring(address.indexOf("/orders"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  void theAmountIsTypedSavedAndLeftOutAgain() {
    for (String wrong : List.of("12.345", "-1", "much", "1e3", "1,000")) {
      HttpResponse<String> refused = amount(encode(wrong));
      assertEquals(422, refused.statusCode(), wrong);
      assertTrue(refused.body().contains("Enter an amount such as 1000, or leave it out"), wrong);
      assertTrue(refused.body().contains("value=\"" + wrong + "\""), "what was typed is kept");
    }

    assertEquals(303, amount("245.99").statusCode());
    String saved = page(manager, "/settings/billing");
    assertTrue(saved.contains("name=\"approval-above\" type=\"text\" value=\"245.99\""), saved);
    assertFalse(saved.contains("Only one person may buy"), "there are three");
    assertTrue(page(coordinator, "/buy?packs=2").contains("Ask to buy 2 packs for"));
    assertTrue(page(coordinator, "/buy?packs=1").contains("Buy 1 pack for"));

    assertEquals(303, amount("").statusCode());
    assertTrue(page(coordinator, "/buy?packs=2").contains("Buy 2 packs for"));
    assertEquals(
        404,
        world
            .signedIn(world.stranger())
            .post(contract("/settings/billing/approval"), "approval-above=1")
            .statusCode());
  }

  @Test
  void whatWaitsStandsOnTheOverviewOfEverybodyWhoMayBuy() {
    amount("100");
    String order = ask(coordinator);

    String asker = page(coordinator, "");
    assertTrue(asker.contains("Your order of 200 credits waits"), asker);
    for (Caller other : List.of(manager, administrator)) {
      String overview = page(other, "");
      assertTrue(overview.contains("asks to buy 200 credits"), overview);
      assertTrue(overview.contains("href=\"" + contract(order) + "\">Approve or decline"));
    }

    assertEquals(303, manager.post(contract(order + "/approval"), "").statusCode());

    assertFalse(page(administrator, "").contains("asks to buy"));
    assertFalse(page(coordinator, "").contains("Your order of"));
    assertTrue(page(coordinator, order).contains("Approved"));
  }

  @Test
  void aQuoteAboveItIsConfirmedByASecondPerson() {
    amount("100");
    String quote = "/quotes/" + estate.names().get("quote");
    Caller reseller = world.signedIn(estate.people().get("reseller"));
    String lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
    reseller.post(
        contract(quote.replace("quotes", "offers")),
        "packs=2&pack-price=95&note=&last-day=" + lastDay);
    assertTrue(page(coordinator, quote).contains("Somebody else confirms your acceptance"));

    coordinator.post(contract(quote + "/acceptance"), "purchase-order=PO-7");

    assertTrue(page(coordinator, "").contains("Your acceptance of 200 credits waits"));
    assertTrue(page(manager, "").contains("accepts a quote for 200 credits"));
    assertFalse(page(coordinator, quote).contains(contract(quote + "/confirmation")));
    coordinator.post(contract(quote + "/confirmation"), "");
    assertTrue(page(manager, quote).contains("To be confirmed: 200 credits"));
    manager.post(contract(quote + "/confirmation"), "");
    assertTrue(page(manager, quote).contains("is to deliver 200 credits"));

    HttpResponse<String> without = manager.post(contract(quote + "/cancellation"), "reason=");
    assertEquals(422, without.statusCode());
    assertEquals(
        303, manager.post(contract(quote + "/cancellation"), "reason=Too+slow").statusCode());
    assertTrue(page(coordinator, quote).contains("The acceptance was taken back"));
  }

  @Test
  void whoHasLostTheRoleApprovesNothing() {
    amount("100");
    String order = ask(coordinator);
    String person = estate.people().get("administrator").toString();
    assertEquals(
        303, manager.post(contract("/settings/roles/" + person + "/dismissal"), "").statusCode());

    assertEquals(403, administrator.post(contract(order + "/approval"), "").statusCode());
    assertEquals(403, administrator.post(contract(order + "/refusal"), "reason=no").statusCode());

    assertTrue(page(coordinator, order).contains("waits for approval"));
  }
}
