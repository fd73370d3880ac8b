package cloudcredits.order;

import static cloudcredits.order.OrderSite.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Money;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking for an order and answering it over HTTP and a real database. */
class ApprovalPagesIT {

  private static final String ORDER = C + "/orders/1";

  private final OrderSite site = new OrderSite();

  @BeforeEach
  void askForSix() {
    site.desk.billing.approveAbove(
        site.desk.c, Optional.of(Money.of("500.00", "USD")), site.desk.ilse);
    assertTrue(site.page(C + "/buy?packs=6").contains(">Ask to buy 6 packs for"));
    assertEquals(303, site.post("ilse", C + "/orders", site.form(6)).statusCode());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoeverAskedSeesItWaitAndCanWithdrawIt() {
    String page = site.page(ORDER);

    assertTrue(page.contains("Order 1 waits for approval"));
    assertTrue(page.contains("Withdraw this order"));
    assertFalse(page.contains(ORDER + "/approval"));
    assertTrue(site.page(ORDER + "/cancellation").contains("Withdraw order 1?"));
    assertTrue(site.page(C + "/orders?state=awaiting_approval").contains("Awaiting approval"));
  }

  @Test
  void anotherPersonApprovesIt() {
    assertTrue(site.get("jonas", ORDER).body().contains("action=\"" + ORDER + "/approval\""));

    site.post("jonas", ORDER + "/approval", Map.of("_csrf", "jonas-csrf"));

    String page = site.page(ORDER);
    assertTrue(page.contains("Order 1: 600 credits"));
    assertTrue(page.contains("by Jonas Roux"));
    assertFalse(page.contains(ORDER + "/approval"));
  }

  @Test
  void ofOnesOwnNothingIsApprovedWhateverIsSent() {
    site.post("ilse", ORDER + "/approval", Map.of("_csrf", "ilse-csrf"));

    assertEquals(0, site.desk.count("credit_grant where source = 'order'"));
  }

  @Test
  void itIsDeclinedOnlyWithAReason() {
    var without =
        site.post("jonas", ORDER + "/refusal", Map.of("_csrf", "jonas-csrf", "reason", " "));
    assertEquals(422, without.statusCode());
    assertTrue(without.body().contains("<a href=\"#reason\">Say why</a>"), without.body());
    assertTrue(site.page(ORDER).contains("waits for approval"));

    site.post("jonas", ORDER + "/refusal", Map.of("_csrf", "jonas-csrf", "reason", "<Too much>"));

    String page = site.page(ORDER);
    assertTrue(page.contains("Order 1 is declined"));
    assertTrue(page.contains("“&lt;Too much&gt;”"));
  }

  @Test
  void withdrawingIsForWhoeverAsked() {
    String path = ORDER + "/cancellation";
    assertFalse(site.get("jonas", ORDER).body().contains(path));
    assertEquals(404, site.get("jonas", path).statusCode());
    assertEquals(404, site.post("jonas", path, Map.of("_csrf", "jonas-csrf")).statusCode());

    assertEquals(303, site.post("ilse", path, Map.of("_csrf", "ilse-csrf")).statusCode());
    assertTrue(site.page(ORDER).contains("Order 1 is withdrawn"));
    assertTrue(site.page(C + "/orders").contains("without 1 not approved"));
  }

  @Test
  void aDoubleClickOnApproveBuysOnce() {
    for (int click = 1; click <= 2; click++) {
      assertEquals(
          303, site.post("jonas", ORDER + "/approval", Map.of("_csrf", "jonas-csrf")).statusCode());
    }

    assertEquals(1, site.desk.count("credit_grant where source = 'order'"));
    assertEquals(1, site.desk.count("paper"));
  }

  @Test
  void whoeverMayApproveReadsWhenTheCreditsWouldExpire() {
    assertTrue(
        site.get("jonas", ORDER)
            .body()
            .contains("Approved today, its credits expire on 1 Jan 2028, the renewal"),
        site.get("jonas", ORDER).body());
    assertFalse(site.page(ORDER).contains("Approved today"));
  }

  @Test
  void theFileTellsWhatIsBoughtFromWhatIsNot() {
    String asked = site.page(C + "/orders.csv").lines().toList().getLast();
    assertTrue(asked.contains(",1,awaiting_approval,"), asked);
    assertTrue(asked.contains(",600.00,USD,,,,,invoice,,,,"), "no day to pay, no expiry: " + asked);
    site.desk.clock.set("2027-02-15T10:00:00Z");
    assertTrue(site.page(C + "/orders.csv").contains(",1,not_approved,"));
    site.desk.clock.set("2027-02-14T10:00:00Z");

    site.post("jonas", ORDER + "/approval", Map.of("_csrf", "jonas-csrf"));

    String bought = site.page(C + "/orders.csv").lines().toList().getLast();
    assertTrue(bought.contains(",1,invoiced,"), bought);
    assertTrue(bought.endsWith(",,Jonas Roux,2027-02-14T10:00:00Z"), bought);
  }

  @Test
  void afterItsTimeThePageSaysSo() {
    site.desk.clock.set("2027-02-15T10:00:00Z");

    String page = site.get("jonas", ORDER).body();

    assertTrue(page.contains("Order 1 was not approved in time"));
    assertFalse(page.contains(ORDER + "/approval"));
    assertTrue(site.page(C + "/orders").contains("Not approved in time"));
  }
}
