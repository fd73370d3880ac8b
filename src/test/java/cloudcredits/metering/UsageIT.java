package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import cloudcredits.rollup.FoldService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was used, over the API: half of it folded. */
class UsageIT {

  private final ApiServer server = new ApiServer();
  private final ApiClient api = server.client();
  private PersonId ana;

  @BeforeEach
  void useSome() {
    ana = server.fixture.person("Ana");
    server.fixture.seat(server.c, ana);
    server.fixture.seat(server.c, server.fixture.person("Ben"));
    server.fixture.buy(server.c, 1);
    Got first = api.post("charges", job("ana", 30)).is(201);
    api.post("charges", job("ben", 5)).is(201);
    api.post("charges", job("ben", 500)).is(402);
    new FoldService(server.database.jdbi(), server.clock).fold(server.c);
    server.clock.set("2027-02-03T09:00:00Z");
    api.post("charges", job("ana", 80)).is(201);
    api.post("jobs/" + first.at("id") + "/reversals", "{\"credits\": \"10.00\"}").is(201);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void byUserWithTheFiguresOfTheReport() {
    Got usage = use("by=user&from=2027-01-01&to=2027-12-31").is(200);
    assertEquals(ana.toString(), usage.at("items/0/key"));
    assertEquals("100.00", usage.at("items/0/used"));
    assertEquals("90.00", usage.at("items/0/individual"));
    assertEquals("2", usage.at("items/0/jobs"));
    assertEquals("5.00", usage.at("items/1/used"));
    assertEquals("1", usage.at("items/1/refused"));
    assertEquals("105.00", usage.at("total/used"));
    assertEquals("UTC", usage.at("time_zone"));
  }

  /** January is closed: the reversal counts in February, on the day of it. */
  @Test
  void byMonthAndForTheRunningOne() {
    Got usage = use("by=month&from=2027-01-01&to=2027-02-28").is(200);
    assertEquals("2027-01-01 35.00, 2027-02-01 70.00", rows(usage));
    assertEquals("configurator 70.00", rows(use("").is(200)));
    assertEquals("2027-02-01", use("").at("from"));
    assertEquals("2027-02-03", use("").at("to"));
  }

  @Test
  void inPages() {
    var seen = new ArrayList<String>();
    String after = "";
    do {
      Got page = use("by=day&from=2027-01-01&to=2027-12-31&limit=1" + after).is(200);
      seen.add(rows(page));
      assertEquals("105.00", page.at("total/used"), "of all pages");
      after = page.json().path("next").isNull() ? "" : "&after=" + page.at("next");
    } while (!after.isEmpty());
    assertEquals(List.of("2027-01-10 35.00", "2027-02-03 70.00"), seen);
  }

  @Test
  void ofTheKeysOwnServicesOnly() {
    ApiClient other = server.client(server.newKey("another", Set.of("rendering")));
    Got usage = other.get("contracts/110-0000-0001/usage?by=user&from=2027-01-01").is(200);
    assertEquals("", rows(usage));
    assertEquals("0.00", usage.at("total/used"));
  }

  @ParameterizedTest
  @CsvSource({
    "by=colour, by",
    "from=yesterday, from",
    "from=1812-01-01, from",
    "to=2027-02-30, to",
    "from=2027-02-01&to=2027-01-01, to",
    "after=nonsense, after",
    "limit=0, limit",
    "color=red, color"
  })
  void whatMakesNoSenseIsToldByName(String query, String name) {
    Got refused = use(query).is("400 invalid-request");
    assertTrue(refused.text().contains("\"" + name + "\""), refused.text());
  }

  @Test
  void anUnknownContractIsNotThere() {
    api.get("contracts/110-9999-9999/usage").is("404 contract-unknown");
  }

  private Got use(String query) {
    return api.get("contracts/110-0000-0001/usage" + (query.isEmpty() ? "" : "?" + query));
  }

  private static String rows(Got usage) {
    var rows = new ArrayList<String>();
    usage
        .json()
        .path("items")
        .forEach(row -> rows.add(row.path("key").asText() + " " + row.path("used").asText()));
    return String.join(", ", rows);
  }
}
