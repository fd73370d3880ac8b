package cloudcredits.order;

import static cloudcredits.order.OrderSite.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buying, receipts, cancelling and the operator's invoices over HTTP and a real database. */
class OrderPagesIT {

  private final OrderSite site = new OrderSite();

  @AfterEach
  void close() {
    site.close();
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> buy(Map<String, String> form) {
    return site.post("ilse", C + "/orders", form);
  }

  private String csrf() {
    return "_csrf=ilse-csrf";
  }

  @Test
  void withoutANumberTheReviewIsOfThePacksThatAreNeeded() {
    String page = site.page(C + "/buy");

    assertTrue(page.contains("Five packs last to the renewal; four are 6 days short"));
    assertTrue(page.contains("value=\"5\" checked"));
    assertTrue(page.contains(">Buy 5 packs for 500.00\u00a0USD</button>"));
  }

  @Test
  void theReviewSaysWhatForHowMuchUntilWhenAndWhy() {
    String page = site.page(C + "/buy?packs=3");

    assertTrue(page.contains("300 <span>credits</span>"));
    assertTrue(page.contains("300.00 <span>USD</span>"));
    assertTrue(page.contains("3 × 100.00"));
    assertTrue(page.contains("1 Jan <span>2028</span>"));
    assertTrue(page.contains("the renewal comes before one year, 1 Feb 2028"));
    assertTrue(page.contains("5,000.00\u00a0USD of credit limit free"));
    assertFalse(page.contains("contract is up for renewal"));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void packsThatLapseSoonAreWarnedAboutAndStillSold() {
    site.desk.clock.set("2027-11-20T09:00:00Z");

    assertTrue(
        site.page(C + "/buy?packs=1").contains("These credits expire in 42 days, on 1 Jan 2028"));
    assertEquals(303, buy(site.form(1)).statusCode());
  }

  @Test
  void choosingLeadsToTheReviewAndKeepsWhatWasTyped() {
    Map<String, String> form = site.form(3);
    form.put("other", "7");
    form.put("purchase-order", "A & B");

    HttpResponse<String> chosen = site.post("ilse", C + "/buy", form);

    assertEquals(303, chosen.statusCode());
    assertEquals(
        C + "/buy?packs=7&purchase-order=A+%26+B&invoice-email=accounts%40haldenroux.example",
        location(chosen));
    String page = site.page(location(chosen));
    assertTrue(page.contains("value=\"7\" checked"));
    assertTrue(page.contains("value=\"A &amp; B\""));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void buyingLeadsToTheReceipt() {
    HttpResponse<String> bought = buy(site.form(3));

    assertEquals(303, bought.statusCode());
    assertEquals(C + "/orders/1", location(bought));
    String receipt = site.page(C + "/orders/1");
    assertTrue(receipt.contains("Order 1: 300 credits for 300.00\u00a0USD"));
    assertTrue(receipt.contains("HR-2026-1187"));
    assertTrue(receipt.contains("accounts@haldenroux.example"));
    assertTrue(receipt.contains("3 Mar 2027"), "due in 30 days");
    assertTrue(receipt.contains("the renewal, which comes before one year"));
    assertTrue(receipt.contains("href=\"" + C + "/ledger?grant=1\""));
    assertTrue(receipt.contains(C + "/orders/1/cancellation"));
  }

  @Test
  void aDoubleClickAReloadAndBackBuyOnce() {
    Map<String, String> form = site.form(3);

    assertEquals(C + "/orders/1", location(buy(form)));
    HttpResponse<String> again = buy(form);

    assertEquals(303, again.statusCode());
    assertEquals(C + "/orders/1", location(again));
    assertTrue(
        again.headers().allValues("Set-Cookie").stream().anyMatch(c -> c.contains("notice")));
    assertEquals(1, site.desk.count("credit_order"));
  }

  @Test
  void anotherTabIsAnotherOrderAndTellsOfTheFirst() {
    Map<String, String> one = site.form(3);
    Map<String, String> two = site.form(3);
    buy(one);

    assertTrue(site.page(C + "/buy?packs=3").contains("What you buy here comes on top of it."));
    assertEquals(C + "/orders/2", location(buy(two)));
    assertEquals(C + "/orders/1", location(buy(one)));
    assertEquals(2, site.desk.count("credit_order"));
  }

  @Test
  void otherPacksThanTheButtonNamesAreReviewedFirst() {
    Map<String, String> form = site.form(3);
    form.put("packs", "10");

    HttpResponse<String> answer = buy(form);

    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("Nothing is bought yet"));
    assertTrue(answer.body().contains(">Buy 10 packs for 1,000.00\u00a0USD</button>"));
    assertEquals(0, site.desk.count("credit_order"));
    form.put("buy", "10");
    form.put("gross", "1000.00");
    assertEquals(C + "/orders/1", location(buy(form)), "the form's token still buys");
  }

  @Test
  void aChangedPriceIsShownBeforeAnythingIsBought() {
    Map<String, String> form = site.form(3);
    site.desk.price("2027-02-01", "120.00");

    HttpResponse<String> answer = buy(form);

    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("The price has changed."));
    assertTrue(answer.body().contains("360.00 <span>USD</span>"));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pack-price=1.00",
        "pack-price=",
        "pack-price=1e999999999",
        "pack-credits=999999",
        "until=x",
        "until=2099-01-01T00:00:00Z",
        "token=",
        "token=x",
        "token=00000000-0000-0000-0000-00000000000g"
      })
  void aFormThatWasTamperedWithBuysNothing(String change) {
    Map<String, String> form = site.form(3);
    form.put(change.split("=", 2)[0], change.split("=", 2)[1]);

    assertEquals(409, buy(form).statusCode());
    assertEquals(0, site.desk.count("credit_order"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "501",
        "1e9",
        "1000000000",
        "99999999999999999999",
        "3.5",
        "",
        "abc",
        "³",
        "0x3",
        "<script>"
      })
  void otherNumbersOfPacksAreRefusedInWords(String packs) {
    Map<String, String> form = site.form(3);
    form.put("packs", packs);

    HttpResponse<String> answer = buy(form);

    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("Choose 1 to 500 packs"));
    assertFalse(answer.body().contains("<script>\""));
    assertEquals(422, site.post("ilse", C + "/buy", form).statusCode());
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void aBlankAfterTheNumberIsNoMistakeAndOfARepeatedFieldTheLastCounts() {
    Map<String, String> form = site.form(3);
    form.put("packs", "3 ");
    assertEquals(C + "/orders/1", location(buy(form)));

    Map<String, String> twice = site.form(2);
    twice.remove("packs");
    String body =
        "packs=5&packs=2&"
            + twice.entrySet().stream()
                .map(f -> f.getKey() + "=" + f.getValue().replace("@", "%40"))
                .reduce((a, b) -> a + "&" + b)
                .orElseThrow();
    assertEquals(C + "/orders/2", location(site.postRaw("ilse", C + "/orders", body)));
    assertEquals(1, site.desk.count("credit_order where packs = 2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"packs=abc", "packs=0", "packs=", "packs[]=3", "packs=501", "other=7&packs=3"})
  void anyQueryIsTakenCalmly(String query) {
    assertEquals(200, site.get("ilse", C + "/buy?" + query.replace("[]", "%5B%5D")).statusCode());
  }

  @Test
  void thePapersNeedANumberAndAnAddress() {
    Map<String, String> form = site.form(3);
    form.put("purchase-order", " ");
    form.put("invoice-email", "nobody");

    HttpResponse<String> answer = buy(form);

    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("href=\"#purchase-order\""));
    assertTrue(answer.body().contains("href=\"#invoice-email\""));
    assertTrue(answer.body().contains("value=\"nobody\""));
    assertEquals(form.get("token"), OrderSite.hidden(answer.body(), "token"));
  }

  @Test
  void hostileNumbersOfPurchaseOrdersAreRefusedOrPrintedAsTheyAre() {
    Map<String, String> form = site.form(1);
    form.put("purchase-order", "x".repeat(61));
    assertEquals(422, buy(form).statusCode());
    form.put("purchase-order", "a\0b");
    assertEquals(400, buy(form).statusCode());
    form.put("purchase-order", "a\r\nBcc: all@example.com");
    assertEquals(422, buy(form).statusCode());
    form.put("purchase-order", "=1+1<b>");
    assertEquals(303, buy(form).statusCode());
    assertTrue(site.page(C + "/orders/1").contains("=1+1&lt;b&gt;"));
    assertTrue(site.page(C + "/orders.csv").contains(",'=1+1<b>,"), "no formula");
  }

  @Test
  void overTheCreditLimitSaysWhatIsFree() {
    site.desk.limit("250.00");
    Map<String, String> form = site.form(2);
    form.put("packs", "3");
    form.put("buy", "3");

    HttpResponse<String> answer = buy(form);

    assertEquals(409, answer.statusCode());
    assertTrue(
        answer.body().contains("300.00\u00a0USD is more than the 250.00\u00a0USD that are free"));
    assertTrue(answer.body().contains("Choose at most 2 packs"));
    assertFalse(answer.body().contains(">Buy 3 packs"));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void aLapsedContractHasWordsInsteadOfAForm() {
    Map<String, String> form = site.form(1);
    site.desk.clock.set("2028-01-01T00:00:00Z");

    String page = site.page(C + "/buy");
    assertTrue(page.contains("Packs can be bought again once the contract is renewed"));
    assertFalse(page.contains("name=\"packs\""));
    HttpResponse<String> answer = buy(form);
    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("once the contract is renewed"));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void postsWithoutTheTokenOfTheSessionDoNothing() {
    Map<String, String> form = site.form(1);
    form.put("_csrf", "olga-csrf");

    assertEquals(403, buy(form).statusCode());
    site.desk.buy(1);
    assertEquals(403, site.postRaw("ilse", C + "/orders/1/cancellation", "").statusCode());
    assertEquals(
        403,
        site.postRaw("olga", "/operator/invoices/110-0000-0001/1/payment", csrf()).statusCode());
    assertEquals(1, site.desk.count("credit_order where state = 'invoiced'"));
  }

  @Test
  void anUntouchedOrderIsCancelledAfterItsEffectWasShown() {
    buy(site.form(3));

    String question = site.page(C + "/orders/1/cancellation");
    assertTrue(question.contains("Cancel order 1 and give its 300 credits back?"));
    assertTrue(question.contains("Shared credits go from 300 to 0."));
    HttpResponse<String> done = site.postRaw("ilse", C + "/orders/1/cancellation", csrf());

    assertEquals(C + "/orders/1", location(done));
    String receipt = site.page(C + "/orders/1");
    assertTrue(receipt.contains("Order 1 is cancelled, its credits are taken back"));
    assertFalse(receipt.contains("Cancel this order"));
    assertEquals(303, site.postRaw("ilse", C + "/orders/1/cancellation", csrf()).statusCode());
    assertEquals(303, site.get("ilse", C + "/orders/1/cancellation").statusCode());
    assertEquals(1, site.desk.count("ledger_entry where movement = 'void'"));
  }

  @Test
  void anExpiredOrderSaysWhyItCantBeCancelled() {
    buy(site.form(3));
    site.desk.clock.set("2028-01-01T00:00:00Z");

    String receipt = site.page(C + "/orders/1");

    assertTrue(receipt.contains("It can’t be cancelled any more: its credits have expired."));
    assertFalse(receipt.contains("Cancel this order"));
    assertTrue(receipt.contains("Overdue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders/2", "/orders/2147483647", "/orders/2/cancellation"})
  void anOrderThatIsNotThereIsNotFound(String path) {
    buy(site.form(1));
    assertEquals(404, site.get("ilse", C + path).statusCode());
    assertEquals(404, site.get("ilse", "/contracts/110-0000-0002" + path).statusCode());
  }

  @Test
  void anOrderNumberThatIsNoneIsRefused() {
    assertEquals(400, site.get("ilse", C + "/orders/x").statusCode());
    assertEquals(404, site.postRaw("ilse", C + "/orders/1/cancellation", csrf()).statusCode());
  }

  @Test
  void theListShowsFiltersAndSums() {
    assertTrue(site.page(C + "/orders").contains("No orders yet"));
    buy(site.form(3));
    buy(site.form(1));
    site.postRaw("ilse", C + "/orders/2/cancellation", csrf());

    String all = site.page(C + "/orders");
    assertTrue(all.contains("1 order: 300 credits for 300.00\u00a0USD"));
    assertTrue(all.contains("1 order, without 1 cancelled"));
    String cancelled = site.page(C + "/orders?state=cancelled");
    assertTrue(cancelled.contains("1 cancelled order"));
    assertTrue(cancelled.contains("Order 2</a>"));
    assertFalse(cancelled.contains("Order 1</a>"));
    assertTrue(site.page(C + "/orders?state=paid").contains("No such orders"));
    assertTrue(
        site.page(C + "/orders?sort=-total&state=nonsense&q=%25&page=9")
            .contains("No such orders"));
    String csv = site.page(C + "/orders.csv?state=cancelled");
    assertTrue(csv.startsWith("contract,order,state,"));
    assertEquals(2, csv.lines().count());
  }

  @Test
  void operatorsMarkInvoicesAsPaid() {
    buy(site.form(3));
    String path = "/operator/invoices/110-0000-0001/1/payment";
    assertEquals(404, site.get("ilse", "/operator/invoices").statusCode());
    assertTrue(site.get("olga", "/operator/invoices").body().contains("1 open invoice"));
    assertTrue(
        site.get("olga", path).body().contains("Are the 300.00\u00a0USD for 110-0000-0001/1 in?"));

    HttpResponse<String> paid = site.postRaw("olga", path, "_csrf=olga-csrf");

    assertEquals("/operator/invoices", location(paid));
    assertTrue(site.get("olga", "/operator/invoices").body().contains("Nothing is owed"));
    assertEquals(404, site.get("olga", path).statusCode());
    assertEquals(303, site.postRaw("olga", path, "_csrf=olga-csrf").statusCode());
    assertEquals(1, site.desk.count("audit_entry where action = 'order_paid'"));
    assertEquals(404, site.get("olga", "/operator/invoices/nope/1/payment").statusCode());
    assertTrue(site.page(C + "/orders/1").contains("Paid"));
  }
}
