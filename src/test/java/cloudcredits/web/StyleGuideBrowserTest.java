package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.browser.Chromium;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Every component in a real browser: accessible in both schemes, and never wider than the screen.
 */
class StyleGuideBrowserTest {

  private static TestPortal portal;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() {
    portal = TestPortal.start(new Site(URI.create("http://127.0.0.1"), true), 0, (_, _) -> {});
    browser = Chromium.open(URI.create("http://127.0.0.1")).driver();
  }

  @AfterAll
  static void close() {
    browser.quit();
    portal.close();
  }

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,390", "dark,390"})
  void hasNoAccessibilityFinding(String scheme, int width) throws IOException {
    show("/styleguide", scheme, width);
    List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
    picture("styleguide-" + scheme + "-" + width);
    assertEquals(List.of(), violations.stream().map(StyleGuideBrowserTest::finding).toList());
  }

  @ParameterizedTest
  @CsvSource({"320", "390", "544", "640", "768", "960", "1280", "1600"})
  void isNeverWiderThanTheScreen(int width) {
    show("/styleguide", "light", width);
    Object overflow =
        browser.executeScript("return document.documentElement.scrollWidth - innerWidth");
    assertEquals(0L, Math.max(0L, (Long) overflow));
  }

  @Test
  void aMenuClosesOnEscapeAndOnAClickElsewhere() {
    show("/styleguide", "light", 1280);
    var menu = browser.findElement(By.cssSelector(".menu"));
    menu.findElement(By.tagName("summary")).click();
    assertEquals("true", menu.getDomProperty("open"));
    browser.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.ESCAPE);
    assertEquals("false", menu.getDomProperty("open"));
    menu.findElement(By.tagName("summary")).click();
    browser.findElement(By.tagName("h1")).click();
    assertEquals("false", menu.getDomProperty("open"));
  }

  @Test
  void theErrorSummaryHasTheFocusAndLeadsToItsFields() {
    show("/styleguide", "light", 1280);
    assertEquals("alert", browser.switchTo().activeElement().getDomAttribute("role"));
    browser.findElement(By.linkText("Choose how to pay")).click();
    assertTrue(browser.getCurrentUrl().endsWith("#pay"));
    assertEquals("radio", browser.findElement(By.id("pay")).getDomProperty("type"));
  }

  private static void show(String path, String scheme, int width) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.get(portal.uri("/static/none").toString());
    browser.manage().addCookie(new Cookie("session", "ana-session"));
    browser.get(portal.uri(path).toString());
  }

  private static void picture(String name) throws IOException {
    Object height = browser.executeScript("return document.documentElement.scrollHeight");
    Object width = browser.executeScript("return innerWidth");
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private static String finding(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }
}
