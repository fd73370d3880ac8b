package cloudcredits.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Caller;
import cloudcredits.RunningPortal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What people come for, by real clicks in a real browser on the portal with its demo data. */
class JourneyBrowserTest {

  private static final RunningPortal PORTAL = RunningPortal.demo();
  private static final String ARCHITECTS = "/contracts/110-4402-8817";
  private static final String ENGINEERS = "/contracts/110-5120-0346";

  @Test
  void aNewcomerSignsInAndReadsHowMuchIsLeft() {
    try (var browser = Chromium.open(PORTAL.address())) {
      browser.go("/");
      assertTrue(browser.path().startsWith("/sign-in"), browser.path());
      browser.press("Sign in as Ilse Halden");
      if (browser.path().equals("/contracts")) {
        browser.follow("Halden & Roux Architects");
      }
      assertEquals(ARCHITECTS, browser.path());
      assertTrue(browser.text().contains("credits"), browser.text());
      assertTrue(browser.text().contains("Needs you"), browser.text());
    }
  }

  @Test
  void theUsageReportAndItsExportSayTheSame() {
    try (var browser = Chromium.open(PORTAL.address())) {
      browser.signInAs("Ilse Halden").go(ARCHITECTS + "/usage");
      browser.leave(
          browser.driver().findElement(By.cssSelector(".filter__views a[href*='by=service']")));
      assertTrue(browser.path().contains("by=service"), browser.path());
      browser.go(browser.path() + "&period=12m");
      String total = browser.driver().findElement(By.cssSelector("tfoot td.num")).getText();
      String csv = browser.driver().findElement(By.linkText("CSV")).getDomAttribute("href");
      String lines = caller(browser).get(csv).body();
      BigDecimal sum =
          lines
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .map(cells -> cells[1].replace("\"", ""))
              .map(BigDecimal::new)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, new BigDecimal(total.replace(",", "")).compareTo(sum), total + "\n" + lines);
    }
  }

  @Test
  void aCellOfTwoDimensionsLeadsToAJobAndItsEntries() {
    try (var browser = Chromium.open(PORTAL.address())) {
      browser.signInAs("Ilse Halden").go(ARCHITECTS + "/usage?by=user&and=service&period=6m");
      WebElement cell =
          browser.driver().findElement(By.cssSelector(".pivot tbody td:nth-child(3) a"));
      assertTrue(
          new com.deque.html.axecore.selenium.AxeBuilder()
              .analyze(browser.driver())
              .violationFree());
      String figure = cell.getText();
      cell.click();
      assertTrue(browser.path().contains("/usage/jobs?"), browser.path());
      assertTrue(browser.heading().startsWith(figure + " credits used"), browser.heading());
      assertEquals(figure, sumOfJobs(browser), "the jobs come to the figure");
      browser.driver().findElement(By.cssSelector(".ledger tbody th a")).click();
      assertTrue(browser.path().startsWith(ARCHITECTS + "/jobs/"), browser.path());
      assertTrue(browser.text().contains("Entries in the ledger"), browser.text());
    }
  }

  /** Of all pages of the list, one after the other. */
  private static String sumOfJobs(Chromium browser) {
    String start = browser.path();
    BigDecimal sum = BigDecimal.ZERO;
    for (boolean more = true; more; ) {
      for (WebElement used : browser.driver().findElements(By.cssSelector("tbody td.key"))) {
        sum = sum.add(new BigDecimal(used.getText().split("\\s")[0].replace(",", "")));
      }
      List<WebElement> older = browser.driver().findElements(By.linkText("Older"));
      more = !older.isEmpty();
      if (more) {
        older.getFirst().click();
      }
    }
    browser.go(start);
    return new java.text.DecimalFormat("#,##0.##").format(sum);
  }

  @Test
  void aBarSaysItsFiguresWhenItHasTheFocus() {
    try (var browser = Chromium.open(PORTAL.address())) {
      browser.signInAs("Ilse Halden").go(ARCHITECTS + "/usage?period=3m");
      List<WebElement> bars =
          browser.driver().findElements(By.cssSelector(".weeks__wide a[href*='/usage/jobs']"));
      assertTrue(bars.size() > 10, bars.size() + " bars");
      WebElement says = bars.get(3).findElement(By.tagName("text"));
      assertEquals("0", says.getCssValue("opacity"));
      browser.driver().executeScript("arguments[0].focus({focusVisible: true})", bars.get(3));
      assertEquals("1", says.getCssValue("opacity"));
      assertTrue(says.getDomProperty("textContent").startsWith("Week from "));
      browser.picture("usage-bar-has-focus");
      bars.get(3).sendKeys(org.openqa.selenium.Keys.ENTER);
      browser.await(ARCHITECTS + "/usage/jobs");
    }
  }

  @Test
  void whateverIsClickedBuysOnce() {
    try (var browser = Chromium.open(PORTAL.address())) {
      browser.signInAs("Ilse Halden").go(ENGINEERS + "/buy");
      int orders = orders(browser);
      BigDecimal before = shared(browser);
      browser.go(ENGINEERS + "/buy");
      browser.type("other", "2").press("Update the review");
      browser.type("purchase-order", "PO-4711").type("invoice-email", "books@haldenroux.example");
      WebElement buy = browser.driver().findElement(By.name("buy"));
      // Two clicks before the first answer.
      browser.driver().executeScript("arguments[0].click(); arguments[0].click()", buy);
      browser.await(ENGINEERS + "/orders/");
      String receipt = browser.path();
      assertTrue(browser.text().contains("PO-4711"), browser.text());
      browser.driver().navigate().refresh();
      browser.driver().navigate().back();
      List<WebElement> again = browser.driver().findElements(By.name("buy"));
      if (!again.isEmpty()) {
        browser.leave(again.getFirst());
        browser.await(ENGINEERS + "/orders");
      }
      assertEquals(orders + 1, orders(browser));
      assertEquals(0, before.add(new BigDecimal(200)).compareTo(shared(browser)));
      browser.go(ENGINEERS + "/orders");
      assertTrue(browser.text().contains("PO-4711"), browser.text());
      assertFalse(
          browser.driver().findElements(By.cssSelector("a[href='" + receipt + "']")).isEmpty());
    }
  }

  @Test
  void aNewUserIsInvitedAndTheirJobIsInEveryReportAtOnce() {
    String address = "nia.new@haldenroux.example";
    try (var manager = Chromium.open(PORTAL.address());
        var user = Chromium.open(PORTAL.address());
        var operator = Chromium.open(PORTAL.address())) {
      manager.signInAs("Ilse Halden").go(ARCHITECTS + "/people/assign");
      manager.type("email", address).type("name", "Nia New").press("Assign");
      String invitation =
          manager
              .driver()
              .findElement(By.cssSelector(".notice a[href^='/welcome/']"))
              .getDomAttribute("href");

      user.go(invitation).type("name", "Nia Newman").type("password", "a quiet drawing office");
      user.press("Open the account");
      user.go("/");
      assertEquals(ARCHITECTS + "/my", user.path());
      assertTrue(user.text().contains("100"), user.text());
      assertFalse(user.text().contains("Joost"), user.text());
      user.go(ARCHITECTS + "/usage");
      assertTrue(user.heading().contains("not"), user.heading());

      operator.signInAs("Otto Lind").go("/operator/keys").type("name", "Browser test");
      operator.driver().findElement(By.cssSelector("input[value='rendering']")).click();
      operator.press("Make the key");
      String key = operator.driver().findElement(By.cssSelector(".notice code")).getText();
      String body =
          """
          {"contract": "110-4402-8817", "user": "%s", "service": "rendering",
           "variables": {"width": 3840, "height": 2160, "frames": 1, "quality": "final"}}
          """
              .formatted(address);
      var answer = service(key).postJson("/api/v1/charges", body);
      assertEquals(201, answer.statusCode(), answer::body);

      user.go(ARCHITECTS + "/my/jobs");
      assertTrue(user.text().contains("Rendering"), user.text());
      user.go(ARCHITECTS + "/my");
      assertTrue(user.text().contains("92"), user.text());
      manager.go(ARCHITECTS + "/usage?by=user&period=30d");
      assertTrue(row(manager, "Nia Newman").contains("8"), manager.text());
    }
  }

  @Test
  void everybodySeesWhatIsTheirs() {
    try (var browser = Chromium.open(PORTAL.address())) {
      for (String name : List.of("Bram Roux", "Saskia Brandt")) {
        browser.signInAs(name).go(ARCHITECTS + "/usage");
        assertTrue(browser.text().contains("Mira Okafor"), name);
        browser.go(ARCHITECTS + "/settings");
        assertTrue(browser.driver().findElements(By.name("role")).isEmpty(), name + " appoints");
        browser.driver().manage().deleteAllCookies();
      }
      browser.signInAs("Dana Whitfield").go(ARCHITECTS + "/balance");
      assertFalse(browser.driver().getPageSource().contains("Mira Okafor"));
      browser.go(ARCHITECTS + "/usage");
      assertFalse(browser.driver().getPageSource().contains("Mira Okafor"));
    }
  }

  @Test
  void allOfItWorksWithoutJavaScript() {
    try (var browser = Chromium.withoutJavaScript(PORTAL.address())) {
      browser.signInAs("Ilse Halden").go(ENGINEERS + "/buy");
      int orders = orders(browser);
      browser.go(ENGINEERS + "/buy");
      browser.type("other", "3").press("Update the review");
      assertTrue(browser.text().contains("300"), browser.text());
      browser.type("purchase-order", "PO-QUIET").type("invoice-email", "books@haldenroux.example");
      browser.leave(browser.driver().findElement(By.name("buy")));
      assertTrue(browser.path().startsWith(ENGINEERS + "/orders/"), browser.path());
      assertEquals(orders + 1, orders(browser));
    }
  }

  private static String row(Chromium browser, String name) {
    return browser
        .driver()
        .findElement(By.xpath("//table//tr[contains(., '%s')]".formatted(name)))
        .getText();
  }

  private static int orders(Chromium browser) {
    return (int) caller(browser).get(ENGINEERS + "/orders.csv").body().lines().count() - 1;
  }

  private static BigDecimal shared(Chromium browser) {
    String heading = browser.go(ENGINEERS + "/balance").heading();
    return new BigDecimal(heading.split(" ")[0].replace(",", ""));
  }

  private static Caller caller(Chromium browser) {
    return new Caller(
        PORTAL.address(), Map.of("Cookie", "session=" + browser.cookie("session")), "");
  }

  private static Caller service(String key) {
    return new Caller(PORTAL.address(), Map.of("Authorization", "Bearer " + key), "");
  }
}
