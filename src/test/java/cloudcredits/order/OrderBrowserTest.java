package cloudcredits.order;

import static cloudcredits.order.OrderSite.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import cloudcredits.browser.Chromium;
import cloudcredits.credit.Money;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Buying in a real browser: clicked twice, gone back, in two tabs; accessible in both schemes. */
class OrderBrowserTest {

  private static ChromeDriver browser;
  private OrderSite site;

  @BeforeAll
  static void open() {
    browser = Chromium.open(URI.create("http://127.0.0.1")).driver();
  }

  @AfterAll
  static void quit() {
    browser.quit();
  }

  @BeforeEach
  void signIn() {
    site = new OrderSite();
    site.desk.clock.set("2027-02-01T10:00:00Z");
    size("light", 1280);
    browser.get(site.uri("/static/none").toString());
    browser.manage().deleteAllCookies();
    browser.manage().addCookie(new Cookie("session", "ilse"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void show(String path) {
    browser.get(site.uri(path).toString());
  }

  private static void arrive(String address) {
    new WebDriverWait(browser, Duration.ofSeconds(10)).until(urlContains(address));
  }

  private static WebElement find(String css) {
    return browser.findElement(By.cssSelector(css));
  }

  private static void type(String id, String text) {
    WebElement field = find("#" + id);
    field.clear();
    field.sendKeys(text);
  }

  @Test
  void aDoubleClickBuysOnceAndBackBuysNothing() {
    show(C + "/buy?packs=3");
    type("purchase-order", "HR-2026-1187");

    new Actions(browser).doubleClick(find(".button--main")).perform();

    arrive("/orders/1");
    assertTrue(find(".notice--done").getText().contains("3 packs bought"));
    browser.navigate().refresh();
    browser.navigate().back();
    assertTrue(browser.getCurrentUrl().contains("/buy"));
    assertEquals(1, site.desk.count("credit_order"));
  }

  @Test
  void aFormThatLayOpenInAnotherTabIsLookedAtAgain() {
    String first = browser.getWindowHandle();
    show(C + "/buy?packs=3");
    type("purchase-order", "HR-2026-1187");
    browser.switchTo().newWindow(WindowType.TAB);
    size("light", 1280);
    show(C + "/buy?packs=3");
    type("purchase-order", "HR-2026-1187");
    find(".button--main").click();
    arrive("/orders/1");
    browser.close();
    browser.switchTo().window(first);

    find(".button--main").click();

    new WebDriverWait(browser, Duration.ofSeconds(10))
        .until(
            textToBePresentInElementLocated(
                By.tagName("body"), "Another order was placed since this form was opened"));
    assertEquals(1, site.desk.count("credit_order"));
    find(".button--main").click();
    arrive("/orders/2");
    assertEquals(2, site.desk.count("credit_order"), "whoever looks again and still wants it");
  }

  @Test
  void aSecondPersonsDoubleClickBuysOnceAndReloadAndBackBuyNothing() {
    site.desk.billing.approveAbove(
        site.desk.c, Optional.of(Money.of("500.00", "USD")), site.desk.ilse);
    show(C + "/buy?packs=6");
    type("purchase-order", "HR-2026-1188");
    find(".button--main").click();
    arrive("/orders/1");
    assertTrue(find(".notice").getText().contains("a second person is asked to approve it"));
    assertEquals(0, site.desk.count("credit_grant where source = 'order'"));

    browser.manage().addCookie(new Cookie("session", "jonas"));
    show(C + "/orders/1");
    new Actions(browser).doubleClick(find(".button--main")).perform();

    new WebDriverWait(browser, Duration.ofSeconds(10))
        .until(textToBePresentInElementLocated(By.tagName("h1"), "Order 1: 600 credits"));
    browser.navigate().refresh();
    browser.navigate().back();
    assertEquals(1, site.desk.count("credit_grant where source = 'order'"));
    assertEquals(1, site.desk.count("paper"));
  }

  @Test
  void aRungThatIsClickedIsReviewedAtOnceAndNothingTypedIsLost() {
    show(C + "/buy?packs=3");
    type("purchase-order", "HR-2026-1187");

    find(".ladder input[value='10']").click();

    arrive("packs=10");
    assertTrue(find(".button--main").getText().startsWith("Buy 10 packs"));
    assertEquals("HR-2026-1187", find("#purchase-order").getDomProperty("value"));
    assertEquals(0, site.desk.count("credit_order"));
  }

  @Test
  void enterInAFieldReviewsAndNeverBuys() {
    show(C + "/buy?packs=3");
    type("purchase-order", "HR-2026-1187\n");

    arrive("purchase-order=HR-2026-1187");
    assertEquals(0, site.desk.count("credit_order"));
  }

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,390", "dark,390"})
  void everyPageIsAccessibleAndFits(String scheme, int width) throws IOException {
    size(scheme, width);
    look("buy", C + "/buy?packs=3", scheme, width);
    site.desk.limit("250.00");
    site.desk.clock.set("2027-11-20T09:00:00Z");
    look("buy-soon-over", C + "/buy?packs=7", scheme, width);
    site.desk.limit("5000.00");
    site.desk.clock.set("2027-02-01T10:00:00Z");
    look("orders-empty", C + "/orders", scheme, width);
    for (int packs : List.of(3, 1, 10)) {
      site.desk.clock.advance(Duration.ofDays(20));
      site.desk.buy(packs);
    }
    site.desk.orders.markPaid(site.desk.c, 2, site.desk.ilse);
    look("receipt", C + "/orders/1", scheme, width);
    look("cancel", C + "/orders/3/cancellation", scheme, width);
    site.desk.orders.cancel(site.desk.c, 3, site.desk.ilse);
    look("receipt-cancelled", C + "/orders/3", scheme, width);
    look("orders", C + "/orders", scheme, width);
    site.desk.billing.approveAbove(
        site.desk.c, Optional.of(Money.of("500.00", "USD")), site.desk.ilse);
    look("buy-approval", C + "/buy?packs=6", scheme, width);
    site.desk.place(6, PaidBy.INVOICE);
    look("receipt-pending", C + "/orders/4", scheme, width);
    browser.manage().addCookie(new Cookie("session", "jonas"));
    look("receipt-approve", C + "/orders/4", scheme, width);
    look("orders-pending", C + "/orders?state=awaiting_approval", scheme, width);
    browser.manage().addCookie(new Cookie("session", "olga"));
    look("invoices", "/operator/invoices", scheme, width);
    look("payment", "/operator/invoices/110-0000-0001/1/payment", scheme, width);
    browser.manage().addCookie(new Cookie("session", "ilse"));
    site.desk.clock.set("2028-01-01T00:00:00Z");
    look("closed", C + "/buy", scheme, width);
  }

  private void look(String name, String path, String scheme, int width) throws IOException {
    show(path);
    Object overflow =
        browser.executeScript("return document.documentElement.scrollWidth - innerWidth");
    var findings =
        new AxeBuilder()
            .analyze(browser).getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    picture(name + "-" + scheme + "-" + width, width);
    assertEquals(List.of(), findings, name);
    assertTrue((Long) overflow <= 0, name + " is wider than the screen");
  }

  private static void size(String scheme, int width) {
    metrics(width, 900);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static void metrics(int width, Object height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  private static void picture(String name, int width) throws IOException {
    metrics(width, browser.executeScript("return document.documentElement.scrollHeight"));
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    Files.write(
        folder.resolve("order-" + name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    metrics(width, 900);
  }
}
