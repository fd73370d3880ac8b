package cloudcredits.report;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Saving a view on the usage report's page, and what becomes of it. */
class SavedViewPagesIT {

  private static RunningPortal portal;
  private static Caller manager;
  private static Caller administrator;
  private static String usage;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    World world = portal.world();
    Estate estate = world.estate(1);
    manager = world.signedIn(estate.people().get("manager"));
    administrator = world.signedIn(estate.people().get("administrator"));
    usage = "/contracts/" + estate.number() + "/usage";
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void whatIsShownIsKeptByNameAndOpensAgain() {
    String shown = manager.get(usage + "?by=service&period=30d&sort=name&group=x").body();
    assertTrue(shown.contains(usage + "/views?by=service&amp;period=30d\""), "the way to save it");

    var answer = save("Board &lt; 30 days", "by=service&period=30d&sort=name&group=x");
    assertEquals(303, answer.statusCode());
    String address = answer.headers().firstValue("Location").orElseThrow();
    assertEquals(usage + "?by=service&period=30d", address);

    String page = manager.get(address).body();
    assertTrue(page.contains("aria-current=\"page\">Board &amp;lt; 30 days</a>"), page);
    assertFalse(administrator.get(usage).body().contains("Board"), "nobody else's");
    assertFalse(administrator.get(usage + "/views").body().contains("Board"));
    assertTrue(manager.get(usage + "/views").body().contains("By service, 30 days"));
  }

  @Test
  void aNameIsAskedForAndGivenOnce() {
    assertEquals(422, save("", "by=group").statusCode());
    assertEquals(422, save("x".repeat(61), "by=group").statusCode());
    save("Groups", "by=group");
    var taken = save("groups", "by=group&period=30d");
    assertEquals(422, taken.statusCode());
    assertTrue(taken.body().contains("a view of yours has this one"));
    assertTrue(taken.body().contains("value=\"by=group&amp;period=30d\""), "nothing typed again");
  }

  @Test
  void isRenamedAndDeleted() {
    save("Passing", "by=month&period=12m");
    String path = pathOf("Passing");
    assertEquals(422, manager.post(path, "name=").statusCode());
    assertEquals(303, manager.post(path, "name=Lasting").statusCode());
    assertTrue(manager.get(path).body().contains("By month, 12 months"));
    assertEquals(303, manager.post(path + "/delete", "").statusCode());
    assertEquals(404, manager.get(path).statusCode());
    assertEquals(404, manager.post(path + "/delete", "").statusCode());
  }

  @Test
  void aDeletedOneIsKeptAgain() {
    save("Regretted", "by=month&period=12m");
    assertEquals(303, manager.post(pathOf("Regretted") + "/delete", "").statusCode());
    String again = usage + "/views/again?name=Regretted&query=by%3Dmonth%26period%3D12m";
    assertEquals(303, manager.post(again, "").statusCode());
    assertEquals(422, manager.post(again, "").statusCode(), "it is there");
    assertTrue(manager.get(pathOf("Regretted")).body().contains("By month, 12 months"));
  }

  @Test
  void aBrokenOrEndlessAddressIsNoReasonToFail() {
    assertEquals(303, save("Broken", "by=%25zz").statusCode());
    assertEquals(422, save("Endless", "service=" + "y".repeat(2_100)).statusCode());
    var nul = save("Nul", "service=%2500");
    assertEquals(usage + "?by=user&period=3m", nul.headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> save(String name, String query) {
    return manager.post(
        usage + "/views",
        "name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "&query="
            + query.replace("&", "%26"));
  }

  private static String pathOf(String name) {
    String page = manager.get(usage + "/views").body();
    String before = page.substring(0, page.indexOf("Rename or delete " + name + "\""));
    String href = before.substring(before.lastIndexOf("href=\"") + 6);
    return href.substring(0, href.indexOf('"'));
  }
}
