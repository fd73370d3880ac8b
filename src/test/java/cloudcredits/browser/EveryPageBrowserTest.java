package cloudcredits.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.Caller;
import cloudcredits.Route;
import cloudcredits.RunningPortal;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page that links lead to, as each of the demo's people: no link is dead, no page has an
 * accessibility finding in either scheme, is wider than the screen, or makes the console complain.
 */
class EveryPageBrowserTest {

  private static final int OF_EACH_ROUTE = 1;
  private static final List<String> CONTRAST = List.of("color-contrast", "link-in-text-block");

  private static final RunningPortal PORTAL = RunningPortal.demo();
  private static final Map<Route, Integer> SEEN = new HashMap<>();
  private static Chromium browser;

  @BeforeAll
  static void open() {
    browser = Chromium.open(PORTAL.address());
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "Ilse Halden",
        "Otto Lind",
        "Mira Okafor",
        "Dana Whitfield",
        "Ray Castellan",
        "Saskia Brandt",
        "Bram Roux"
      })
  void isWhole(String person) {
    Crawl crawl = new Crawl(caller(person), PORTAL.routes());
    crawl.from(person.equals("nobody") ? "/sign-in" : "/");
    var findings = new ArrayList<>(crawl.dead());
    crawl.pages().forEach((route, pages) -> pages.forEach(page -> look(route, page, findings)));
    assertEquals("", String.join("\n", findings));
  }

  private static Caller caller(String person) {
    browser.driver().manage().deleteAllCookies();
    if (person.equals("nobody")) {
      return new Caller(PORTAL.address(), Map.of(), "");
    }
    browser.signInAs(person);
    return new Caller(
        PORTAL.address(), Map.of("Cookie", "session=" + browser.cookie("session")), "");
  }

  private static void look(Route route, String page, List<String> findings) {
    if (SEEN.merge(route, 1, Integer::sum) > OF_EACH_ROUTE) {
      return;
    }
    browser.complaints();
    browser.look("light", 1280).go(page);
    found(page + " light 1280", axe(), findings);
    browser.look("light", 390);
    found(page + " light 390", axe(), findings);
    // Nothing but colours differs in the dark.
    browser.look("dark", 390);
    found(page + " dark 390", axe().withRules(CONTRAST), findings);
    browser.look("dark", 1280);
    found(page + " dark 1280", axe().withRules(CONTRAST), findings);
    findings.addAll(browser.overflow(320, 390, 544, 768, 960, 1280));
    browser.complaints().forEach(complaint -> findings.add(page + ": " + complaint));
  }

  /** In the page itself: another window for each scan, which frames would need, takes seconds. */
  @SuppressWarnings("deprecation")
  private static AxeBuilder axe() {
    return new AxeBuilder().setLegacyMode(true);
  }

  private static void found(String where, AxeBuilder axe, List<String> findings) {
    axe.analyze(browser.driver()).getViolations().stream()
        .flatMap(EveryPageBrowserTest::words)
        .map(finding -> where + " " + finding)
        .forEach(findings::add);
  }

  private static Stream<String> words(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary());
  }
}
