package cloudcredits.order;

import static cloudcredits.order.OrderSite.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.browser.Chromium;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;

/** Paying by card in a real browser: out to the provider's page, and back. */
class CardBrowserTest {

  private final StripeServer stripe = new StripeServer();
  private final OrderSite site = new OrderSite(Optional.of(stripe));

  @AfterEach
  void close() {
    site.close();
    stripe.close();
  }

  private Chromium buyer() {
    var browser = Chromium.open(URI.create("http://localhost:" + site.uri("").getPort()));
    browser.go("/healthz");
    browser.driver().manage().addCookie(new Cookie("session", "ilse"));
    return browser;
  }

  @Test
  void outToTheProviderAndBackToTheReceipt() {
    try (var browser = buyer()) {
      browser.go(C + "/buy?packs=3");
      browser.type("purchase-order", "PO-1").type("invoice-email", "accounts@example.com");
      browser.leave(browser.driver().findElement(By.name("buy-by-card")));
      assertTrue(
          browser.driver().getCurrentUrl().startsWith(stripe.address().toString()),
          "the page's policy lets the form lead there");
      assertEquals(
          Order.State.AWAITING_PAYMENT,
          site.desk.orders.find(site.desk.c, 1).orElseThrow().state());

      browser.leave(browser.driver().findElement(By.linkText("Pay now")));

      assertEquals(C + "/orders/1", browser.path());
      assertTrue(browser.text().contains("300 credits can be used now"), browser.text());
      assertTrue(browser.text().contains("INV-2027-000001"), browser.text());
      browser.driver().navigate().refresh();
      assertEquals(1, site.desk.count("credit_grant where source = 'order'"));
    }
  }

  @Test
  void cancelledTheMoneyGoesBackToTheCard() {
    try (var browser = buyer()) {
      browser.go(C + "/buy?packs=3");
      browser.type("purchase-order", "PO-1").type("invoice-email", "accounts@example.com");
      browser.leave(browser.driver().findElement(By.name("buy-by-card")));
      browser.leave(browser.driver().findElement(By.linkText("Pay now")));
      browser.leave(browser.driver().findElement(By.linkText("Cancel this order")));
      assertTrue(browser.text().contains("returned to the card that paid"), browser.text());
      browser.press("Cancel the order");

      assertEquals(C + "/orders/1", browser.path());
      assertTrue(browser.text().contains("on its way back to the card that paid"), browser.text());
      String event = stripe.event("refund.updated", stripe.refunds().getFirst(), "succeeded");
      assertEquals(200, site.webhook(event));
      browser.driver().navigate().refresh();

      assertTrue(
          browser.text().contains("was returned on 1 Feb 2027 to the card that paid"),
          browser.text());
      assertTrue(browser.text().contains("CRN-2027-000001"), browser.text());
    }
  }

  @Test
  void whoLeavesThePageCanGoOnFromTheOrder() {
    try (var browser = buyer()) {
      browser.go(C + "/buy?packs=3");
      browser.type("purchase-order", "PO-1").type("invoice-email", "accounts@example.com");
      browser.leave(browser.driver().findElement(By.name("buy-by-card")));
      browser.go(C + "/orders/1");
      assertTrue(browser.text().contains("Order 1 waits for its payment"), browser.text());

      browser.press("Pay by card");
      browser.leave(browser.driver().findElement(By.linkText("Pay now")));

      assertEquals(C + "/orders/1", browser.path());
      assertTrue(browser.text().contains("300 credits can be used now"), browser.text());
      assertEquals(1, stripe.sessions());
    }
  }

  @Test
  void twoClicksAskForOneOrder() {
    try (var browser = buyer()) {
      browser.go(C + "/buy?packs=3");
      browser.type("purchase-order", "PO-1").type("invoice-email", "accounts@example.com");
      browser.leave(browser.driver().findElement(By.name("buy-by-card")));
      browser.driver().navigate().back();
      browser.leave(browser.driver().findElement(By.name("buy-by-card")));
      browser.leave(browser.driver().findElement(By.linkText("Pay now")));

      assertEquals(1, site.desk.count("credit_order"));
      assertEquals(1, stripe.sessions());
    }
  }
}
