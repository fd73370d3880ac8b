package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.rollup.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report's pages over HTTP, on a contract with a little history. */
class ReportPagesIT {

  private static final String CONTRACT = "/contracts/110-4402-8817";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ReportWorld world;
  private static int port;
  private static PersonId ana;
  private static JobId anas;
  private static JobId bens;
  private static JobId refused;

  @BeforeAll
  static void live() {
    world = new ReportWorld("UTC", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01");
    ana = world.fixture.person("Ana =Sample");
    PersonId ben = world.fixture.person("Ben Sample");
    world.fixture.seat(world.id, ana);
    world.fixture.seat(world.id, ben);
    world.fixture.buy(world.id, 3);
    world.capOf(ana, 120);
    anas =
        world.charge(
            ana,
            "rendering",
            "{\"width\":3840,\"height\":2160,\"frames\":1,\"quality\":\"final\"}",
            Credits.of(130),
            Optional.empty());
    bens = world.charge(ben, "optimization", "{\"studies\":3}", Credits.of(75), Optional.empty());
    world.hold(ana, "rendering", Credits.of(8));
    refused = world.hold(ana, "rendering", Credits.of(500));
    world.fixture.unseat(world.id, ben);
    world.on(2);
    world.visitor("manager");
    world.signIn("ana", ana, "Ana Sample");
    port = world.serve(false);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void theOverviewsHeadingIsTheAnswer() {
    String page = ok("manager", "");

    assertTrue(page.contains("262 shared credits, too early to say how long they last"));
    assertTrue(page.contains("and 8 held for running jobs"));
    assertTrue(page.contains("1 job refused in 14 days"));
    assertTrue(page.contains("/usage/jobs?period=30d&amp;state=refused"));
    assertTrue(page.contains("25 suspended"), "Ben has 25 and no seat");
  }

  @Test
  void everyViewShowsTheSameTotal() {
    for (By by : By.values()) {
      String page = ok("manager", "/usage?period=all&by=" + by.key());

      assertTrue(page.contains("<b>205</b> credits used"), by.key());
      assertTrue(page.contains(">205</a></td>"), by + "'s total row");
    }
  }

  @Test
  void thoseNoLongerSeatedAndRefusedJobsAreThere() {
    String page = ok("manager", "/usage?period=all");

    assertTrue(page.contains("Ben Sample</a> <small>No longer seated</small>"));
    assertTrue(page.contains("25 suspended"));
    assertTrue(page.contains("82 of 120"));
    assertTrue(page.contains("data-label=\"Refused\">1<"));
  }

  @Test
  void filtersAreKeptByLinksAndExport() {
    String page = ok("manager", "/usage?period=30d&service=optimization&by=user");

    assertTrue(page.contains("<b>75</b> credits used"));
    assertTrue(
        page.contains(CONTRACT + "/usage.csv?period=30d&amp;service=optimization&amp;by=user"));
    assertTrue(page.contains("service=optimization&amp;by=service"));
  }

  @Test
  void twoDimensionsAddUpAndEveryFigureLeadsToItsJobs() {
    String page = ok("manager", "/usage?period=all&by=user&and=service");

    String cell = CONTRACT + "/usage/jobs?period=all&amp;person=" + ana + "&amp;service=rendering";
    assertTrue(page.contains("<a href=\"" + cell + "\">130</a>"), "a cell");
    assertTrue(
        page.contains("usage/jobs?period=all&amp;service=optimization\">75</a>"), "a column");
    assertTrue(page.contains("usage/jobs?period=all\">205</a>"), "all");
    assertTrue(page.contains("role=\"group\""));
    assertTrue(page.contains("tabindex=\"0\""), "it scrolls by keys");
    String jobs = ok("manager", "/usage/jobs?period=all&person=" + ana + "&service=rendering");
    assertTrue(jobs.contains("<b>130</b> credits used"));
    assertTrue(jobs.contains("/jobs/" + anas));
    assertFalse(jobs.contains("/jobs/" + bens), "another's");
    assertTrue(jobs.contains("8 held"));
  }

  @Test
  void theExportInTwoDimensionsHasAColumnForEach() {
    String csv =
        get("manager", "/usage.csv?from=2027-01-01&to=2027-02-28&by=service&and=month").body();

    assertEquals(
        """
        \uFEFFService,2027-02-01,Used,Used before,Change
        Rendering,130.00,130.00,,
        Optimization for Inventor,75.00,75.00,,
        """
            .replace("\n", "\r\n"),
        csv);
  }

  @Test
  void statesOfJobsDivideTheReport() {
    assertTrue(ok("manager", "/usage?period=all&state=settled").contains("<b>205</b> credits"));
    String held = ok("manager", "/usage/jobs?period=all&state=held");
    assertTrue(held.contains("held, running"));
    assertFalse(held.contains("/jobs/" + anas));
    String turnedDown = ok("manager", "/usage/jobs?period=all&state=refused");
    assertTrue(turnedDown.contains("/jobs/" + refused));
    assertFalse(turnedDown.contains("/jobs/" + anas));
    long jobs =
        java.util.Arrays.stream(Outcome.values())
            .map(state -> ok("manager", "/usage/jobs?period=all&state=" + state.key()))
            .mapToLong(page -> page.split("data-label=\"State\"").length - 1)
            .sum();
    assertEquals(4, jobs, "each job once");
  }

  @Test
  void useByThoseNoLongerSeatedStandsOut() {
    String page = ok("manager", "/usage/unusual?period=all");

    assertTrue(
        page.contains("has had no seat since 1 Feb 2027; nothing was charged after that day"));
    assertTrue(page.contains("Nobody used far more than usual"));
    assertEquals(403, get("ana", "/usage/unusual").statusCode());
    assertEquals(403, get("ana", "/usage/jobs").statusCode());
  }

  /** From the fifth time on the driver prepares a statement and gets its answers in binary. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/usage?period=all", "/usage?period=all&and=month", "/usage/unusual?period=all"})
  void aPageIsAnsweredHoweverOftenItIsRead(String path) {
    world.folds.fold(world.id);
    for (int i = 0; i < 12; i++) {
      assertEquals(200, get("manager", path).statusCode());
    }
  }

  @Test
  void aUserMayBeTyped() {
    assertTrue(ok("manager", "/usage?period=all&who=ben").contains("<b>75</b> credits used"));
    String both = ok("manager", "/usage?period=all&who=sample");
    assertTrue(both.contains("That could be "));
    assertTrue(both.contains("<b>205</b> credits used"));
    assertTrue(ok("manager", "/usage/jobs?who=nobody").contains("Nobody on this contract"));
  }

  @Test
  void theExportHoldsTheSameRowsAndNoFormula() {
    HttpResponse<String> csv = get("manager", "/usage.csv?from=2027-01-01&to=2027-02-28&by=user");

    assertEquals(
        """
        \uFEFFUser,E-mail,Group,State,Used,Used before,Change,Used individual,Used shared,Jobs,Refused,Individual left,Shared left within cap
        Ana =Sample,ana.=sample@example.org,,Seated,130.00,,,100.00,30.00,2,1,0.00,82.00
        Ben Sample,ben.sample@example.org,,No longer seated,75.00,,,75.00,0.00,1,0,0.00,0.00
        """
            .replace("\n", "\r\n"),
        csv.body());
    assertEquals(
        "attachment; filename=\"usage-user-110-4402-8817-2027-01-01-to-2027-02-28.csv\"",
        csv.headers().firstValue("Content-Disposition").orElseThrow());
  }

  @Test
  void aJobSaysWhyItCostWhatItDid() {
    String page = ok("manager", "/jobs/" + anas);

    assertTrue(page.contains("Rendering: 130 credits, settled"));
    assertTrue(page.contains("3,840 px"));
    assertTrue(page.contains("Version 1."));
    assertTrue(page.contains("Grant 1 <small>individual</small>"));
    assertTrue(page.contains("Grant 3 <small>shared, expires 1 Jan 2028</small>"));
    assertTrue(ok("manager", "/jobs/" + refused).contains("500 needed, 262 shared available"));
  }

  @Test
  void thePersonsPageTellsWhatIsLeftToThem() {
    String page = ok("manager", "/usage/people/" + ana);

    assertTrue(page.contains("used 130 credits in"));
    assertTrue(page.contains("cap of 120 shared a month"));
    assertEquals(404, get("manager", "/usage/people/9999").statusCode());
  }

  @Test
  void theLedgerListsEveryEntryAndNarrows() {
    assertTrue(ok("manager", "/ledger?period=all").contains("Last entry</th><td>10</td>"));
    String settled = ok("manager", "/ledger?period=all&movement=settle&grant=3");
    assertEquals(1, settled.split("data-label=\"On\"").length - 1);
    assertTrue(settled.contains("Ana =Sample, Rendering"));
    String csv = get("manager", "/ledger.csv?period=all").body();
    assertEquals(11, csv.lines().count(), "a head and ten entries");
  }

  @Test
  void aNamedUserSeesOnlyWhatIsTheirs() {
    String page = ok("ana", "/my");

    assertTrue(page.contains("You can use 82 credits until the end of February"));
    assertTrue(page.contains("30 used, 8 held and 82 left of 120"));
    assertFalse(page.matches("(?s).*[ >]262[ <.,].*"), "the pool is nobody's business");
    String why = ok("ana", "/my/jobs/" + refused);
    assertTrue(why.contains("It needed more than your cap left you."));
    assertFalse(why.contains("262 shared"), "nor is it in a refusal");
    assertFalse(page.contains("Ben"));
    assertTrue(ok("ana", "/my/jobs").contains("1 to 3 of 3 jobs"));
    assertEquals(200, get("ana", "/my/jobs/" + anas).statusCode());
    assertEquals(404, get("ana", "/my/jobs/" + bens).statusCode());
    for (String others : new String[] {"", "/usage", "/usage.csv", "/ledger", "/jobs/" + anas}) {
      assertEquals(403, get("ana", others).statusCode(), others);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usage?period=zz&by=xx&person=abc&group=x&state=1&sort=moon&page=0",
        "/usage?from=2027-02-30&to=x",
        "/usage?from=2027-03-01&to=2027-02-01",
        "/usage?from=9999-12-31&to=9999-12-31",
        "/usage?period=all&page=999999999",
        "/usage?person=999999999&service=%27%3B--&code=%25",
        "/usage.csv?period=&by=",
        "/usage.csv?by=day&and=user",
        "/usage?period=all&by=day&and=week",
        "/usage?from=2000-01-01&to=2200-12-31&by=user&and=day",
        "/usage?period=all&by=code&and=licence&page=7",
        "/usage/jobs?before=x&state=none&who=%25",
        "/usage/unusual?from=2000-01-01&to=2200-12-31&person=999999999",
        "/ledger?before=x&grant=y&movement=z",
        "/ledger?before=999999999999999999&grant=999999999",
        "/ledger?from=2027-03-01&to=2027-02-01",
        "/my/jobs?page=-1",
      })
  void nonsenseInTheAddressIsAnsweredCalmly(String path) {
    assertEquals(200, get("manager", path).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs/x", "/usage/people/x", "/my/jobs/1"})
  void whatIsNoIdIsNotServed(String path) {
    int status = get("manager", path).statusCode();
    assertTrue(status == 400 || status == 404, path + " " + status);
  }

  private static String ok(String who, String path) {
    HttpResponse<String> response = get(who, path);
    assertEquals(200, response.statusCode(), path);
    int bytes = response.body().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 50_000, path + " has " + bytes + " bytes");
    return response.body();
  }

  private static HttpResponse<String> get(String who, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + CONTRACT + path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("Cookie", "session=" + who).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
