package cloudcredits.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.RunningPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Pictures of the main pages in target/screenshots, for people to look at. */
class PicturesBrowserTest {

  private static final RunningPortal PORTAL = RunningPortal.demo();
  private static final String CONTRACT = "/contracts/110-4402-8817";

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,390", "dark,390"})
  void areTaken(String scheme, int width) {
    try (var browser = Chromium.open(PORTAL.address())) {
      take(browser, "sign-in", "/sign-in", scheme, width);
      browser.look(scheme, width).signInAs("Ilse Halden");
      pages().forEach((name, page) -> take(browser, name, page, scheme, width));
      browser.go(CONTRACT + "/orders");
      var receipt = browser.driver().findElement(By.cssSelector("tbody a"));
      take(browser, "receipt", receipt.getDomAttribute("href"), scheme, width);
      browser.driver().manage().deleteAllCookies();
      browser.signInAs("Mira Okafor");
      take(browser, "my-credits", CONTRACT + "/my", scheme, width);
    }
    String name = "my-credits-%s-%d.png".formatted(scheme, width);
    assertTrue(Files.exists(Path.of("target", "screenshots", name)));
  }

  private static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("overview", CONTRACT);
    pages.put("usage", CONTRACT + "/usage");
    pages.put("ledger", CONTRACT + "/ledger");
    pages.put("buy", CONTRACT + "/buy");
    pages.put("people", CONTRACT + "/people");
    pages.put("caps", CONTRACT + "/settings/caps");
    pages.put("services", CONTRACT + "/services");
    return pages;
  }

  private static void take(Chromium browser, String name, String page, String scheme, int width) {
    browser.look(scheme, width).go(page).picture(name + "-" + scheme + "-" + width);
  }
}
