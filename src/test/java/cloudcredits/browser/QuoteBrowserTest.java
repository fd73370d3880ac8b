package cloudcredits.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.RunningPortal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A reseller's quote from both of its sides, clicked twice, reloaded, gone back, in two tabs. */
class QuoteBrowserTest {

  private static final RunningPortal PORTAL = RunningPortal.demo();
  private static final String ARCHITECTS = "/contracts/110-4402-8817";
  private static final String ENGINEERS = "/contracts/110-5120-0346";

  @Test
  void whatTheResellerOffersIsAcceptedAndDeliveredOnce() {
    try (var manager = Chromium.open(PORTAL.address());
        var reseller = Chromium.open(PORTAL.address())) {
      manager.signInAs("Ilse Halden");
      BigDecimal before = shared(manager);
      manager.go(ARCHITECTS).follow("Accept or decline");
      String quote = manager.path();
      assertTrue(quote.startsWith(ARCHITECTS + "/quotes/"), quote);
      manager.press("Accept");
      assertTrue(manager.text().contains("Enter your purchase-order number"), manager.text());
      manager.type("purchase-order", "HR-QUOTE-1");
      clickTwice(manager, manager.button("Accept"));
      manager.awaitHeading("Accepted: Kestrel CAD Supply");
      manager.driver().navigate().refresh();
      assertEquals(0, before.compareTo(shared(manager)), "nothing is granted before delivery");

      reseller.signInAs("Dana Whitfield").go("/contracts");
      assertTrue(reseller.text().contains("Halden & Roux Engineers"), reseller.text());
      reseller.go(ARCHITECTS + "/offers").follow("Quote " + number(quote));
      assertFalse(reseller.driver().getPageSource().contains("Mira Okafor"));
      clickTwice(reseller, reseller.button("Confirm the delivery"));
      reseller.awaitHeading("600 credits delivered");
      reseller.driver().navigate().back();
      reseller.driver().navigate().refresh();
      reseller.go(ARCHITECTS + "/offers/" + number(quote));
      assertTrue(
          reseller.driver().findElements(By.xpath("//button[contains(., 'Confirm')]")).isEmpty());

      assertEquals(0, before.add(new BigDecimal(600)).compareTo(shared(manager)));
      manager.go(quote).follow("See the order");
      assertTrue(manager.text().contains("Kestrel CAD Supply"), manager.text());
      assertTrue(manager.text().contains("HR-QUOTE-1"), manager.text());
    }
  }

  @Test
  void inTwoTabsTheFirstAnswerCountsAndTheSecondIsToldSo() {
    try (var manager = Chromium.open(PORTAL.address());
        var reseller = Chromium.open(PORTAL.address())) {
      reseller.signInAs("Dana Whitfield").go(ENGINEERS + "/offers");
      reseller.type("packs", "2").type("pack-price", "91.50").press("Offer");
      reseller.await(ENGINEERS + "/offers/");
      String offer = reseller.path();
      assertTrue(reseller.heading().contains("is offered 200 credits for 183.00"));

      manager.signInAs("Ilse Halden").go(ENGINEERS + "/quotes/" + number(offer));
      // The other tab withdraws while this one still shows the offer.
      reseller.type("reason", "Sold out until May").press("Withdraw the offer");
      reseller.await(offer);
      manager.type("purchase-order", "HE-1").press("Accept");
      manager.await(ENGINEERS + "/quotes/" + number(offer));

      assertEquals("Kestrel CAD Supply has withdrawn its offer", manager.heading());
      assertTrue(manager.text().contains("Sold out until May"), manager.text());
      assertTrue(
          manager.driver().getPageSource().contains("Nothing was done"),
          "the second answer is told that it came too late");
    }
  }

  /** Two clicks before the first answer. */
  private static void clickTwice(Chromium browser, WebElement button) {
    browser.driver().executeScript("arguments[0].click(); arguments[0].click()", button);
  }

  private static String number(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static BigDecimal shared(Chromium browser) {
    String heading = browser.go(ARCHITECTS + "/balance").heading();
    return new BigDecimal(heading.split(" ")[0].replace(",", ""));
  }
}
