package cloudcredits.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditService;
import cloudcredits.db.TestDatabase;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.ContractDoor;
import cloudcredits.web.Csrf;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.View;
import cloudcredits.web.Web;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart of services and the estimator, over HTTP and the migrated database. */
class CataloguePagesIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-01T09:00:00Z"), ZoneOffset.UTC);
  private static final String CHART = "/contracts/110/services";
  private static final Here HERE =
      new Here(
          "110",
          "Halden",
          "Subscription, active",
          Optional.of(LocalDate.of(2028, 1, 1)),
          ZoneId.of("America/New_York"),
          "Named user",
          List.of(new Here.Section("Services", CHART)),
          List.of());

  private static TestDatabase database;
  private static CatalogueService catalogue;
  private static Javalin server;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    catalogue = new CatalogueService(database.jdbi(), CLOCK, new AuditService(database.jdbi()));
    server = serve(new Site(URI.create("http://127.0.0.1"), false)).start("127.0.0.1", 0);
  }

  private static Javalin serve(Site site) {
    var sessions = new Sessions(site, token -> Optional.empty());
    var csrf =
        new Csrf(site, "a key of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    var assets = Assets.load(site);
    var view = new View(site, assets, sessions, csrf, new Links(List.of(), List.of()), CLOCK);
    ContractDoor door = (visitor, number, right) -> new ContractDoor.Hidden();
    var gate = new Gate(sessions, csrf, door, key -> Optional.empty());
    var web = new Web(site, assets, view, gate, failure -> false);
    var pages = new CataloguePages(catalogue, view, ctx -> HERE, CLOCK);
    return Javalin.create(
        config -> {
          web.install(config);
          config.routes.get("/contracts/{contract}/services", pages::services, Access.ANYONE);
          config.routes.get(
              "/contracts/{contract}/services/{service}", pages::service, Access.ANYONE);
        });
  }

  @AfterAll
  static void close() {
    server.stop();
    database.close();
  }

  @Test
  void chartShowsEveryServiceWithItsRateInWords() {
    String page = ok(CHART);

    assertTrue(page.contains("11 services use credits, 4 of them in the plan"));
    for (Service service : catalogue.services()) {
      assertTrue(page.contains(">" + service.name() + "</a>"), service.name());
      assertTrue(page.contains(service.rates().getFirst().words()), service.name());
    }
    assertTrue(page.contains("<time datetime=\"2019-12-31\">31 Dec 2019</time>"), "in its zone");
  }

  @Test
  void estimatorFirstAsksForTheServiceThenForItsVariables() {
    assertFalse(ok(CHART).contains("name=\"width\""));

    String chosen = ok(CHART + "?service=rendering");

    assertTrue(chosen.contains("name=\"width\""));
    assertTrue(chosen.contains("Width, px"));
    assertFalse(chosen.contains("There is a problem"), "nothing was typed yet");
  }

  @Test
  void estimatorAnswersWithTheCostAndHowItWasCalculated() {
    String page = ok(CHART + "?service=rendering&width=3840&height=2,160&frames=1&quality=final");

    assertTrue(page.contains("<b>8</b> <span>credits</span> for this job"));
    assertTrue(page.contains("<td>3,840 px</td>"));
    assertTrue(page.contains("<td>2,160 px</td>"));
    assertTrue(page.contains("<td>Final</td>"));
    assertTrue(page.contains("1 per megapixel over all frames"));
  }

  @Test
  void estimatorKeepsWhatWasTypedAndPutsEachErrorBesideItsField() {
    String page = ok(CHART + "?service=rendering&width=0&height=x%22%3E&frames=&quality=draft");

    assertTrue(page.contains("There is a problem"));
    assertTrue(page.contains("id=\"width-error\">Width: give a whole number from 1 to 16,384 px<"));
    assertTrue(page.contains("id=\"height-error\""));
    assertTrue(page.contains("id=\"frames-error\">Frames: give a whole number from 1 to 3,600<"));
    assertTrue(page.contains("id=\"quality-error\">Quality: give one of standard, final<"));
    assertTrue(page.contains("value=\"x&#34;>\""));
    assertFalse(page.contains("for this job"));
  }

  @Test
  void estimatorDoesNotGuessWhichOfTwoValuesIsMeant() {
    assertTrue(ok(CHART + "?service=energy-analysis&runs=1&runs=2").contains("id=\"runs-error\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service=",
        "service=none",
        "service=Rendering",
        "service=sim-360&service=none",
        "service[]=rendering",
        "width=1",
        "service=rendering&width[]=1",
        "service=rendering&width=1E999999999",
        "service=rendering&width=NaN&extra=%3Cscript%3E",
        "service=infraworks&length=%F0%9F%98%80",
        "&&&=&=x",
      })
  void estimatorTakesAnyQueryCalmly(String query) {
    assertFalse(ok(CHART + "?" + query).contains("for this job"));
  }

  @Test
  void aServiceHasAPageWithAllItsRates() {
    publish("2 * configurations", "2 per configuration.", Optional.empty(), 1);
    publish(
        "3 * configurations",
        "3 per configuration.",
        Optional.of(Instant.parse("2027-06-01T04:00:00Z")),
        2);

    String page = ok(CHART + "/configurator").replaceAll("\\s+", " ");

    assertTrue(
        page.matches(
            ".*Version 3 <span class=\"tag \">to come</span>"
                + ".*Version 2 <span class=\"tag tag--live\">in force</span>"
                + ".*Version 1 <span class=\"tag \">past</span>.*"));
    assertTrue(page.contains("1 Jun 2027, 00:00"));
    assertTrue(page.contains("<code>3 * configurations</code>"));
    assertTrue(ok(CHART).contains("3 per configuration."), "the chart announces it");
  }

  @Test
  void aServiceThatIsNotThereHasNoPage() {
    assertEquals(404, get(CHART + "/none").statusCode());
  }

  private static String ok(String path) {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), path);
    return response.body();
  }

  private static void publish(String expression, String words, Optional<Instant> start, int after) {
    catalogue.publishRate(
        "configurator", new NewRate(expression, words, start, after), Actor.system());
  }

  private static HttpResponse<String> get(String path) {
    String encoded = path.replace("[", "%5B").replace("]", "%5D");
    URI uri = URI.create("http://127.0.0.1:" + server.port() + encoded);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
