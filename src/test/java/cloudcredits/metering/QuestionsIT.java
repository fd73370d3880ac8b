package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.ContractId;
import cloudcredits.metering.ApiClient.Got;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What services may ask: only of one contract, only of their own jobs, page by page. */
class QuestionsIT extends ApiCase {

  @Test
  void everyQuestionIsAboutOneContract() {
    ContractId d = server.fixture.contract("110-0000-0002", "UTC", "2027-01-01", "2028-01-01");
    server.fixture.seat(server.c, ana);
    server.fixture.seat(d, ben);
    server.fixture.buy(d, 2);
    api.post("charges", job("ana", 30)).is(201);
    api.post("charges", job("ben", 130).replace("110-0000-0001", "110-0000-0002")).is(201);

    assertEquals("1 3 1", sizes("110-0000-0001"));
    assertEquals("2 6 1", sizes("110-0000-0002"));
    assertEquals("0.00", api.get("contracts/110-0000-0001/balance").at("shared/available"));
    assertEquals("170.00", api.get("contracts/110-0000-0002/balance").at("shared/available"));
  }

  /** How many grants, entries and jobs it has. */
  private String sizes(String contract) {
    return String.join(
        " ",
        size("contracts/" + contract + "/grants"),
        size("contracts/" + contract + "/ledger"),
        size("jobs?contract=" + contract));
  }

  private String size(String path) {
    return "" + api.get(path).is(200).json().path("items").size();
  }

  @Test
  void anExplanationTellsWhatWasMeasuredInTheEnd() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 20)).is(201);
    String settle = "holds/" + held.at("id") + "/settle";
    api.post(settle, "{\"variables\": {\"configurations\": 5}, \"final\": false}").is(200);
    api.post(settle, "{\"credits\": \"1.50\", \"final\": false}").is(200);
    api.post(settle, "{\"variables\": {\"configurations\": 7}}").is(200);
    api.post(settle, "{\"variables\": {\"configurations\": 9}}").is("409 already-settled");
    Got explained = api.get("jobs/" + held.at("id") + "/explanation").is(200);
    assertEquals(2, explained.json().path("settlements").size());
    assertEquals("5", explained.at("settlements/0/variables/configurations"));
    assertEquals("false", explained.at("settlements/0/final"));
    assertEquals("7.00", explained.at("settlements/1/credits"));
    assertTrue(explained.json().path("shortage").isNull());
  }

  @Test
  void aKeySeesAndMovesOnlyJobsOfItsOwnServices() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 10)).is(201);
    ApiClient other = server.client(server.newKey("other", Set.of("sim-360")));
    String id = held.at("id");
    for (String path : List.of("jobs/" + id, "jobs/" + id + "/explanation")) {
      other.get(path).is("404 unknown-job");
    }
    for (String path : STEPS) {
      String body = path.endsWith("settle") ? "{\"credits\": 1}" : "";
      other.post(path.formatted(id), body).is("404 unknown-job");
      String operation =
          "{\"operations\": [{\"key\": \"k\", \"path\": \"%s\", \"body\": %s}]}"
              .formatted(path.formatted(id), body.isEmpty() ? "{}" : body);
      assertEquals("404", other.post("batch", operation).is(200).at("answers/0/status"));
    }
    other.post("charges", job("ana", 1)).is("403 service-not-yours");
    other.post("estimates", job("ana", 1)).is("403 service-not-yours");
    assertEquals(0, other.get("jobs?contract=110-0000-0001").is(200).json().path("items").size());
    assertEquals(0, other.get("contracts/110-0000-0001/usage").is(200).json().at("/items").size());
    JsonNode theirs = other.get("contracts/110-0000-0001/ledger?after=1").is(200).json();
    assertEquals("hold 10.00 null", entry(theirs));
    assertEquals(
        "hold 10.00 " + id, entry(api.get("contracts/110-0000-0001/ledger?after=1").json()));
    server.client("cck_none").get("jobs?contract=110-0000-0001").is(401);
  }

  private static final List<String> STEPS =
      List.of("holds/%s/settle", "holds/%s/release", "holds/%s/extend", "jobs/%s/reversals");

  private static String entry(JsonNode ledger) {
    JsonNode entry = ledger.at("/items/0");
    return String.join(
        " ",
        entry.path("movement").asText(),
        entry.path("credits").asText(),
        entry.path("job").asText());
  }

  @Test
  void listsComeInPages() {
    server.fixture.seat(server.c, ana);
    server.fixture.seat(server.c, ben);
    for (int i = 1; i <= 5; i++) {
      api.post("charges", job(i % 2 == 0 ? "ben" : "ana", i)).is(201);
      server.clock.advance(Duration.ofSeconds(1));
    }
    api.post("holds", job("ana", 7)).is(201);
    assertEquals(
        List.of("7.00", "5.00", "4.00", "3.00", "2.00", "1.00"),
        pages("jobs?contract=110-0000-0001&limit=2", "credits"));
    assertEquals(
        List.of("4.00", "2.00"),
        pages("jobs?contract=110-0000-0001&limit=1&user=ben@example.org", "credits"));
    assertEquals(
        List.of("7.00"), pages("jobs?contract=110-0000-0001&limit=1&state=held", "credits"));
    assertEquals(13, pages("contracts/110-0000-0001/ledger?limit=3", "entry").size());
    assertEquals(List.of("1", "2"), pages("contracts/110-0000-0001/grants?limit=1", "grant"));
    api.get("jobs").is("400 invalid-request");
    api.get("jobs?contract=110-0000-0001&state=done").is("400 invalid-request");
    api.get("jobs?contract=110-0000-0001&stat=held").is("400 invalid-request");
    api.get("contracts/110-0000-0001/ledger?after=x").is("400 invalid-request");
    api.get("contracts/none/ledger").is("404 contract-unknown");
  }

  private List<String> pages(String path, String member) {
    var values = new ArrayList<String>();
    Got page = api.get(path).is(200);
    while (true) {
      page.json().path("items").forEach(item -> values.add(item.path(member).asText()));
      if (page.json().path("next").isNull()) {
        return values;
      }
      page = api.get(path + "&after=" + page.at("next")).is(200);
    }
  }
}
